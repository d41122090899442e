-- the cells as they stood after so many steps of the ledger, so that what was known at a past instant needs no fold of all of it
create table cube_checkpoint (
  id integer primary key,
  seq integer not null unique,
  taken_at integer not null,
  reason text not null
) strict;

-- what differs from the checkpoint before; null cells where a block is no more
create table cube_checkpoint_block (
  id integer primary key,
  slice_id integer not null,
  cell_table integer not null,
  period integer not null,
  seq integer not null references cube_checkpoint (seq),
  cells blob,
  unique (slice_id, cell_table, period, seq)
) strict;
