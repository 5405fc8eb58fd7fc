-- name: in_force
-- Fees and minimums of a day in one answer: every page of a case needs both.
with modes as (
    select distinct on (state) state, mode, effective_on, source
    from appointment_rules
    where effective_on <= $1
    order by state, effective_on desc
),

fees as (
    select distinct on (state, bluelincs_hmo)
        state, bluelincs_hmo, cents, effective_on, source
    from fee_rules
    where effective_on <= $1
    order by state, bluelincs_hmo, effective_on desc
),

minimums as (
    select distinct on (state) state, cents, effective_on, source
    from minimum_rules
    where effective_on <= $1
    order by state, effective_on desc
)

select
    'fee' as kind,
    f.state,
    f.bluelincs_hmo,
    case when m.mode <> 'none' then f.cents end as cents,
    case when m.mode = 'none' then m.effective_on else f.effective_on end
        as effective_on,
    case when m.mode = 'none' then m.source else f.source end as source
from fees as f
inner join modes as m on f.state = m.state
union all
select 'minimum', state, false, cents, effective_on, source
from minimums
order by kind, state, bluelincs_hmo;

-- name: addenda
select document
from (
    select distinct on (state) state, document
    from addendum_rules
    where effective_on <= $1 and state = any ($2::text[])
    order by state, effective_on desc
) as in_force
where document is not null
order by document;
