-- named events from which weekly charts begin their limits anew; never deleted, a withdrawn one moves nothing
create table baseline_event (
  id integer primary key,
  jurisdiction text not null,
  provider text not null,
  from_week text not null,
  name text not null,
  reason text not null,
  recorded_by text not null,
  recorded_at integer not null,
  withdrawn_by text,
  withdrawn_at integer,
  withdrawal_reason text
) strict;

-- one event a chart and week; two browsers at once meet here
create unique index baseline_event_standing on baseline_event (jurisdiction, provider, from_week) where withdrawn_at is null;
