-- name: lock
select c.id, c.key, c.status, c.decided_at, h.reference
from cases as c
left join legal_holds as h on c.id = h.case_id
where c.key = $1 and c.tenant = $2 and c.erased_at is null
for update of c;

-- name: hold
insert into legal_holds (case_id, reference, placed_by, placed_at)
values ($1, $2, $3, $4)
on conflict (case_id) do nothing
returning case_id;

-- name: lift
delete from legal_holds where case_id = $1
returning reference;

-- name: ended_before
-- The oldest first; whose period is over is told by who asks.
select c.id, c.key, c.status, c.decided_at, h.reference
from cases as c
left join legal_holds as h on c.id = h.case_id
where c.tenant = $1 and c.erased_at is null and c.decided_at < $2
order by c.decided_at, c.id;

-- name: erase
-- By what the case was found goes with its key; what says nothing without it stays.
with places as (delete from queue where case_id = $1),

names as (delete from name_places where case_id = $1),

marks as (delete from name_marks where case_id = $1),

fresh as (delete from names_to_index where case_id = $1),

ssn as (delete from ssn_index where case_id = $1),

npn as (delete from npn_index where case_id = $1),

invitee as (delete from invitee_index where case_id = $1),

addresses as (delete from mail_addresses where case_id = $1),

compared as (delete from compared_cases where case_id = $1)

update cases set erased_at = $2 where id = $1;
