-- Apart from the triggers, so that nobody waits for this: whoever comes in meanwhile is
-- theirs already.
insert into compared_cases (case_id)
select case_id
from (
    select case_id, count(*) over (partition by tenant, digest) as number
    from ssn_index
    union all
    select case_id, count(*) over (partition by tenant, digest)
    from npn_index
    union all
    select case_id, count(*) over (partition by tenant, person)
    from invitee_index
) as alike
where alike.number > 1
union
select found.case_id
from do_not_contract as listed
cross join lateral cases_marked(listed.kind, listed.tenant, listed.digest) as found
order by case_id
on conflict do nothing;
