-- with a row id of its own a long row of the ledger wastes no end of a page
create table cube_ledger_row (
  id integer primary key,
  slice_id integer not null,
  seq integer not null,
  first_known_at integer not null,
  last_known_at integer not null,
  changes blob not null,
  unique (slice_id, seq)
) strict;

insert into cube_ledger_row (slice_id, seq, first_known_at, last_known_at, changes)
select slice_id, seq, first_known_at, last_known_at, changes
from cube_ledger
order by slice_id, seq;

drop table cube_ledger;

alter table cube_ledger_row rename to cube_ledger;
