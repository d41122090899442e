-- append-only; each entry's hash covers the one before
create table audit_entry (
  seq bigint primary key,
  at bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null,
  hash bytea not null
);

-- the end of the chain: one row, taken by whoever appends, so that two writers never continue the same entry
create table audit_head (
  id integer primary key check (id = 1),
  seq bigint not null,
  hash bytea not null
);

insert into audit_head (id, seq, hash)
values (1, 0, ''::bytea);
