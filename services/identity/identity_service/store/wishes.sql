-- name: add
-- An invitation that had ended before its account was made can be sent again.
insert into account_wishes (case_id, tenant, state, wished_at, next_try_at)
values ($1, $2, 'waiting', $3, $3)
on conflict (case_id) do update
    set state = 'waiting', next_try_at = excluded.next_try_at
    where account_wishes.state = 'cancelled';

-- name: claim
-- The longest waiting one that is due; nobody else gets it before its lease ends.
update account_wishes
set attempt = attempt + 1, next_try_at = $2
where case_id = (
    select case_id from account_wishes
    where state = 'waiting' and next_try_at <= $1
    order by next_try_at
    limit 1
    for update skip locked
)
returning case_id, tenant, attempt;

-- name: postpone
update account_wishes set next_try_at = $3
where case_id = $1 and attempt = $2 and state = 'waiting';

-- name: fulfil
update account_wishes set state = 'done'
where case_id = $1 and state = 'waiting'
returning case_id;

-- name: cancel
update account_wishes set state = 'cancelled'
where case_id = $1 and state = 'waiting';
