-- name: add
insert into mail_addresses (id, case_id, email, confirmed_at) values ($1, $2, $3, $4);

-- name: read
select email from mail_addresses where case_id = $1 and id = $2;

-- name: of_case
-- Newest first; those of before there was this table are the oldest.
select id, email from mail_addresses
where case_id = $1
order by confirmed_at desc nulls last, id;
