-- rows are as they should be here; only the other database kept them in another way
select 1;
