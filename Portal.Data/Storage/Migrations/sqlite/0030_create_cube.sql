-- slices that exist; '*' sums over all values, '' is the value of an item that does not say
create table cube_slice (
  id integer primary key,
  is_synthetic integer not null,
  provider text not null,
  host_country text not null,
  issuer_country text not null,
  category text not null,
  rule text not null,
  unique (provider, host_country, issuer_country, category, rule, is_synthetic)
) strict;

-- packed signed counts; a slice's table lies together, so that any stretch of time is one short scan
create table cube_block (
  slice_id integer not null,
  cell_table integer not null,
  period integer not null,
  cells blob not null,
  primary key (slice_id, cell_table, period)
) without rowid, strict;

-- append-only: what changed in the finest slices, and when that became known
create table cube_ledger (
  slice_id integer not null,
  seq integer not null,
  first_known_at integer not null,
  last_known_at integer not null,
  changes blob not null,
  primary key (slice_id, seq)
) without rowid, strict;

-- one row; every write of cells changes it first, so that writers wait for each other and readers know what is new
create table cube_version (
  id integer primary key,
  epoch integer not null,
  seq integer not null,
  latest_at integer not null,
  check (id = 1)
) strict;

insert into cube_version (id, epoch, seq, latest_at)
values (1, 0, 0, -62135596800000000);
