-- name: book
select rule_book();

-- name: in_force
-- The latest line of each kind and scope that is not retired; all of them in one answer,
-- as every page of a case needs several.
select distinct on (kind, scope) kind, scope, value, effective_on, source
from approved_rules as r
where
    effective_on <= $1
    and retires is null
    and not exists (
        select 1
        from approved_rules as e
        where e.retires = r.id and e.effective_on <= $1
    )
order by kind, scope, effective_on desc, approved_at desc;

-- name: lock
select pg_advisory_xact_lock($1);

-- part: changes
select
    c.id, c.number, c.kind, c.scope, c.effective_on, c.value, c.retires, c.source,
    c.proposed_at, c.proposed_by, c.proposed_by_name,
    a.approved_at, a.approved_by, a.approved_by_name
from rule_changes as c
left join rule_approvals as a on c.id = a.change_id

-- name: all
:changes
order by c.kind, c.scope, c.effective_on, c.number;

-- name: of
:changes
where c.kind = $1 and c.scope = $2
order by c.effective_on, c.number;

-- name: find
:changes
where c.number = $1;

-- name: propose
insert into rule_changes (
    id, kind, scope, effective_on, value, retires, source,
    proposed_at, proposed_by, proposed_by_name
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
returning number;

-- name: approve
insert into rule_approvals (
    change_id, proposed_by, approved_at, approved_by, approved_by_name
)
values ($1, $2, $3, $4, $5);
