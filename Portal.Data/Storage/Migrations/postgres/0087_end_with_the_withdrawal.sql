-- a ground for a reset that was claimed after the notice had been taken back moves its deadline no more: states and cells are made again from the events
update cube_version
set epoch = epoch + 1,
    is_counted = false
where exists (select 1 from notice);
