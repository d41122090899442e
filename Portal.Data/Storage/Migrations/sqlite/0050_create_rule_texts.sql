-- states of the catalogue: the first is what was loaded first, each later one what came with a file or with an approved change
create table rule_edition (
  number integer primary key,
  known_at integer not null,
  origin text not null
) strict;

-- a row of the catalogue as its own document, once for each edition that changed it; null: the row is gone from there on
create table rule_text (
  rule_id text not null,
  edition integer not null references rule_edition (number),
  position integer not null,
  body text,
  primary key (rule_id, edition)
) strict;
