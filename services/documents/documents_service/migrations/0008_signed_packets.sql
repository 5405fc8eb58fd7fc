-- no-transaction
create index concurrently if not exists packets_signed on packets (status_asked_at)
where state = 'signed';
