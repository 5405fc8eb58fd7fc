-- no-transaction
drop index concurrently if exists cases_recruiter;
