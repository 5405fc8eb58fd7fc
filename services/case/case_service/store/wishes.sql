-- name: add
insert into wishes (id, case_id, kind, subject_id, details, due_at)
values ($1, $2, $3, $4, $5, $6);

-- name: claim
-- Claiming moves the row back in the queue: whoever dies on it leaves it to the next, and
-- one that fails again and again holds up no other.
update wishes set
    attempts = attempts + 1,
    due_at = $1::timestamptz + least(power(2, attempts), 12) * interval '5 seconds'
where id = (
    select id from wishes
    where due_at <= $1
    order by due_at
    limit 1
    for update skip locked
)
returning
    id, case_id, kind, subject_id, details,
    (select tenant from cases where cases.id = wishes.case_id) as tenant;

-- name: fulfil
delete from wishes where id = $1
returning id;
