-- name: wrapped_key
select wrapped from data_keys where case_id = $1;

-- name: wrapped_keys
select case_id, wrapped from data_keys
where case_id = any($1::uuid[]) and destroyed_at is null;

-- name: keep_key
-- A key made by somebody else at the same moment wins; the answer is the kept one.
insert into data_keys as kept (case_id, wrapped, created_at)
values ($1, $2, $3)
on conflict (case_id) do update set wrapped = kept.wrapped
returning wrapped;

-- name: keep_new_keys
insert into data_keys (case_id, wrapped, created_at)
select given.case_id, given.wrapped, $3
from unnest($1::uuid[], $2::bytea[]) as given (case_id, wrapped);

-- name: destroy_key
insert into data_keys as kept (case_id, wrapped, created_at, destroyed_at)
values ($1, '', $2, $2)
on conflict (case_id) do update
    set
        wrapped = '',
        destroyed_at = coalesce(kept.destroyed_at, excluded.destroyed_at);
