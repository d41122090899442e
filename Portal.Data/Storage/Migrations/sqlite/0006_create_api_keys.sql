-- a key is shown once; only its hash stays
create table api_key (
  prefix text primary key,
  name text not null,
  hash blob not null,
  source_code text references source (code),
  scope text,
  scope_code text,
  requests_per_minute integer not null,
  created_at integer not null,
  expires_at integer not null,
  revoked_at integer
) strict;

-- the answer to a request that named itself, so that the same request again gets the same answer
create table api_answer (
  key_prefix text not null references api_key (prefix),
  request_hash blob not null,
  body_hash blob not null,
  status integer not null,
  answer text not null,
  answered_at integer not null,
  primary key (key_prefix, request_hash)
) strict;

create index api_answer_by_time on api_answer (answered_at);
