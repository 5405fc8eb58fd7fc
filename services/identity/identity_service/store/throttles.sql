-- name: add
insert into throttles (kind, subject, counted_at, blocked_until)
values ($1, $2, $3, $3)
on conflict (kind, subject) do nothing;

-- name: lock
select level, counted_at, blocked_until
from throttles
where kind = $1 and subject = $2
for update;

-- name: find
select level, counted_at, blocked_until
from throttles
where kind = $1 and subject = $2;

-- name: save
update throttles set level = $3, counted_at = $4, blocked_until = $5
where kind = $1 and subject = $2;

-- name: forget
-- What is locked stays until a person has looked at it.
delete from throttles
where (kind, subject) in (
    select kind, subject from throttles
    where counted_at < $1 and level < $2
    for update skip locked
);
