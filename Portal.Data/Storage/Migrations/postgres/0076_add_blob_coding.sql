-- how the bytes are compressed; empty where they are kept as they are. The digest is that of the bytes themselves
alter table release_blob add column coding text not null default '';
