-- references are kept as 80 bits of their keyed hashes, as ids of events are: of a billion two meet by chance with a probability below one in a million.
-- The board's copies, which only show their beginning, are short when their items change
update notice
set ref = substr(ref, 1, 10);

update notice_item
set item_ref = substr(item_ref, 1, 10);

-- the id says whose a pack is: a notice's packs are those from id * 1048576 on. What the events say, no column repeats.
-- Beside this script packs are written anew, and what they were in is dropped
alter table event_pack rename to event_pack_before;

create table event_pack (
  id integer primary key,
  source_id integer not null references source (id),
  events blob not null
) strict;
