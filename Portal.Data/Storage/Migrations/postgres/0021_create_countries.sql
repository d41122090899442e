create table country (
  code text primary key,
  alpha3 text not null unique,
  numeric_code text not null unique,
  name text not null,
  region text,
  region_name text,
  subregion text,
  subregion_name text,
  is_un_member boolean not null,
  is_eu_member boolean not null,
  map_scale integer
);
