-- name: confirm
insert into mail_addresses (id, case_id, email, confirmed_at) values ($1, $2, $3, $4);
