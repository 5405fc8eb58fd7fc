-- no-transaction
create index concurrently if not exists import_lines_ready
on import_lines (import_id, tries, line)
where state = 'ready';
