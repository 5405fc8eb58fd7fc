-- name: newest
select
    position,
    chain
from evidence
where case_id = $1
order by position desc
limit 1;

-- name: add
insert into evidence (
    evidence_id, case_id, position, at, what, account_id, session_id, role,
    packet_id, subject, sha256_before, sha256_after, details, chain
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- name: newest_consent
select
    what,
    subject,
    at
from evidence
where case_id = $1 and what in ('consent_given', 'consent_declined')
order by position desc
limit 1;

-- name: is_opened
select exists(
    select 1
    from evidence
    where
        case_id = $1 and what = $2 and subject = $3
        and sha256_after = $4 and account_id = $5
        and session_id is not distinct from $6
);

-- name: all_of_case
select
    position,
    at,
    what,
    account_id,
    session_id,
    role,
    packet_id,
    subject,
    sha256_before,
    sha256_after,
    details,
    chain
from evidence
where case_id = $1
order by position;
