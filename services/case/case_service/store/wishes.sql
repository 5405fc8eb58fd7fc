-- name: add
insert into wishes (id, case_id, kind, subject_id, details, due_at, wished_at)
values ($1, $2, $3, $4, $5, $6, $6);

-- name: claim
-- Nobody else gets it before its lease ends: whoever dies on it leaves it to the next.
update wishes set attempts = attempts + 1, due_at = $2
where id = (
    select id from wishes
    where due_at <= $1
    order by due_at
    limit 1
    for update skip locked
)
returning
    id, case_id, kind, subject_id, details, attempts as attempt,
    (select tenant from cases where cases.id = wishes.case_id) as tenant;

-- name: postpone
update wishes set due_at = $3 where id = $1 and attempts = $2;

-- name: fulfil
delete from wishes where id = $1
returning id;
