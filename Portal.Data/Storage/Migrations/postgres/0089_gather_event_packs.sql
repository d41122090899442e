-- a pack holds the events of many notices side by side, so that what they share stands once: those of the range number n, 64 notices,
-- are those from n * 4294967296 on.
-- Of a keyed hash of an item, which tells it apart inside its notice alone, 48 bits are kept.
-- Beside this script packs are written anew, and what they were in is dropped
update notice_item
set item_ref = substr(item_ref, 1, 6);

update board_clock
set item_ref = substr(item_ref, 1, 6);

alter table event_pack rename to event_pack_before;

create table event_pack (
  id bigint primary key,
  source_id bigint not null references source (id),
  events bytea not null
);

-- they are as short as they can be already
alter table event_pack
alter column events set storage external;
