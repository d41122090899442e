-- every pack is written anew now
drop table event_pack_before;
