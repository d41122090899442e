-- a stop before the receipt counts among response times at the receipt, also where that is a later month: cells are made again from the events
update cube_version
set epoch = epoch + 1,
    is_counted = 0
where exists (select 1 from notice);
