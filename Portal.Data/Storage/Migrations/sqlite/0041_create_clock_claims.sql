-- what a provider claims about a clock, and what the authority decided; an accepted one also becomes events
create table clock_claim (
  id integer primary key,
  notice_id integer not null references notice (id),
  provider text not null,
  issuer_country text not null,
  host_country text not null,
  kind integer not null,
  rule text not null,
  reason text not null,
  deadline_at integer,
  reference text,
  due_at integer,
  made_by text not null,
  made_at integer not null,
  status integer not null,
  decided_by text,
  decided_at integer,
  decision_reason text,
  was_late integer not null,
  ended_at integer
) strict;

create index clock_claim_by_notice on clock_claim (notice_id);

-- one question of a kind at a time; two browsers at once meet here
create unique index clock_claim_open on clock_claim (notice_id, provider, kind) where status = 0;
