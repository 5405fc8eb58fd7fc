-- name: add
insert into calls (
    id, kind, case_id, lookup_id, authorization_id, status, due_at, wished_at
) values ($1, $2, $3, $4, $5, $6, $7, $7)
on conflict do nothing;

-- part: calls
select
    id, kind, case_id, lookup_id, authorization_id, status, outcome, reason,
    attempts, turn, due_at, leased_until, asked_at
from calls

-- name: lock
:calls
where id = $1
for update;

-- name: read
:calls
where id = $1;

-- name: has_due
select exists (
    select id
    from calls
    where
        kind = $1
        and (
            (status = 'waiting' and due_at <= $2)
            or (status = 'claimed' and leased_until <= $2)
        )
);

-- name: lock_next_due
-- Also what a worker claimed but never began before its lease ran out.
:calls
where
    kind = $1
    and (
        (status = 'waiting' and due_at <= $2)
        or (status = 'claimed' and leased_until <= $2)
    )
order by due_at
limit 1
for update skip locked;

-- name: lock_abandoned
:calls
where status = 'calling' and leased_until <= $1
order by leased_until
limit 20
for update skip locked;

-- name: lock_droppable
:calls
where
    case_id = $1
    and (status = 'waiting' or (status = 'claimed' and leased_until <= $2))
for update;

-- name: lock_replaced
-- An id tells its age, so a request that is heard late replaces nothing newer.
:calls
where
    kind = 'hit-list'
    and case_id = $1
    and id < $3
    and (status = 'waiting' or (status = 'claimed' and leased_until <= $2))
for update;

-- name: unresolved
:calls
where status = 'unresolved'
order by asked_at;

-- name: save
update calls
set
    status = $2,
    outcome = $3,
    reason = $4,
    attempts = $5,
    turn = $6,
    due_at = $7,
    leased_until = $8,
    asked_at = $9
where id = $1;

-- name: count_claimed
select count(*) from calls where status = 'claimed' and leased_until > $1;

-- name: count_under_way
-- A worker that died takes no place when its lease is over.
select count(*)
from calls
where status in ('claimed', 'calling') and leased_until > $1;
