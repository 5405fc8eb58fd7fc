-- name: of
-- Whatever is known of the producer by now: the do-not-contract list may be newer than the
-- case.
select
    asked.id as case_id,
    array(
        select c.key
        from ssn_index as mine
        inner join ssn_index as other
            on mine.tenant = other.tenant and mine.digest = other.digest
        inner join cases as c on other.case_id = c.id
        where mine.case_id = asked.id and other.case_id <> asked.id
        order by c.key
    ) as same_ssn,
    array(
        select c.key
        from npn_index as mine
        inner join npn_index as other
            on mine.tenant = other.tenant and mine.digest = other.digest
        inner join cases as c on other.case_id = c.id
        where
            mine.case_id = asked.id
            and other.case_id <> asked.id
            and c.status = any($2::text[])
        order by c.key
    ) as same_npn,
    array(
        select d.reference
        from (
            select tenant, 'npn' as kind, digest from npn_index
            where case_id = asked.id
            union all
            select tenant, 'ssn', digest from ssn_index
            where case_id = asked.id
            union all
            select tenant, 'email', email from invitee_index
            where case_id = asked.id
        ) as known
        inner join do_not_contract as d
            on
                known.tenant = d.tenant
                and known.kind = d.kind
                and known.digest = d.digest
        order by d.added_at, d.id
    ) as listed,
    exists(
        select 1
        from proposed_rejections
        where case_id = asked.id and stage = 'disputed'
    ) as is_disputed,
    -- Whoever has disputed it has read it.
    exists(
        select 1
        from proposed_rejections as p
        inner join history as h on p.case_id = h.case_id
        where
            p.case_id = asked.id
            and p.stage = 'waiting'
            and p.disputed_at is null
            and h.what = 'notice undelivered'
            and h.at >= p.proposed_at
    ) as is_notice_lost,
    changes.bank_changed_at,
    changes.email_changed_at
from unnest($1::uuid[]) as asked (id)
cross join lateral (
    select
        max(at) filter (where what = 'bank changed') as bank_changed_at,
        max(at) filter (where what = 'email changed') as email_changed_at
    from history
    where case_id = asked.id
) as changes;
