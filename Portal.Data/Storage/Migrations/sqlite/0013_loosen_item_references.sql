-- only the other database asks in a way that is dear
select 1;
