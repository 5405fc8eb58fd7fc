-- name: remember
insert into cases (case_id) values ($1)
on conflict do nothing;

-- name: lock
select closed_at from cases
where case_id = $1
for update;

-- name: close
update cases set closed_at = coalesce(closed_at, $2)
where case_id = $1;

-- name: reserve
insert into reservations (object_name, bucket, reserved_at) values ($1, $2, $3);

-- name: claim
delete from reservations
where object_name = any($1::text []);

-- name: abandoned
select object_name, bucket from reservations
where reserved_at < $1
order by reserved_at
limit 100;

-- name: give_up_files
-- Nothing speaks of them from now on, so they are swept. Documents stay, unreadable, for as
-- long as the store keeps them.
insert into reservations (object_name, bucket, reserved_at)
select object_name, $2, $3
from files
where case_id = $1
on conflict do nothing;
