-- name: put_subject
insert into subjects (case_id, ssn, lookup_id, given_at)
values ($1, $2, $3, $4)
on conflict (case_id) do update
set ssn = excluded.ssn, lookup_id = excluded.lookup_id, given_at = excluded.given_at;

-- name: use_lookup
update subjects set lookup_id = $2 where case_id = $1;

-- name: put_ssn_digest
insert into ssn_index (case_id, tenant, digest)
values ($1, $2, $3)
on conflict (case_id) do update set digest = excluded.digest;

-- name: put_npn_digest
insert into npn_index (case_id, tenant, digest)
values ($1, $2, $3)
on conflict (case_id) do update set digest = excluded.digest;

-- name: forget_ssn_digest
delete from ssn_index where case_id = $1;

-- name: ended_before
select other.case_id
from npn_index as mine
inner join npn_index as other
    on mine.tenant = other.tenant and mine.digest = other.digest
inner join cases as c on other.case_id = c.id
where
    mine.case_id = $1
    and other.case_id <> $1
    and c.status = any($2::text[])
order by c.decided_at desc
limit 5;

-- name: add_lookup
insert into lookups (id, case_id, last_name, requested_at)
values ($1, $2, $3, $4);

-- name: lookups_since
select count(*) from lookups where case_id = $1 and requested_at > $2;

-- name: lookup
-- Only the one in use: the SSN is the case's, and an older question was not about it.
select l.case_id, l.last_name, s.ssn
from lookups as l
inner join subjects as s on l.case_id = s.case_id and l.id = s.lookup_id
where l.id = $1;

-- name: record_outcome
update lookups set outcome = $2 where id = $1;

-- name: count_miss
update lookups set outcome = $2, misses = misses + 1 where id = $1;

-- name: put_match
with named as (
    update lookups set outcome = 'found', match = $2 where id = $1
    returning case_id
)

insert into names_to_index (case_id)
select case_id
from named
on conflict do nothing;

-- name: add_authorization
insert into authorizations (
    id, case_id, lookup_id, text_version, given_at, given_by, given_from
)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (case_id) do nothing
returning id;

-- name: authorization_id
select id from authorizations where case_id = $1;

-- name: retire_authorization
with retired as (
    delete from authorizations where case_id = $1 and outcome = $2
    returning
        id, case_id, lookup_id, text_version, given_at, given_by, given_from,
        report_id, outcome, purpose
)

insert into earlier_authorizations (
    id, case_id, lookup_id, text_version, given_at, given_by, given_from, report_id,
    outcome, purpose
)
select
    id, case_id, lookup_id, text_version, given_at, given_by, given_from, report_id,
    outcome, purpose
from retired;

-- name: authorization
select a.text_version, a.given_at, a.given_from, a.purpose, a.outcome, r.received_at
from authorizations as a
left join records as r on a.case_id = r.case_id
where a.case_id = $1;

-- name: record_report_outcome
update authorizations set report_id = $3, outcome = $4
where id = $1 and case_id = $2;

-- name: put_record
with named as (
    insert into records (case_id, report_id, received_at, facts, appointments, report)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (case_id) do update
        set
            report_id = excluded.report_id,
            received_at = excluded.received_at,
            facts = excluded.facts,
            appointments = excluded.appointments,
            report = excluded.report
    returning case_id
)

insert into names_to_index (case_id)
select case_id
from named
on conflict do nothing;

-- name: progress
select
    s.lookup_id,
    l.requested_at,
    l.outcome,
    l.match is not null as is_named,
    l.misses,
    l.last_name,
    a.text_version,
    a.given_at,
    a.outcome as report_outcome,
    r.case_id is not null as is_ready,
    (
        select max(wished_at) from wishes
        where case_id = s.case_id and kind = 'narrowing'
    ) as narrowed_at
from subjects as s
inner join lookups as l on s.lookup_id = l.id
left join authorizations as a on s.case_id = a.case_id
left join records as r on s.case_id = r.case_id
where s.case_id = $1;
