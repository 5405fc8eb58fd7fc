-- name: want
insert into locks (object_name, case_id, sha256, wanted_at) values ($1, $2, $3, $4)
on conflict do nothing;

-- name: claim
update locks
set tried_at = $1
where object_name = (
    select object_name
    from locks
    where locked_until is null and (tried_at is null or tried_at < $2)
    order by tried_at nulls first, wanted_at
    limit 1
    for update skip locked
)
returning object_name, case_id, sha256;

-- name: locked
update locks
set locked_until = $2
where object_name = $1;

-- name: forget
delete from locks
where case_id = $1 and locked_until is null;
