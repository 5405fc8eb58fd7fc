-- name: open
-- A call that was not billed is made again under its own row; any other row stays.
insert into ledger (
    call_id, kind, case_id, lookup_id, authorization_id, purpose, period, turn,
    estimated_cents, called_at
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict do nothing
returning id;

-- name: lock_earlier
select id, call_id, outcome
from ledger
where
    kind = $1
    and turn = $2
    and (
        (kind = 'hit-list' and lookup_id = $3)
        or (kind = 'report' and case_id = $4 and purpose = $5 and period = $6)
    )
for update;

-- name: reopen
update ledger
set
    call_id = $2,
    lookup_id = $3,
    authorization_id = $4,
    period = $5,
    outcome = 'unknown',
    calls = calls + 1,
    called_at = $6,
    settled_at = null
where id = $1;

-- name: settle
update ledger
set outcome = $2, settled_at = $3
where call_id = $1 and turn = $4 and outcome = 'unknown';

-- name: correct
update ledger
set outcome = $2, settled_at = $3
where call_id = $1 and turn = $4;

-- name: count_paid
select count(*) from ledger where period = $1 and outcome <> 'not_billed';

-- name: month
select kind, outcome, count(*) as calls, sum(estimated_cents)::bigint as cents
from ledger
where period = $1
group by kind, outcome
order by kind, outcome;
