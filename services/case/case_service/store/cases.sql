-- part: cases
select
    id, key, tenant, status, version, recruiter_id, producer_id, reviewer_id,
    reviewer_name, states, review_round, reopened, packet_hash, submitted_at
from cases

-- name: lock
-- One equality, so that the plan is made once; with "or" it is made for each statement.
:cases
where id = $1 and may_see(cases, $2, $3, $4)
for update;

-- name: lock_by_key
:cases
where key = $1 and may_see(cases, $2, $3, $4)
for update;

-- name: save
-- The dates follow from the status: nobody sets them apart. Only when the review's
-- clock began is told by who submits, as it takes business days out of it.
with changed as (
    update cases set
        status = $2,
        version = $3,
        producer_id = $4,
        reviewer_id = $5,
        reviewer_name = $6,
        review_round = $7,
        reopened = $8,
        packet_hash = $9,
        submitted_at = $10,
        changed_at = $11,
        started_at = case
            when $2 = 'In Progress' then coalesce(started_at, $11)
            else started_at
        end,
        signed_at = case
            when $9::text is null then null
            when $9 is distinct from packet_hash then $11
            else signed_at
        end,
        queue_since = case
            when $2 = 'In Progress' then null
            when $7 > review_round then $17
            else queue_since
        end,
        asked_at = case
            when $2 = 'Information Requested' and status <> $2 then $11
            else asked_at
        end,
        decided_at = case
            when $2 = any($19::text[]) then coalesce(decided_at, $11)
        end
    where id = $1
    returning id
)

insert into history (case_id, at, what, detail, by_role, by_account, by_name, note)
select id, $11, $12, $13, $14, $15, $16, $18
from changed;

-- name: count_resend
update cases set resends = resends + 1 where id = $1
returning resends;

-- name: keep_prepared
update cases set prepared_hash = $2 where id = $1;

-- name: keep_reason
update cases set reason = $2 where id = $1;

-- name: write_history_once
insert into history (case_id, at, what, detail, by_role, by_account, by_name)
select $1, $2, $3, $4, $5, $6, $7
where
    not exists (
        select from history
        where
            case_id = $1 and what = $3 and by_account = $6
            and at > $2::timestamptz - interval '12 hours'
    );

-- name: write_history
insert into history (case_id, at, what, detail, by_role, by_account, by_name, note)
values ($1, $2, $3, $4, $5, $6, $7, $8);
