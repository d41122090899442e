-- a change of the catalogue that one person proposes and another decides; nothing here is ever deleted
create table rule_proposal (
  id integer primary key,
  rule_id text not null,
  version_group text not null,
  base_edition integer not null,
  body text not null,
  reason text not null,
  proposed_by text not null,
  proposed_at integer not null,
  state text not null check (state in ('open', 'approved', 'rejected', 'withdrawn')),
  decided_by text,
  decided_at integer,
  decision_reason text,
  edition integer references rule_edition (number),
  -- two persons, whatever the program above does
  check (state not in ('approved', 'rejected') or decided_by <> proposed_by)
) strict;
