-- rows of the ledger are written in bits: cells are made again from the events, and the ledger with them
update cube_version
set epoch = epoch + 1,
    is_counted = false
where exists (select 1 from notice);
