-- drafts are never changed: building again makes another one
create table release_draft (
  id integer primary key,
  release text not null,
  version integer not null,
  programme text not null,
  is_synthetic integer not null,
  digest text not null,
  built_by text not null,
  built_at integer not null
) strict;

create index release_draft_by_release on release_draft (release, version);

-- bytes by their own digest
create table release_blob (
  sha256 text primary key,
  bytes blob not null
) strict;

create table release_file (
  draft_id integer not null references release_draft (id),
  path text not null,
  sha256 text not null references release_blob (sha256),
  is_public integer not null,
  primary key (draft_id, path)
) strict;

-- append-only: what was done to a draft, by whom; the last step is where it stands
create table release_step (
  draft_id integer not null references release_draft (id),
  seq integer not null,
  step text not null,
  actor text not null,
  at integer not null,
  detail text not null,
  primary key (draft_id, seq)
) strict;

-- append-only: everything ever published, in the order of the chain
create table release_publication (
  seq integer primary key,
  draft_id integer not null unique references release_draft (id),
  release text not null,
  version integer not null,
  manifest blob not null,
  signature text not null,
  published_at integer not null,
  unique (release, version)
) strict;

create table release_key (
  kid text primary key,
  jwk text not null,
  file text not null,
  created_at integer not null,
  retired_at integer
) strict;
