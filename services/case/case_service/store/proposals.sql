-- name: add
insert into proposed_rejections (
    id, case_id, review_round, stage, reason, by_account, by_name, proposed_at,
    decides_at, due_at, text_version, rests_on_nipr, agency, announced_until
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13);

-- part: proposals
select
    id, case_id, review_round, stage, reason, by_account, by_name, proposed_at,
    decides_at, text_version, dispute, disputed_at, answer, answered_at, ended_at,
    rests_on_nipr, agency, announced_until
from proposed_rejections

-- name: newest
:proposals
where case_id = $1
order by proposed_at desc
limit 1;

-- name: every
:proposals
where case_id = $1
order by proposed_at;

-- name: one
:proposals
where id = $1;

-- name: save
update proposed_rejections set
    stage = $2,
    decides_at = $3,
    due_at = $3,
    dispute = $4,
    disputed_at = $5,
    answer = $6,
    answered_at = $7,
    ended_at = case when $2 in ('withdrawn', 'carried out') then $8::timestamptz end
where id = $1;

-- name: claim
-- Nobody else gets it before its lease ends: whoever dies on it leaves it to the next.
update proposed_rejections set due_at = $2
where id = (
    select id from proposed_rejections
    where stage = 'waiting' and due_at <= $1
    order by due_at
    limit 1
    for update skip locked
)
returning id, case_id;

-- name: report
select r.report, r.received_at, a.text_version, a.given_at, a.purpose
from records as r
inner join authorizations as a on r.case_id = a.case_id
where r.case_id = $1;
