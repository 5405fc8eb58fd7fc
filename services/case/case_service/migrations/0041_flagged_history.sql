-- no-transaction
-- The lines of history that flags look for: of most cases there are none.
create index concurrently if not exists history_flagged on history (case_id, what, at)
where what in ('bank changed', 'email changed', 'notice undelivered');
