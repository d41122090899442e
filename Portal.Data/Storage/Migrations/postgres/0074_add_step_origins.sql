-- how it is known who acted: signed in, on the command line, or the program itself
alter table release_step add column origin text not null default 'not recorded';

-- of a passed audit: how much of its kind was published when it ran; it counts only while that stays so
alter table release_step add column against bigint;
