-- What is kept while somebody types confirms nothing: only Save does. Tabs that are
-- stored already were confirmed by the rule of their time.
alter table tabs add column is_confirmed boolean not null default true;
