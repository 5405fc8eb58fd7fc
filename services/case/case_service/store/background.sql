-- name: wish
insert into background_checks (case_id, outcome, holds_approval, wished_at, due_at)
values ($1, 'pending', $2, $3, $3)
on conflict (case_id) do nothing
returning case_id;

-- name: check
select
    b.outcome,
    b.holds_approval,
    b.reference,
    b.wished_at,
    b.answered_at,
    b.agency,
    a.case_id is not null as is_authorized
from background_checks as b
left join background_authorizations as a on b.case_id = a.case_id
where b.case_id = $1;

-- name: authorize
insert into background_authorizations (
    case_id, text_version, given_at, given_by, given_from
)
values ($1, $2, $3, $4, $5);

-- name: authorization
select text_version, given_at, given_from
from background_authorizations
where case_id = $1;

-- name: claim
-- Each try leases for longer, so a provider that is away costs less and less. Of a case
-- that has ended the provider learns nothing more, and nothing at all of a producer who
-- has not authorized it.
update background_checks set
    attempts = attempts + 1,
    due_at = $1 + least(
        interval '5 seconds' * 2 ^ least(attempts, 9), interval '10 minutes'
    )
where case_id = (
    select b.case_id
    from background_checks as b
    inner join cases as c on b.case_id = c.id
    left join background_authorizations as a on b.case_id = a.case_id
    where
        b.outcome = 'pending'
        and b.due_at <= $1
        and c.status = any($2::text[])
        and (a.case_id is not null or b.reference is not null)
    order by b.due_at
    limit 1
    for update of b skip locked
)
returning case_id, reference;

-- name: ordered
update background_checks set reference = $2
where case_id = $1 and reference is null;

-- name: answered
update background_checks set outcome = $2, answered_at = $3, agency = $4
where case_id = $1 and outcome = 'pending'
returning case_id;
