-- name: same_npn
select c.key
from npn_index as mine
inner join npn_index as other
    on mine.tenant = other.tenant and mine.digest = other.digest
inner join cases as c on other.case_id = c.id
where mine.case_id = $1 and other.case_id <> $1 and c.status = any ($2::text[])
order by c.key;

-- name: listed
-- Whatever is known of the producer by now: the list may be newer than the case.
select d.reference
from do_not_contract as d
inner join (
    select tenant, 'npn' as kind, digest from npn_index where case_id = $1
    union all
    select tenant, 'ssn', digest from ssn_index where case_id = $1
    union all
    select tenant, 'email', email from invitee_index where case_id = $1
) as known
    on d.tenant = known.tenant and d.kind = known.kind and d.digest = known.digest
order by d.added_at, d.id;

-- name: bar
insert into do_not_contract (id, tenant, kind, digest, reference, added_by, added_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (tenant, kind, digest) do nothing
returning id;

-- name: unbar
delete from do_not_contract where tenant = $1 and kind = $2 and digest = $3
returning id;

-- name: list
select kind, reference, added_by, added_at
from do_not_contract
where tenant = $1
order by added_at, id;
