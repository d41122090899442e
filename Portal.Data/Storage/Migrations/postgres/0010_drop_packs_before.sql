-- every pack is written anew now
drop table event_pack_before;

select setval(pg_get_serial_sequence('event_pack', 'id'), (select coalesce(max(id), 0) + 1 from event_pack), false);
