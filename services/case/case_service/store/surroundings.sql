-- part: around
-- Whatever is known of the producer by now: the do-not-contract list may be newer than the
-- case.
select
    asked.id as case_id,
    array(
        select c.key
        from ssn_index as other
        inner join cases as c on other.case_id = c.id
        where
            other.tenant = ssn.tenant
            and other.digest = ssn.digest
            and other.case_id <> asked.id
        order by c.key
    ) as same_ssn,
    array(
        select c.key
        from npn_index as other
        inner join cases as c on other.case_id = c.id
        where
            other.tenant = npn.tenant
            and other.digest = npn.digest
            and other.case_id <> asked.id
            and c.status = any($2::text[])
        order by c.key
    ) as same_npn,
    array(
        select c.key
        from invitee_index as other
        inner join cases as c on other.case_id = c.id
        where
            other.tenant = invitee.tenant
            and other.person = invitee.person
            and other.case_id <> asked.id
            and c.status = any($2::text[])
        order by c.key
    ) as same_invitee,
    array(
        select d.reference
        from do_not_contract as d
        where
            (d.tenant, d.kind, d.digest) in (
                (npn.tenant, 'npn', npn.digest),
                (ssn.tenant, 'ssn', ssn.digest),
                (invitee.tenant, 'email', invitee.email)
            )
            or (
                d.tenant = invitee.tenant
                and d.kind = 'email'
                and d.digest = any(invitee.submitted_emails)
            )
        order by d.added_at, d.id
    ) as listed,
    exists(
        select 1
        from proposed_rejections
        where case_id = asked.id and stage = 'disputed'
    ) as is_disputed,
    changes.bank_changed_at,
    changes.email_changed_at,
    changes.lost_mails

-- part: known
left join ssn_index as ssn on asked.id = ssn.case_id
left join npn_index as npn on asked.id = npn.case_id
left join invitee_index as invitee on asked.id = invitee.case_id
cross join lateral (
    select
        max(at) filter (where what = 'bank changed') as bank_changed_at,
        max(at) filter (where what = 'email changed') as email_changed_at,
        array_agg(detail) filter (
            where
                what = 'notice undelivered'
                and not exists(
                    select 1
                    from history as later
                    where
                        later.case_id = told.case_id
                        and later.id > told.id
                        and (told.detail, later.what) in (
                            select kind, deed
                            from unnest($3::text[], $4::text[]) as ends (kind, deed)
                        )
                )
        ) as lost_mails
    from history as told
    -- The few lines of this kind have an index of their own.
    where
        case_id = asked.id
        and what in ('bank changed', 'email changed', 'notice undelivered')
) as changes

-- name: of
-- One case apart from several: the plan is made once for each.
:around
from (select $1::uuid as id) as asked
:known;

-- name: of_several
:around
from unnest($1::uuid[]) as asked (id)
:known;
