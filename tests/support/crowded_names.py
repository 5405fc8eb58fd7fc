"""Very many cases of one name."""

CROWD = 201

# What they hold is sealed for the case that they are copies of: showing one would fail.
_COPIES = """
with copied as (
    insert into cases
    select (jsonb_populate_record(
        c, jsonb_build_object(
            'id', uuidv7(), 'key', c.key || '-' || n, 'status', 'Invited',
            'states', '["OK"]'::jsonb, 'reviewer_id', null, 'invited_at', now(),
            'changed_at', now(), 'recruiter_id', gen_random_uuid()
        )
    )).*
    from cases as c
    cross join generate_series(1, $2::integer) as n
    where c.id = $1
    returning id
)

insert into name_places (digest, status, since, case_id)
select place.digest, 'Invited', now(), copied.id
from copied
cross join name_places as place
where place.case_id = $1
"""


async def known(desk, tenant, *, recruiter=None, **changes):
    """Give somebody of the tenant whose name is indexed."""
    case = await desk.invited(**changes)
    await desk.run(
        "update cases set recruiter_id = $2 where id = $1",
        case.case_id,
        (recruiter or case.recruiter).account_id,
    )
    await desk.moved(case, tenant)
    await desk.index_names()
    return case


async def crowd_of(desk, case, *, count=CROWD):
    """Make more cases with the same names, invited after that one by somebody else."""
    await desk.run(_COPIES, case.case_id, count)
