-- name: add
insert into imports (id, tenant, recruiter_id, state, checked_at)
values ($1, $2, $3, 'checked', $4);

-- name: add_lines
insert into import_lines (import_id, line, state, content)
select $1, one.line, one.state, one.content
from unnest($2::integer[], $3::text[], $4::bytea[])
    as one (line, state, content);

-- part: imports
select id, tenant, recruiter_id, state, checked_at, confirmed_at, finished_at
from imports

-- name: find
:imports
where id = $1 and tenant = $2 and recruiter_id = $3;

-- name: latest
:imports
where tenant = $1 and recruiter_id = $2
order by checked_at desc
limit $3;

-- name: confirm
update imports set state = 'running', confirmed_at = $2, due_at = $2
where id = $1 and state = 'checked';

-- name: counts
select state, count(*) as lines
from import_lines
where import_id = $1
group by state;

-- name: lines
-- $3 is the number of the line behind which the page begins.
select l.line, l.state, l.content, c.key
from import_lines as l
left join cases as c on l.case_id = c.id
where l.import_id = $1 and l.state = any ($2::text[]) and l.line > $3
order by l.line
limit $4;

-- name: claim
-- One instance works on an import at a time; one that fails does not hold up the others.
:imports
where state = 'running' and due_at <= $1
order by due_at
limit 1
for update skip locked;

-- name: ready_lines
-- Lines that were tried equally often, fewest first; who failed in a batch comes alone.
with least as (
    select tries
    from import_lines
    where import_id = $1 and state = 'ready'
    order by tries
    limit 1
)

select l.line, l.content
from least
inner join import_lines as l on least.tries = l.tries
where l.import_id = $1 and l.state = 'ready'
order by l.line
limit (select case when tries = 0 then $2 else 1 end from least);

-- name: count_try
with least as (
    select tries
    from import_lines
    where import_id = $1 and state = 'ready'
    order by tries
    limit 1
),

tried as (
    select l.line
    from least
    inner join import_lines as l on least.tries = l.tries
    where l.import_id = $1 and l.state = 'ready'
    order by l.line
    limit (select case when tries = 0 then $2 else 1 end from least)
)

update import_lines as l
set
    tries = l.tries + 1,
    state = case when l.tries + 1 >= $3 then 'failed' else 'ready' end
from tried
where l.import_id = $1 and l.line = tried.line
returning l.line, l.tries, l.state = 'failed' as is_given_up;

-- name: settle
update import_lines as l
set state = given.state, case_id = given.case_id
from unnest($2::integer[], $3::text[], $4::uuid[]) as given (line, state, case_id)
where l.import_id = $1 and l.line = given.line;

-- name: finish
update imports set state = 'done', finished_at = $2 where id = $1;

-- name: postpone
update imports set due_at = $2 where id = $1 and state = 'running';

-- name: forget
-- With the key of an import its lines are unreadable in every backup, too.
with gone as (
    delete from imports where checked_at < $1 and state <> 'running'
    returning id
)

delete from data_keys where case_id in (select id from gone);
