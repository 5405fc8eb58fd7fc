-- name: add
insert into sessions
    (id, token_hash, account_id, by_temporary, started_at, idle_ends_at, ends_at)
values ($1, $2, $3, $4, $5, $6, $7);

-- name: find
select id, account_id, by_temporary, idle_ends_at, ends_at
from sessions
where token_hash = $1 and ended_at is null and idle_ends_at > $2 and ends_at > $2;

-- name: extend
update sessions set idle_ends_at = least($3, ends_at)
where token_hash = $1 and ended_at is null and idle_ends_at > $2 and ends_at > $2
returning id, account_id, by_temporary, idle_ends_at, ends_at;

-- name: end
update sessions set ended_at = $2 where token_hash = $1 and ended_at is null;

-- name: end_all
update sessions set ended_at = $2 where account_id = $1 and ended_at is null;

-- name: forget
delete from sessions where idle_ends_at < $1;
