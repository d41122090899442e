-- events of one notice that came from one source in one transaction, packed: what they share stands once.
-- Append-only as the events themselves; only a repeat that was known earlier replaces a pack, with the same events.
create table event_pack (
  id integer primary key,
  notice_id integer not null references notice (id),
  source_id integer not null references source (id),
  event_count integer not null,
  last_recorded_at integer not null,
  events blob not null
) strict;

create index event_pack_by_notice on event_pack (notice_id);

-- which event ids of a source are stored, as sorted chunks of hashes: an event counts once, whatever notice it names
create table event_key (
  source_id integer not null references source (id),
  first integer not null,
  keys blob not null,
  primary key (source_id, first)
) strict;
