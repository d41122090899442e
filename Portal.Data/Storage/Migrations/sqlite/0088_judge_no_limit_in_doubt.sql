-- limits before their own start, and items dated later than their record, are held against no limit: states and cells are made again from the events
update cube_version
set epoch = epoch + 1,
    is_counted = 0
where exists (select 1 from notice);
