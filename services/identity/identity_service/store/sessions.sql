-- name: add
insert into sessions
    (id, token_hash, account_id, by_temporary, started_at, idle_ends_at, ends_at)
values ($1, $2, $3, $4, $5, $6, $7);

-- name: lives
select exists (
    select from sessions
    where token_hash = $1 and ended_at is null and idle_ends_at > $2 and ends_at > $2
);

-- name: end
update sessions set ended_at = $2 where token_hash = $1 and ended_at is null;

-- name: end_all
update sessions set ended_at = $2 where account_id = $1 and ended_at is null;

-- name: forget
delete from sessions
where id in (
    select id from sessions where idle_ends_at < $1 for update skip locked
);
