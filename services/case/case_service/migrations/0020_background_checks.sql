-- A background check of a case, made once; reference is its number at the provider.
-- holds_approval was the operator's wish when the check was ordered. due_at is when the
-- provider is asked next, and while it is being asked, when the lease ends.
create table background_checks (
    case_id uuid primary key references cases (id),
    outcome text not null check (
        outcome in ('pending', 'clear', 'consider', 'failed')
    ),
    reference text,
    holds_approval boolean not null,
    wished_at timestamptz not null,
    answered_at timestamptz,
    due_at timestamptz not null,
    attempts integer not null default 0
);

create index background_checks_due on background_checks (due_at)
where outcome = 'pending';
