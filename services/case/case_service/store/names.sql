-- name: take_names
-- Whoever indexes at the same time takes others; a name that comes in meanwhile waits and
-- is indexed after this.
with taken as (
    delete from names_to_index
    where case_id in (
        select case_id from names_to_index limit $1 for update skip locked
    )
    returning case_id
)

select c.id, c.tenant, c.person, l.match, r.facts
from taken as t
inner join cases as c on t.case_id = c.id
left join subjects as s on c.id = s.case_id
left join lookups as l on s.lookup_id = l.id
left join records as r on c.id = r.case_id;

-- name: index_names
-- A case that is about to move waits for this, and moves what is written here.
with placed as (
    select status, since
    from queue
    where case_id = $1 and state = ''
    for share
),

marked as (
    insert into name_marks (case_id, digests) values ($1, $2)
    on conflict (case_id) do update
        set
            digests = array(
                select unnest(name_marks.digests)
                union
                select unnest(excluded.digests)
            )
)

insert into name_places (digest, status, since, case_id)
select made.digest, placed.status, placed.since, $1
from placed
cross join unnest($2::bigint[]) as made (digest)
on conflict do nothing;

-- name: how_common
-- Rarest first. Two marks of which so many cases are not counted further are told apart by
-- how far those reach in the index.
select sought.digest, few.cases
from unnest($1::bigint[]) as sought (digest)
cross join lateral (
    select count(*) as cases
    from (
        select from name_places where digest = sought.digest limit $2
    ) as counted
) as few
order by
    few.cases,
    (
        select row(status, since)
        from name_places
        where digest = sought.digest and cardinality($1) > 1
        order by status, since, case_id
        offset $2 - 1
        limit 1
    ) desc;
