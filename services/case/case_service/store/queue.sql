-- name: places
-- The first rows of each status from its own index range, then the first of these.
select wanted.rank, placed.since, placed.case_id
from unnest(
    $3::text[], $4::integer[], $5::timestamptz[], $6::uuid[]
) as wanted (status, rank, since, case_id)
cross join lateral (
    select queue.since, queue.case_id
    from queue
    where
        queue.tenant = $1
        and queue.state = $2
        and queue.status = wanted.status
        and (queue.since, queue.case_id) > (wanted.since, wanted.case_id)
    order by queue.since, queue.case_id
    limit $7
) as placed
order by wanted.rank, placed.since, placed.case_id
limit $7;

-- name: places_of_reviewer
select wanted.rank, placed.since, placed.case_id
from unnest(
    $3::text[], $4::integer[], $5::timestamptz[], $6::uuid[]
) as wanted (status, rank, since, case_id)
cross join lateral (
    select queue.since, queue.case_id
    from queue
    where
        queue.tenant = $1
        and queue.state = $2
        and queue.reviewer_id = $8
        and queue.status = wanted.status
        and (queue.since, queue.case_id) > (wanted.since, wanted.case_id)
    order by queue.since, queue.case_id
    limit $7
) as placed
order by wanted.rank, placed.since, placed.case_id
limit $7;

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

-- name: by_npn
select case_id from npn_index where tenant = $1 and digest = $2;

-- name: count
select
    (
        select count(*)
        from (
            select
            from queue
            where
                queue.tenant = $1
                and queue.state = tally.state
                and queue.status = tally.status
                and queue.since < tally.before
            limit $5
        ) as few
    ) as number
from unnest(
    $2::text[], $3::text[], $4::timestamptz[]
) with ordinality as tally (state, status, before, place)
order by tally.place;

-- name: count_of_reviewer
select
    (
        select count(*)
        from (
            select
            from queue
            where
                queue.tenant = $1
                and queue.state = tally.state
                and queue.reviewer_id = tally.reviewer_id
                and queue.status = tally.status
                and queue.since < tally.before
            limit $5
        ) as few
    ) as number
from unnest(
    $2::text[], $3::text[], $4::timestamptz[], $6::uuid[]
) with ordinality as tally (state, status, before, reviewer_id, place)
order by tally.place;
