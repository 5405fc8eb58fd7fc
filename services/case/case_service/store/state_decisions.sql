-- name: ask
insert into state_decisions (id, case_id, state, note, requested_at)
values ($1, $2, $3, $4, $5)
on conflict do nothing;

-- name: decide
update state_decisions set outcome = $3, reason = $4, decided_at = $5
where case_id = $1 and state = $2 and outcome is null
returning id;

-- name: add_decided
insert into state_decisions (id, case_id, state, outcome, decided_at)
values ($1, $2, $3, $4, $5);

-- part: decisions
select id, case_id, state, note, requested_at, outcome, reason, decided_at
from state_decisions

-- name: of_case
:decisions
where case_id = $1
order by coalesce(requested_at, decided_at), id;

-- name: find
:decisions
where id = $1;

-- name: waiting
select c.key, d.state, d.requested_at
from state_decisions as d
inner join cases as c on d.case_id = c.id
where d.outcome is null and may_see(c, $1, $2, $3) and c.status = any($4::text[])
order by d.requested_at
limit $5;

-- name: set_states
update cases set states = $2 where id = $1;
