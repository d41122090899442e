-- every event stands in a pack now
drop table notice_event;
