create table figure_source (
  code text primary key,
  position integer not null,
  title text not null,
  publisher text not null,
  document text not null,
  published text not null,
  seen_in text not null,
  licence text not null,
  attribution text not null,
  confidence text not null,
  counted text not null,
  clock_start text,
  clock_stop text,
  kind text not null,
  file text not null,
  sha256 text not null,
  row_count integer not null,
  caveats text not null,
  fingerprint text not null
);

-- value_micros: millionths, exact; null unless status is reported. Dates are ISO text, [from, to)
create table figure (
  source_code text not null references figure_source (code),
  row_number integer not null,
  column_name text not null,
  period_text text not null,
  period_from text,
  period_to text,
  provider_text text not null,
  provider_code text,
  provider_group text,
  country_text text not null,
  country_code text,
  observer text not null,
  measure text not null,
  breakdown text not null,
  unit text not null,
  edition text not null,
  value_text text not null,
  value_micros bigint,
  status text not null,
  confidence text not null,
  flags text not null,
  note text not null,
  primary key (source_code, row_number, column_name)
);

create index figure_by_country on figure (country_code, source_code) where country_code is not null;

create index figure_by_provider on figure (provider_group, source_code) where provider_group is not null;

create table figure_oddity (
  source_code text not null references figure_source (code),
  position integer not null,
  row_number integer,
  column_name text,
  kind text not null,
  message text not null,
  primary key (source_code, position)
);

create table figure_check (
  source_code text not null references figure_source (code),
  position integer not null,
  name text not null,
  expected_micros bigint not null,
  actual_micros bigint not null,
  agrees boolean not null,
  primary key (source_code, position)
);

create table figure_provider (
  code text primary key,
  group_code text not null,
  name text not null
);
