-- states are derived from events and held against them; asking of each again whether its notice and label are there took most of writing it
alter table notice_item
  drop constraint notice_item_notice_id_fkey,
  drop constraint notice_item_label_id_fkey;

alter table item_spell
  drop constraint notice_item_spell_item_id_fkey;
