-- no-transaction
-- In the order of the list, also among cases that changed at one moment: a page is read
-- off it and nothing is sorted.
create index concurrently if not exists cases_of_recruiter
on cases (recruiter_id, changed_at desc, id desc);
