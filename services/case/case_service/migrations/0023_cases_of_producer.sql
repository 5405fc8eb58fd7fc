-- no-transaction
create index concurrently if not exists cases_of_producer
on cases (producer_id, changed_at desc, id desc);
