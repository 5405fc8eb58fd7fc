-- When a wish was made; due_at moves with every try.
alter table wishes add column wished_at timestamptz not null default now();
