-- part: first_of
-- The first rows of each status from its own index range, then the first of these.
select wanted.rank, placed.since, placed.case_id
from unnest(
    $3::text[], $4::integer[], $5::timestamptz[], $6::uuid[]
) as wanted (status, rank, since, case_id)
cross join lateral (

-- part: these
) as placed
order by wanted.rank, placed.since, placed.case_id
limit $7

-- part: queued
queue.tenant = $1
and queue.state = $2
and queue.status = wanted.status
and (queue.since, queue.case_id) > (wanted.since, wanted.case_id)

-- part: marked
first.digest = $8
and first.status = wanted.status
and (first.since, first.case_id) > (wanted.since, wanted.case_id)

-- part: has_others
-- Counted and not "exists": no plan may gather all cases with a mark before it takes the
-- first.
(
    select count(*)
    from name_places as other
    where
        other.digest = any($9::bigint[])
        and other.status = wanted.status
        and other.since = first.since
        and other.case_id = first.case_id
) = cardinality($9::bigint[])

-- name: places
:first_of
select queue.since, queue.case_id
from queue
where
:queued
order by queue.since, queue.case_id
limit $7
:these;

-- name: places_of_reviewer
-- As places, from the index that a reviewer has.
:first_of
select queue.since, queue.case_id
from queue
where
:queued
and queue.reviewer_id = $8
order by queue.since, queue.case_id
limit $7
:these;

-- name: places_named
-- As places, along the rarest mark of a name; its others stand at the same place.
:first_of
select first.since, first.case_id
from name_places as first
where
:marked
and
:has_others
-- Of whose tenant a case is, its marks tell: their digests are made with it.
and (
    ($2 = '' and $10::uuid is null)
    or (
        select count(*)
        from queue
        where
            queue.case_id = first.case_id
            and queue.state = $2
            and queue.tenant = $1
            and ($10::uuid is null or queue.reviewer_id = $10)
    ) = 1
)
order by first.since, first.case_id
limit $7
:these;

-- name: places_named_of_reviewer
-- As places_named, of a common name: a reviewer's cases and those with a mark stand in the
-- same order in their indexes, so each is read once.
:first_of
select first.since, first.case_id
from (
    select queue.since, queue.case_id
    from queue
    where
:queued
    and queue.reviewer_id = $10
    intersect
    select first.since, first.case_id
    from name_places as first
    where
:marked
) as first
where
:has_others
order by first.since, first.case_id
limit $7
:these;

-- name: places_among
select wanted.rank, queue.since, queue.case_id
from queue
inner join unnest($3::text[], $4::integer[]) as wanted (status, rank)
    on queue.status = wanted.status
where
    queue.case_id = any($5::uuid[])
    and queue.state = $2
    and queue.tenant = $1
    and ($6::uuid is null or queue.reviewer_id = $6)
order by wanted.rank, queue.since, queue.case_id;

-- name: by_key
select id from cases where key = $1;

-- name: by_npn_or_number
-- The nine digits that were given at approval are asked for as often, and as an NPN may
-- have nine, too, both are looked for.
select case_id from npn_index where tenant = $1 and digest = $2
union
select case_id from producer_numbers where number = $3;

-- name: count
-- Each tally goes along its own index, and no further than all of its title are counted; a
-- case has one place without a state.
with tally as (
    select tally.title, tally.state, tally.status, tally.before, tally.reviewer_id
    from unnest(
        $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[]
    ) as tally (title, state, status, before, reviewer_id)
)

select
    titles.title,
    (
        select count(*)
        from (
            select
            from tally
            cross join lateral (
                (
                    select
                    from queue
                    where
                        tally.reviewer_id is null
                        and queue.tenant = $1
                        and queue.state = tally.state
                        and queue.status = tally.status
                        and queue.since < tally.before
                    limit $7
                )
                union all
                (
                    select
                    from queue
                    where
                        queue.tenant = $1
                        and queue.state = tally.state
                        and queue.reviewer_id = tally.reviewer_id
                        and queue.status = tally.status
                        and queue.since < tally.before
                    limit $7
                )
            ) as placed
            where tally.title = titles.title
            limit $7
        ) as few
    )::integer as number
from (select distinct title from tally) as titles;
