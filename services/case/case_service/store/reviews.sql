-- name: add_request
insert into info_requests (
    id, case_id, review_round, message, reopened_tabs, wanted_documents, asked_at
)
values ($1, $2, $3, $4, $5, $6, $7);

-- name: close_request
update info_requests set answered_at = $2
where case_id = $1 and answered_at is null
returning id;

-- name: requests
-- Asked again within a round, the earlier request was replaced and not answered.
select
    id, case_id, review_round, message, reopened_tabs, wanted_documents, asked_at,
    answered_at,
    lead(id) over (partition by review_round order by asked_at, id) is not null
        as is_replaced
from info_requests
where case_id = $1
order by asked_at, id;

-- name: request
select
    id, case_id, review_round, message, reopened_tabs, wanted_documents, asked_at,
    answered_at, false as is_replaced
from info_requests
where id = $1;

-- name: add_submission
insert into submissions (case_id, review_round, snapshot_hash, answers, submitted_at)
values ($1, $2, $3, $4, $5);

-- name: submissions
select review_round, snapshot_hash, answers, submitted_at
from submissions
where case_id = $1
order by review_round;

-- name: next_ordinal
select nextval('producer_number_ordinals');

-- name: add_number
insert into producer_numbers (case_id, number, given_at) values ($1, $2, $3);

-- name: fix_fees
insert into shown_fees (
    case_id, snapshot_hash, state, bluelincs_hmo, cents, effective_on, source
)
select $1, $2, state, bluelincs_hmo, cents, effective_on, source
from unnest($3::text[], $4::boolean[], $5::integer[], $6::date[], $7::text[])
    as fees (state, bluelincs_hmo, cents, effective_on, source)
on conflict do nothing;

-- name: shown_fees
select state, bluelincs_hmo, cents, effective_on, source
from shown_fees
where case_id = $1 and snapshot_hash = $2
order by state, bluelincs_hmo;

-- name: add_file
insert into files (file_id, case_id, kind, accepted_at) values ($1, $2, $3, $4)
on conflict (file_id) do nothing;

-- name: files_since
select kind from files where case_id = $1 and accepted_at >= $2;
