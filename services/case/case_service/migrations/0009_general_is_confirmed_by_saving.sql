-- NIPR's data was kept as a saved tab once. Now General counts as the producer's when the
-- producer has saved it, and NIPR's data comes from the record until then.
delete from tabs
where
    tab = 'general'
    and version = 1
    and case_id in (select id from cases where status in ('Invited', 'In Progress'));
