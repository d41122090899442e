-- sums by notice count a notice once also where its items lie in several slices or months: cells are made again from the events
update cube_version
set epoch = epoch + 1,
    is_counted = false
where exists (select 1 from notice);
