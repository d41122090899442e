-- of what is closed, its events tell the state: a row is kept of items that are online or were again after their stop, and for a while of those that
-- closed while it was kept. leaves_at: when such a row may go; null while the item stands. Rows that no state needs any longer are left out here
drop view item_state;

create table kept_label (
  id integer primary key,
  provider_id integer not null,
  issuer_country text not null,
  host_country text not null,
  category text not null,
  notice_type text not null,
  rule text not null,
  is_synthetic integer not null
) strict;

create table kept_item (
  id integer primary key,
  notice_id integer not null,
  label_id integer not null,
  item_ref blob,
  issued_at integer not null,
  received_after integer not null,
  deadline_at integer,
  original_before integer,
  acknowledged_after integer,
  claimed_after integer,
  alive_after integer,
  removed_at integer,
  released_at integer,
  release_reason text,
  flags integer not null,
  leaves_at integer
) strict;

create table kept_spell (
  item_id integer not null,
  started_at integer not null,
  ended_at integer,
  primary key (item_id, started_at)
) without rowid, strict;

insert into kept_spell (item_id, started_at, ended_at)
select item_id, started_at, ended_at
from item_spell
order by item_id, started_at;

-- 90 days after the close, as they are written; what left before the newest that is known is not taken over, but for the newest row of all:
-- its id must not be given again
insert into kept_item (
  id, notice_id, label_id, item_ref, issued_at, received_after, deadline_at, original_before, acknowledged_after, claimed_after, alive_after,
  removed_at, released_at, release_reason, flags, leaves_at)
select
  i.id, i.notice_id, i.label_id, i.item_ref, i.issued_at, i.received_after, i.deadline_at, i.original_before, i.acknowledged_after, i.claimed_after, i.alive_after,
  i.removed_at, i.released_at, i.release_reason, i.flags,
  case when not exists (select 1 from item_spell s where s.item_id = i.id) then coalesce(i.removed_at, i.released_at) + 7776000000000 end
from notice_item i
where (i.removed_at is null and i.released_at is null)
  or coalesce(i.removed_at, i.released_at) + 7776000000000 >= (select v.latest_at from cube_version v where v.id = 1)
  or exists (select 1 from item_spell s where s.item_id = i.id)
  or i.id = (select max(n.id) from notice_item n)
order by i.id;

insert into kept_label (id, provider_id, issuer_country, host_country, category, notice_type, rule, is_synthetic)
select id, provider_id, issuer_country, host_country, category, notice_type, rule, is_synthetic
from item_label
where id in (select label_id from kept_item)
order by id;

drop table item_spell;

drop table notice_item;

drop table item_label;

alter table kept_label rename to item_label;

alter table kept_item rename to notice_item;

alter table kept_spell rename to item_spell;

create index item_label_by_codes on item_label (provider_id, issuer_country, host_country, category, notice_type, rule, is_synthetic);

create index notice_item_by_notice on notice_item (notice_id);

-- open items are few beside the closed ones, and the deadline board reads only them
create index notice_item_open on notice_item (deadline_at) where removed_at is null and released_at is null;

create index notice_item_leaving on notice_item (leaves_at) where leaves_at is not null;

-- Items lead, and each looks its label up
create view item_state as
select i.id, i.notice_id, i.item_ref, nullif(l.provider_id, 0) as provider_id, l.issuer_country, l.host_country, l.category, l.notice_type,
  nullif(l.rule, '') as rule, i.issued_at, i.issued_at + i.received_after as received_at, i.deadline_at,
  coalesce(i.deadline_at, i.issued_at) - i.original_before as original_deadline_at, i.issued_at + i.acknowledged_after as acknowledged_at,
  i.issued_at + i.claimed_after as claimed_at, i.issued_at + i.alive_after as alive_at, i.removed_at, i.released_at, i.release_reason, i.flags,
  l.is_synthetic
from notice_item i
cross join item_label l
where l.id = i.label_id;
