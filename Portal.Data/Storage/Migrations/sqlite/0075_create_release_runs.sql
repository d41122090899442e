-- building and attacking as work in the background. One run holds the slot; its lease is its sign of life
create table release_run (
  id integer primary key,
  kind text not null,
  release text not null,
  version integer not null,
  plan text,
  started_by text not null,
  started_at integer not null,
  slot integer unique,
  lease_until integer not null,
  stage text not null,
  done integer not null,
  total integer not null,
  state text not null,
  cancelled_by text,
  finished_at integer,
  report text
) strict;

-- why a release could not be published at its minute
create table release_failure (
  draft_id integer not null references release_draft (id),
  rule text not null,
  message text not null,
  first_at integer not null,
  last_at integer not null,
  times integer not null,
  primary key (draft_id, rule)
) strict;
