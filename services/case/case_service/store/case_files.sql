-- part: whole_cases
-- One statement, one snapshot: the parts fit each other also without a lock.
select
    c.id,
    c.key,
    c.tenant,
    c.status,
    c.version,
    c.recruiter_id,
    c.producer_id,
    c.reviewer_id,
    c.reviewer_name,
    c.states,
    c.review_round,
    c.reopened,
    c.packet_hash,
    c.prepared_hash,
    c.submitted_at,
    c.accepts_simulated,
    c.person,
    c.asked_at,
    s.ssn,
    l.match,
    r.facts,
    t.tabs,
    t.versions,
    t.answers,
    t.saved_ats,
    t.confirmed,
    array(select f.file_id::text from files as f where f.case_id = c.id) as files,
    k.wrapped,
    (select rule_book()) as rule_book,
    (
        select m.email
        from mail_addresses as m
        where m.case_id = c.id and m.confirmed_at is not null
        order by m.confirmed_at desc, m.id desc
        limit 1
    ) as mail_address
from cases as c
left join data_keys as k on c.id = k.case_id
left join subjects as s on c.id = s.case_id
left join lookups as l on s.lookup_id = l.id
left join records as r on c.id = r.case_id
cross join lateral (
    select
        coalesce(array_agg(tab order by tab), '{}') as tabs,
        coalesce(array_agg(version order by tab), '{}') as versions,
        coalesce(array_agg(answers order by tab), '{}') as answers,
        coalesce(array_agg(saved_at order by tab), '{}') as saved_ats,
        coalesce(array_agg(is_confirmed order by tab), '{}') as confirmed
    from tabs
    where case_id = c.id
) as t

-- name: read
-- One equality, so that the plan is made once; with "or" it is made for each statement.
:whole_cases
where c.id = $1 and may_see(c, $2, $3, $4);

-- name: read_by_key
:whole_cases
where c.key = $1 and may_see(c, $2, $3, $4);

-- name: read_several
:whole_cases
where c.id = any($1::uuid[]) and may_see(c, $2, $3, $4);

-- name: save_tab
with saved as (
    insert into tabs (case_id, tab, version, answers, saved_at, is_confirmed)
    values ($1, $2, $3, $4, $5, $12)
    on conflict (case_id, tab) do update
        set
            version = excluded.version,
            answers = excluded.answers,
            saved_at = excluded.saved_at,
            is_confirmed = excluded.is_confirmed
    returning case_id
),

changed as (
    update cases set snapshot_hash = $6, changed_at = $5
    where id = (select case_id from saved)
    returning id
)

insert into history (case_id, at, what, detail, by_role, by_account, by_name)
select id, $5, $7, $8, $9, $10, $11
from changed;

-- name: appointments
select appointments from records where case_id = $1;

-- name: has_file
select exists(select 1 from files where case_id = $1 and file_id = $2);
