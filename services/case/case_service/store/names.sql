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
insert into name_index (digest, case_id)
select digest, $1
from unnest($2::bigint[]) as made (digest)
on conflict do nothing;

-- name: how_common
select
    sought.digest,
    (
        select count(*)
        from (select from name_index where digest = sought.digest limit $2) as few
    ) as cases
from unnest($1::bigint[]) as sought (digest);

-- name: find_names
-- The newest cases with the first mark, and of these the ones with all the others.
select named.case_id
from (
    select case_id from name_index
    where digest = $1
    order by case_id desc
    limit $3
) as named
where not exists (
    select from unnest($2::bigint[]) as other (digest)
    where not exists (
        select from name_index as also
        where also.digest = other.digest and also.case_id = named.case_id
    )
);
