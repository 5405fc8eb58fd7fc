-- name: add
insert into appointments (id, case_id, state, line, filing, status, wished_at, due_at)
select one.id, $1, one.state, one.line, one.filing, one.status, $2, one.due_at
from unnest(
    $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[]
) as one (id, state, line, filing, status, due_at)
on conflict (case_id, state, line) do nothing;

-- part: columns
id, case_id, state, line, status, wished_at, filed_at, settled_at, reference,
rejection, attempts, coalesce(filing_key, id) as filing

-- name: of_case
select
:columns
from appointments
where case_id = $1
order by state, line desc;

-- name: claim
-- Nobody else asks before the lease ends; whoever dies on it leaves it to the next.
update appointments set attempts = attempts + 1, due_at = $2
where id = (
    select id from appointments
    where due_at <= $1
    order by due_at
    limit 1
    for update skip locked
)
returning
:columns;

-- name: postpone
update appointments set due_at = $3
where id = $1 and attempts = $2 and coalesce(filing_key, id) = $4;

-- name: file
update appointments
set status = 'filed', filed_at = $3, reference = $4, due_at = $5, attempts = 0
where
    id = $1 and attempts = $2 and status = 'pending' and coalesce(filing_key, id) = $6
returning id;

-- name: settle
update appointments
set
    status = $3,
    filed_at = coalesce(filed_at, $4),
    settled_at = $4,
    reference = $5,
    rejection = $6,
    due_at = null
where
    id = $1
    and attempts = $2
    and settled_at is null
    and coalesce(filing_key, id) = $7
returning id;

-- name: file_again
-- What is known of the rejected filing stands in the history.
update appointments
set
    filing_key = $2,
    status = $3,
    filed_at = null,
    settled_at = null,
    reference = null,
    rejection = null,
    attempts = 0,
    due_at = $4
where id = $1;
