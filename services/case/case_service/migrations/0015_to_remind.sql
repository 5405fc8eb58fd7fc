-- no-transaction
create index concurrently if not exists cases_to_remind on cases (remind_at)
where status = 'Invited';
