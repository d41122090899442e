-- what many items share stands once: items name it by number. 0 and '' stand for what an item does not say, so that equality finds a row.
-- Two transactions that need the same new one at once both add it: nothing waits, and either serves
create table item_label (
  id integer primary key,
  provider_id integer not null,
  issuer_country text not null,
  host_country text not null,
  category text not null,
  notice_type text not null,
  rule text not null,
  is_synthetic integer not null
) strict;

create index item_label_by_codes on item_label (provider_id, issuer_country, host_country, category, notice_type, rule, is_synthetic);

insert into item_label (provider_id, issuer_country, host_country, category, notice_type, rule, is_synthetic)
select distinct coalesce(provider_id, 0), issuer_country, host_country, category, notice_type, coalesce(rule, ''), is_synthetic
from item_state;

-- what the fold of a notice's events says now; rebuilt from events at any time. Times that no search leads by are microseconds since the issue,
-- the deadline before extensions is microseconds before the one in force, or before the issue where none is
create table notice_item (
  id integer primary key,
  notice_id integer not null references notice (id),
  label_id integer not null references item_label (id),
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
  flags integer not null
) strict;

insert into notice_item (
  id, notice_id, label_id, item_ref, issued_at, received_after, deadline_at, original_before, acknowledged_after, claimed_after, alive_after,
  removed_at, released_at, release_reason, flags)
select
  s.id, s.notice_id, l.id, s.item_ref, s.issued_at, s.received_at - s.issued_at, s.deadline_at, coalesce(s.deadline_at, s.issued_at) - s.original_deadline_at,
  s.acknowledged_at - s.issued_at, s.claimed_at - s.issued_at, s.alive_at - s.issued_at, s.removed_at, s.released_at, s.release_reason, s.flags
from item_state s
join item_label l on l.provider_id = coalesce(s.provider_id, 0)
  and l.issuer_country = s.issuer_country
  and l.host_country = s.host_country
  and l.category = s.category
  and l.notice_type = s.notice_type
  and l.rule = coalesce(s.rule, '')
  and l.is_synthetic = s.is_synthetic
order by s.id;

create table notice_item_spell (
  item_id integer not null references notice_item (id),
  started_at integer not null,
  ended_at integer,
  primary key (item_id, started_at)
) strict;

insert into notice_item_spell (item_id, started_at, ended_at)
select item_id, started_at, ended_at
from item_spell;

drop table item_spell;

drop table item_state;

alter table notice_item_spell rename to item_spell;

create index notice_item_by_notice on notice_item (notice_id);

-- open items are few beside the closed ones, and the deadline board reads only them
create index notice_item_open on notice_item (deadline_at) where removed_at is null and released_at is null;

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
