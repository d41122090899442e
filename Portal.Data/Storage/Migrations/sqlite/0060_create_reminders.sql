-- one row: passes over the clocks go one after the other, so that ids of changes grow in the order in which others can see them
create table reminder_pass (
  id integer primary key check (id = 1),
  passes integer not null,
  raised_through integer
) strict;

insert into reminder_pass (id, passes, raised_through) values (1, 0, null);

-- one row for each change of one obligation towards one due time: the key is what makes a reminder happen once. holder: the provider, or 0
create table reminder_change (
  id integer primary key autoincrement,
  item_id integer not null,
  notice_id integer not null,
  rule text not null,
  holder integer not null,
  kind integer not null,
  due_at integer not null,
  happened_at integer not null,
  raised_at integer not null,
  is_baseline integer not null,
  unique (item_id, rule, due_at, holder, kind)
) strict;

-- target: sealed with the key beside the database; an address is nowhere else
create table reminder_subscription (
  id integer primary key autoincrement,
  handle blob not null unique,
  owner text not null,
  scope_provider text,
  scope_jurisdiction text,
  channel integer not null,
  target blob not null,
  wants_at_risk integer not null,
  wants_overdue integer not null,
  digest_seconds integer not null,
  state integer not null,
  secret_version integer not null,
  last_change_id integer not null,
  next_digest_at integer not null,
  created_at integer not null,
  check ((scope_provider is null) <> (scope_jurisdiction is null))
) strict;

create index reminder_subscription_by_owner on reminder_subscription (owner);

create table reminder_delivery (
  id integer primary key autoincrement,
  delivery_id text not null unique,
  subscription_id integer not null references reminder_subscription (id) on delete cascade,
  kind integer not null,
  payload text not null,
  change_count integer not null,
  state integer not null,
  attempts integer not null,
  next_attempt_at integer not null,
  lease text,
  lease_until integer,
  created_at integer not null,
  finished_at integer,
  result text
) strict;

create index reminder_delivery_waiting on reminder_delivery (next_attempt_at) where state = 0;

create index reminder_delivery_by_subscription on reminder_delivery (subscription_id, id);

-- token_hash: the address of a feed is its password, so only its hash is kept
create table calendar_feed (
  owner text primary key,
  scope_provider text,
  scope_jurisdiction text,
  token_hash blob not null unique,
  created_at integer not null,
  check ((scope_provider is null) <> (scope_jurisdiction is null))
) strict;
