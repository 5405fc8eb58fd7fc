-- name: fees
with modes as (
    select distinct on (state) state, mode, effective_on, source
    from appointment_rules
    where effective_on <= $1
    order by state, effective_on desc
)

select distinct on (f.state, f.bluelincs_hmo)
    f.state,
    f.bluelincs_hmo,
    case when m.mode <> 'none' then f.cents end as cents,
    case when m.mode = 'none' then m.effective_on else f.effective_on end
        as effective_on,
    case when m.mode = 'none' then m.source else f.source end as source
from fee_rules as f
inner join modes as m on f.state = m.state
where f.effective_on <= $1
order by f.state, f.bluelincs_hmo, f.effective_on desc;

-- name: minimums
select distinct on (state) state, cents, effective_on, source
from minimum_rules
where effective_on <= $1
order by state, effective_on desc;

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
