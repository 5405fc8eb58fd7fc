-- A further state of a case: asked for by its producer and then added or refused, or added
-- by the recruiter or support of their own accord. What people write is sealed.
create table state_decisions (
    id uuid primary key,
    case_id uuid not null references cases (id),
    state text not null,
    note bytea,
    requested_at timestamptz,
    outcome text check (outcome in ('added', 'refused')),
    reason bytea,
    decided_at timestamptz,
    check ((outcome is null) = (decided_at is null))
);

-- Asking twice for the same state is asking once.
create unique index state_decisions_open on state_decisions (case_id, state)
where outcome is null;
create index state_decisions_case on state_decisions (case_id, requested_at);
create index state_decisions_waiting on state_decisions (requested_at)
where outcome is null;
