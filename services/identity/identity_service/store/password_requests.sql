-- name: add
insert into password_requests (id, account_id, requested_at) values ($1, $2, $3);

-- name: take
delete from password_requests
where id = (
    select id from password_requests
    order by requested_at
    limit 1
    for update skip locked
)
returning id, account_id;
