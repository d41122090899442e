-- ends that were set to the issue are counted by day: cells are made again from the events
update cube_version
set epoch = epoch + 1,
    is_counted = false
where exists (select 1 from notice);
