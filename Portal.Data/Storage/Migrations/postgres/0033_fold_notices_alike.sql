-- figures and clocks read withdrawals, incomplete requests and blank columns of an item's own issue alike now: states and cells are made again
update cube_version
set epoch = epoch + 1,
    is_counted = false
where exists (select 1 from notice);
