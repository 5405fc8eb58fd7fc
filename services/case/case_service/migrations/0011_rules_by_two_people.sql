-- Dated rules of every kind, and how they came about. A line is a change that one
-- operator proposes and another approves; no line is ever changed. In force on a day is,
-- of each kind and scope, the approved line with the latest day that is not retired.
-- number is what people type; proposed_by is null for what the product was shipped with.
create table rule_changes (
    id uuid primary key,
    number bigint generated always as identity unique,
    kind text not null check (kind ~ '^[a-z][a-z-]*$'),
    scope text not null,
    effective_on date not null,
    value text,
    retires uuid references rule_changes (id),
    source text not null check (source <> ''),
    proposed_at timestamptz not null,
    proposed_by uuid,
    proposed_by_name text not null,
    unique (id, proposed_by),
    check ((value is null) = (retires is not null))
);

-- That two people agreed is not left to the program alone.
create table rule_approvals (
    change_id uuid primary key,
    proposed_by uuid not null,
    approved_at timestamptz not null,
    approved_by uuid not null check (approved_by <> proposed_by),
    approved_by_name text not null,
    foreign key (change_id, proposed_by) references rule_changes (id, proposed_by)
);

create trigger rule_changes_are_append_only
before update or delete or truncate on rule_changes
for each statement execute function refuse_change();

create trigger rule_approvals_are_append_only
before update or delete or truncate on rule_approvals
for each statement execute function refuse_change();

create view approved_rules as
select
    c.id, c.kind, c.scope, c.effective_on, c.value, c.retires, c.source,
    coalesce(a.approved_at, c.proposed_at) as approved_at
from rule_changes as c
left join rule_approvals as a on c.id = a.change_id
where c.proposed_by is null or a.change_id is not null;

-- The rules of the manual move over; the tables that held them go with the release after
-- this one, as instances of the release before still read them.
insert into rule_changes (
    id, kind, scope, effective_on, value, source, proposed_at, proposed_by_name
)
select
    gen_random_uuid(), kind, scope, effective_on, value, source,
    '2024-01-01 00:00:00-06', 'Producer Pro'
from (
    select
        'fee' as kind, effective_on, cents::text as value, source,
        state || case when bluelincs_hmo then '-BLUELINCS-HMO' else '' end as scope
    from fee_rules
    union all
    select 'appointment', effective_on, mode, source, state from appointment_rules
    union all
    select 'minimum', effective_on, cents::text, source, state from minimum_rules
    union all
    select 'addendum', effective_on, coalesce(document, 'none'), source, state
    from addendum_rules
) as shipped
order by kind, scope;
