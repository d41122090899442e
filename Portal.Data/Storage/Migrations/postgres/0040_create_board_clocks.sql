-- the open clocks and the lately undetermined ones, so that a board reads neither history nor folds; rebuilt from item_state at any time.
-- What changes by time alone (at risk, overdue) follows from the instants: no row is rewritten when a clock ticks.
create table board_clock (
  item_id bigint primary key,
  notice_id bigint not null,
  notice_ref bytea not null,
  item_ref bytea,
  provider text not null,
  issuer_country text not null,
  host_country text not null,
  category text not null,
  rule text,
  started_at bigint not null,
  due_at bigint,
  at_risk_at bigint,
  gone_at bigint,
  alive_at bigint,
  evidence bigint not null,
  evidence_at bigint not null,
  flags bigint not null,
  is_synthetic boolean not null,
  order_at bigint not null
);

create index board_clock_in_order on board_clock (order_at, item_id);

create index board_clock_by_notice on board_clock (notice_id);

create index board_clock_gone on board_clock (gone_at) where gone_at is not null;

-- one row: grows with every committed change of board_clock, so that every process can see that something changed
create table board_version (
  id bigint primary key,
  version bigint not null
);

insert into board_version (id, version)
values (1, 0);
