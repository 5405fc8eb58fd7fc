-- part: compared
case
    when $5
        then array(
            select case_id from compared_cases where case_id = any($1::uuid[])
        )
    else $1::uuid[]
end

-- name: around
-- A line for each thing that is known of one of the cases by now; of most there is none. The
-- do-not-contract list may be newer than the case. Of a page only those are compared with
-- others which have something to be compared with.
select mine.case_id, found.what, found.value, found.at
from ssn_index as mine
cross join lateral (
    select 'same ssn' as what, c.key as value, null::timestamptz as at
    from ssn_index as other
    inner join cases as c on other.case_id = c.id
    where
        other.tenant = mine.tenant
        and other.digest = mine.digest
        and other.case_id <> mine.case_id
    union all
    select 'listed', d.reference, d.added_at
    from do_not_contract as d
    where d.tenant = mine.tenant and d.kind = 'ssn' and d.digest = mine.digest
) as found
where mine.case_id = any(
:compared
)

union all

select mine.case_id, found.what, found.value, found.at
from npn_index as mine
cross join lateral (
    select 'same npn' as what, c.key as value, null::timestamptz as at
    from npn_index as other
    inner join cases as c on other.case_id = c.id
    where
        other.tenant = mine.tenant
        and other.digest = mine.digest
        and other.case_id <> mine.case_id
        and c.status = any($2::text[])
    union all
    select 'listed', d.reference, d.added_at
    from do_not_contract as d
    where d.tenant = mine.tenant and d.kind = 'npn' and d.digest = mine.digest
) as found
where mine.case_id = any(
:compared
)

union all

select mine.case_id, found.what, found.value, found.at
from invitee_index as mine
cross join lateral (
    select 'same invitee' as what, c.key as value, null::timestamptz as at
    from invitee_index as other
    inner join cases as c on other.case_id = c.id
    where
        other.tenant = mine.tenant
        and other.person = mine.person
        and other.case_id <> mine.case_id
        and c.status = any($2::text[])
    union all
    select 'listed', d.reference, d.added_at
    from do_not_contract as d
    where
        d.tenant = mine.tenant
        and d.kind = 'email'
        and d.digest = any(mine.submitted_emails || mine.email)
) as found
where mine.case_id = any(
:compared
)

union all

select case_id, 'disputed', '', null
from proposed_rejections
where stage = 'disputed' and case_id = any($1::uuid[])

union all

select told.case_id, told.what, told.detail, told.at
from history as told
where
    told.case_id = any($1::uuid[])
    -- The few lines of this kind have an index of their own.
    and told.what in ('bank changed', 'email changed', 'notice undelivered')
    and not exists(
        select 1
        from history as later
        inner join unnest($3::text[], $4::text[]) as ends (kind, deed)
            on later.what = ends.deed
        where
            told.what = 'notice undelivered'
            and ends.kind = told.detail
            and later.case_id = told.case_id
            and later.id > told.id
    )
order by at, value;
