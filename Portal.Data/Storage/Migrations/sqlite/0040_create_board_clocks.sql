-- the open clocks and the lately undetermined ones, so that a board reads neither history nor folds; rebuilt from item_state at any time.
-- What changes by time alone (at risk, overdue) follows from the instants: no row is rewritten when a clock ticks.
create table board_clock (
  item_id integer primary key,
  notice_id integer not null,
  notice_ref blob not null,
  item_ref blob,
  provider text not null,
  issuer_country text not null,
  host_country text not null,
  category text not null,
  rule text,
  started_at integer not null,
  due_at integer,
  at_risk_at integer,
  gone_at integer,
  alive_at integer,
  evidence integer not null,
  evidence_at integer not null,
  flags integer not null,
  is_synthetic integer not null,
  order_at integer not null
) strict;

create index board_clock_in_order on board_clock (order_at, item_id);

create index board_clock_by_notice on board_clock (notice_id);

create index board_clock_gone on board_clock (gone_at) where gone_at is not null;

-- one row: grows with every committed change of board_clock, so that every process can see that something changed
create table board_version (
  id integer primary key,
  version integer not null
) strict;

insert into board_version (id, version)
values (1, 0);
