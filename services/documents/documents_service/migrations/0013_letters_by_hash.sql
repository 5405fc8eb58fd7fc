-- no-transaction
create index concurrently if not exists letters_by_hash on letters (sha256);
