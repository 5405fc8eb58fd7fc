-- name: same_npn
select mine.case_id, array_agg(c.key order by c.key) as keys
from npn_index as mine
inner join npn_index as other
    on mine.tenant = other.tenant and mine.digest = other.digest
inner join cases as c on other.case_id = c.id
where
    mine.case_id = any($1::uuid[])
    and other.case_id <> mine.case_id
    and c.status = any($2::text[])
group by mine.case_id;

-- name: listed
-- Whatever is known of the producer by now: the list may be newer than the case.
select known.case_id, d.reference
from do_not_contract as d
inner join (
    select case_id, tenant, 'npn' as kind, digest
    from npn_index
    where case_id = any($1::uuid[])
    union all
    select case_id, tenant, 'ssn', digest
    from ssn_index
    where case_id = any($1::uuid[])
    union all
    select case_id, tenant, 'email', email
    from invitee_index
    where case_id = any($1::uuid[])
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
