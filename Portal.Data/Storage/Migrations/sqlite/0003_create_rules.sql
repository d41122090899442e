-- the catalogue of time limits as it was loaded
create table rule_version (
  id text primary key,
  version_group text not null,
  layer text not null,
  jurisdiction text not null,
  instrument text not null,
  provision text not null,
  standard text not null,
  status text not null,
  status_word text not null,
  effective_from text,
  effective_to text,
  confidence text not null,
  verify_before_use integer not null,
  is_computed integer not null,
  not_computed_because text not null,
  position integer not null
) strict;

create index rule_version_by_jurisdiction on rule_version (jurisdiction);

create table rule_source (
  rule_id text not null references rule_version (id),
  position integer not null,
  title text not null,
  url text not null,
  grade text not null,
  primary key (rule_id, position)
) strict;
