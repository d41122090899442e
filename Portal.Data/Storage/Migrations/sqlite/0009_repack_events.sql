-- packs of an older version are written anew beside this script, with the index of event ids
alter table event_pack rename to event_pack_before;

drop index event_pack_by_notice;

create table event_pack (
  id integer primary key,
  notice_id integer not null references notice (id),
  source_id integer not null references source (id),
  event_count integer not null,
  last_recorded_at integer not null,
  events blob not null
) strict;

create index event_pack_by_notice on event_pack (notice_id);

delete from event_key;
