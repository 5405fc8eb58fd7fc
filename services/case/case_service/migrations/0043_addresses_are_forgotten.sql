-- When a row is forgotten. Null as long as somebody may be warned at it, or is written to:
-- the rows that a newer one or the end of a case has left behind.
alter table mail_addresses add column forget_at timestamptz;
