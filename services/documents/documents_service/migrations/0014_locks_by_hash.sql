-- no-transaction
create index concurrently if not exists locks_by_hash on locks (sha256);
