-- a notice's events lie side by side, so that folding it reads one stretch and no index by notice is needed
create table notice_event_by_notice_id (
  notice_id integer not null references notice (id),
  source_id integer not null references source (id),
  event_id text not null,
  item_ref blob,
  type integer not null,
  occurred_at integer not null,
  recorded_at integer not null,
  provider_id integer references provider (id),
  issuer_country text,
  host_country text,
  category text,
  notice_type text,
  rules text,
  limit_seconds integer,
  deadline_at integer,
  territory text,
  material_ref blob,
  target text,
  reason text,
  evidence integer,
  primary key (notice_id, source_id, event_id)
) without rowid, strict;

insert into notice_event_by_notice_id (
  notice_id, source_id, event_id, item_ref, type, occurred_at, recorded_at, provider_id, issuer_country, host_country, category,
  notice_type, rules, limit_seconds, deadline_at, territory, material_ref, target, reason, evidence)
select
  notice_id, source_id, event_id, item_ref, type, occurred_at, recorded_at, provider_id, issuer_country, host_country, category,
  notice_type, rules, limit_seconds, deadline_at, territory, material_ref, target, reason, evidence
from notice_event
order by notice_id, source_id, event_id;

drop table notice_event;

alter table notice_event_by_notice_id rename to notice_event;

-- an event counts once, whatever notice it names
create unique index notice_event_by_id on notice_event (source_id, event_id);

drop index item_state_by_provider;
