-- name: add
insert into messages
    (id, kind, about, version, case_id, account_id, source_id, next_try_at, planned_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
on conflict (about, kind, version) do nothing;

-- name: may_have_come
-- A line that was cut after the text may have brought it all the same.
select exists(
    select 1
    from messages
    where about = $1 and (state in ('sending', 'done') or cuts > 0)
);

-- name: claim
-- The longest due one; also one whose sender went silent: its lease has ended.
update messages
set state = 'sending', attempt = attempt + 1, next_try_at = $2
where id = (
    select id from messages
    where state in ('pending', 'sending') and next_try_at <= $1
    order by next_try_at
    limit 1
    for update skip locked
)
returning id, kind, case_id, account_id, version, source_id, attempt,
    faults, cuts, put_off_since, away_since;

-- name: renew
update messages set next_try_at = $3
where id = $1 and attempt = $2 and state = 'sending';

-- name: postpone
update messages
set
    state = 'pending', next_try_at = $3, problem = $4,
    faults = $5, cuts = $6, put_off_since = $7, away_since = $8
where id = $1 and attempt = $2 and state = 'sending';

-- name: finish
update messages
set state = $3, finished_at = $4, problem = $5, message_id = $6, copy = $7
where id = $1 and attempt = $2 and state = 'sending'
returning id;
