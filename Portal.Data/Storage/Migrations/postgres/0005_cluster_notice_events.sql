-- an event is known by its source and its id, and counts once, whatever notice it names
alter table notice_event drop constraint notice_event_source_id_event_id_key;

alter table notice_event drop column id;

alter table notice_event add primary key (source_id, event_id);

drop index item_state_by_provider;
