-- no-transaction
create index concurrently if not exists cases_expiring on cases (expires_at)
where status = 'Invited';
