-- the last check that found an item before a later spell ended: the lowest total of hours takes it. What came back counts as late no more, a release
-- before the issue contradicts, access disabled for everybody denies a claim: states and cells are made again from the events
alter table item_spell add column alive_at integer;

update cube_version
set epoch = epoch + 1,
    is_counted = 0
where exists (select 1 from notice);
