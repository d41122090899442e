-- the id of a block says its slice, table and period, so that no index has to; the other columns follow from it
create table placed_block (
  id bigint primary key,
  slice_id bigint generated always as (id / 16777216) stored,
  cell_table bigint generated always as (id / 262144 % 64) stored,
  period bigint generated always as (id % 262144 - 131072) stored,
  cells bytea not null
);

insert into placed_block (id, cells)
select slice_id * 16777216 + cell_table * 262144 + period + 131072, cells
from cube_block
order by slice_id, cell_table, period;

drop table cube_block;

alter table placed_block rename to cube_block;
