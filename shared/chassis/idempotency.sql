-- name: claim
-- Waits for a twin that is still in flight; no row means that it has answered.
insert into idempotency_keys (scope, key, fingerprint, answer, created_at)
values ($1, $2, $3, 'null', $4)
on conflict (scope, key) do nothing
returning true;

-- name: answered
select fingerprint, answer from idempotency_keys where scope = $1 and key = $2;

-- name: keep
update idempotency_keys set answer = $3 where scope = $1 and key = $2;

-- name: purge
delete from idempotency_keys
where
    (scope, key) in (
        select old.scope, old.key from idempotency_keys as old
        where old.created_at < $1
        limit $2
    )
returning key;
