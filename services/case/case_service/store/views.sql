-- part: listed
select
    c.id, c.key, c.tenant, c.status, c.version, c.recruiter_id, c.producer_id,
    c.reviewer_id, c.reviewer_name, c.states, c.review_round, c.reopened,
    c.packet_hash, c.submitted_at, c.person, c.invited_at, c.changed_at,
    c.started_at, c.signed_at, c.queue_since, c.asked_at, c.decided_at,
    c.expires_at, r.facts, (select rule_book()) as rule_book,
    in_queue_since(c) as since
from cases as c
left join records as r on c.id = r.case_id

-- part: page
-- The page begins after the place ($4, $5). A place is a moment, not a case: one that
-- changes while somebody pages moves to the top and hides no other.
and ($7::text is null or c.status = $7)
and ($4::timestamptz is null or (c.changed_at, c.id) < ($4, $5::uuid))
order by c.changed_at desc, c.id desc
limit $6

-- part: of_a_name
-- Looked for on the way along the index. Planned by what is asked: without a name ($8)
-- nothing is guessed of names.
and (
    cardinality($8::bigint[]) = 0
    or (
        select count(*)
        from name_places as named
        where
            named.digest = any($8::bigint[])
            and named.status = c.status
            and named.since = in_queue_since(c)
            and named.case_id = c.id
    ) = cardinality($8::bigint[])
)

-- name: list_of_tenant
-- Newest change first.
:listed
where may_see(c, $1, $2, $3) and c.tenant = $2
:page;

-- name: list_of_recruiter
-- As list_of_tenant, from the index that a recruiter has.
:listed
where may_see(c, $1, $2, $3) and c.recruiter_id = $3
:of_a_name
:page;

-- name: list_of_producer
-- As list_of_recruiter, from the index that a producer has.
:listed
where may_see(c, $1, $2, $3) and c.producer_id = $3
:of_a_name
:page;

-- name: list_among
-- As list_of_tenant, of the cases that a search found.
:listed
where may_see(c, $1, $2, $3) and c.id = any ($8::uuid[])
:page;

-- name: list_named
-- Of a name, for who sees all of the tenant's cases: in the order of the queue from its
-- end, along the rarest mark. However many have the name, it costs a page; newest change
-- first would cost all of them, or an index that every save moves.
with placed as (
    select named.since, named.case_id
    from unnest($7::text[]) as wanted (status)
    cross join lateral (
        select first.since, first.case_id
        from name_places as first
        where
            first.digest = $8
            and first.status = wanted.status
            and (first.since, first.case_id) < (
                coalesce($4, timestamptz 'infinity'),
                coalesce($5, uuid 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            )
            and (
                select count(*)
                from name_places as other
                where
                    other.digest = any($9::bigint[])
                    and other.status = first.status
                    and other.since = first.since
                    and other.case_id = first.case_id
            ) = cardinality($9::bigint[])
        order by first.since desc, first.case_id desc
        limit $6
    ) as named
    order by named.since desc, named.case_id desc
    limit $6
)

:listed
inner join placed on c.id = placed.case_id
where may_see(c, $1, $2, $3)
order by placed.since desc, placed.case_id desc;

-- name: named
-- All the cases of a name, however many there are.
select first.case_id
from name_places as first
where
    first.digest = $1
    and (
        select count(*)
        from name_places as other
        where
            other.digest = any($2::bigint[])
            and other.status = first.status
            and other.since = first.since
            and other.case_id = first.case_id
    ) = cardinality($2::bigint[]);

-- name: frame
select
    c.invited_at, c.changed_at, c.started_at, c.signed_at, c.queue_since, c.asked_at,
    c.decided_at, c.expires_at, c.entity_type, c.reason, n.number,
    (select rule_book()) as rule_book
from cases as c
left join producer_numbers as n on c.id = n.case_id
where c.id = $1;

-- name: history
select at, what, detail, by_role, by_name, note
from (
    select
        id, at, what, detail, by_role, by_name, note,
        lead(what || ' ' || detail || ' ' || by_role) over (order by id)
            is not distinct from what || ' ' || detail || ' ' || by_role
            and what in ('saved', 'read') as is_repeated
    from history
    where case_id = $1
) as told
where not is_repeated
order by id;

-- name: dates
select
    id, invited_at, changed_at, started_at, signed_at, queue_since, asked_at,
    decided_at, expires_at, (select rule_book()) as rule_book
from cases
where id = any($1::uuid[]);

-- name: steps
-- The words are those of STEPS; the index history_steps has them.
select case_id, at, what, detail
from history
where
    case_id = any($1::uuid[])
    and what in (
        'expired', 'invited again', 'packet signed', 'submitted', 'taken back',
        'information requested', 'put in error', 'returned to review'
    )
order by case_id, id;
