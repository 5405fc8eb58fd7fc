-- Whom an invitation is for, as keyed hashes: the address, and name and address together.
-- The rows stay when a case is closed, so that support finds it; whether a packet is a
-- duplicate is asked of open cases only.
create table invitee_index (
    case_id uuid primary key references cases (id),
    tenant text not null,
    email bytea not null,
    person bytea not null
);

create index invitee_index_email on invitee_index (tenant, email);
create index invitee_index_person on invitee_index (tenant, person);

-- A file of invitations: nothing is sent from it before it is confirmed.
create table imports (
    id uuid primary key,
    tenant text not null,
    recruiter_id uuid not null,
    state text not null check (state in ('checked', 'running', 'done')),
    checked_at timestamptz not null,
    confirmed_at timestamptz,
    finished_at timestamptz,
    -- When lines are taken from it next.
    due_at timestamptz
);

create index imports_recruiter on imports (recruiter_id, checked_at desc);
create index imports_running on imports (due_at) where state = 'running';

-- One row per line. What it says is sealed with the import's own key.
create table import_lines (
    import_id uuid not null references imports (id) on delete cascade,
    line integer not null,
    state text not null check (
        state in ('faulty', 'known', 'barred', 'ready', 'invited')
    ),
    content bytea not null,
    case_id uuid,
    primary key (import_id, line)
);

create index import_lines_state on import_lines (import_id, state, line);

-- People with whom no contract is to be made, as keyed hashes. reference is the
-- operator's own number of the decision and names nobody.
create table do_not_contract (
    id uuid primary key,
    tenant text not null,
    kind text not null check (kind in ('npn', 'ssn', 'email')),
    digest bytea not null,
    reference text not null check (reference ~ '^[A-Za-z0-9._/-]{1,40}$'),
    added_by text not null,
    added_at timestamptz not null,
    unique (tenant, kind, digest)
);
