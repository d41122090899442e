create table provider (
  id integer primary key,
  code text not null unique,
  name text not null,
  type text,
  home_zone text,
  provider_group text,
  is_synthetic integer not null
) strict;

create table source (
  id integer primary key,
  code text not null unique,
  name text not null,
  namespace text not null,
  may_load_history integer not null,
  tolerance_seconds integer not null,
  is_synthetic integer not null
) strict;

-- ref: keyed hash of the sender's reference within its namespace
create table notice (
  id integer primary key,
  ref blob not null unique,
  is_synthetic integer not null
) strict;

-- append-only: corrections and retractions are events of their own
create table notice_event (
  id integer primary key,
  source_id integer not null references source (id),
  event_id text not null,
  notice_id integer not null references notice (id),
  item_ref blob,
  type integer not null,
  occurred_at integer not null,
  recorded_at integer not null,
  provider_id integer references provider (id),
  issuer_country text,
  host_country text,
  category text,
  notice_type text,
  rules text,
  limit_seconds integer,
  deadline_at integer,
  territory text,
  material_ref blob,
  target text,
  reason text,
  evidence integer,
  unique (source_id, event_id)
) strict;

create index notice_event_by_notice on notice_event (notice_id);

-- what the fold of a notice's events says now; rebuilt from events at any time
create table item_state (
  id integer primary key,
  notice_id integer not null references notice (id),
  item_ref blob,
  provider_id integer references provider (id),
  issuer_country text not null,
  host_country text not null,
  category text not null,
  notice_type text not null,
  rule text,
  issued_at integer not null,
  received_at integer not null,
  deadline_at integer,
  original_deadline_at integer,
  acknowledged_at integer,
  claimed_at integer,
  alive_at integer,
  removed_at integer,
  released_at integer,
  release_reason text,
  flags integer not null,
  is_synthetic integer not null
) strict;

create index item_state_by_notice on item_state (notice_id);

create index item_state_by_provider on item_state (provider_id, issued_at);

-- open items are few beside the closed ones, and the deadline board reads only them
create index item_state_open on item_state (deadline_at) where removed_at is null and released_at is null;

create table item_spell (
  item_id integer not null references item_state (id),
  started_at integer not null,
  ended_at integer,
  primary key (item_id, started_at)
) strict;
