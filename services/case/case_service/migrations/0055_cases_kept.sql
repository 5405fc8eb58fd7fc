-- no-transaction
create index concurrently if not exists cases_kept
on cases (tenant, decided_at, id)
where erased_at is null;
