-- The appointments of an approved producer: one per state and line, for ever. The id is the
-- key under which it is filed, so that an answer that is lost files nothing twice. Where
-- the state keeps no register (filing is none) the row is HCSC's own record.
create table appointments (
    id uuid primary key,
    case_id uuid not null references cases (id),
    state text not null,
    line text not null check (line in ('health', 'bluelincs-hmo')),
    filing text not null check (filing in ('none', 'individual')),
    status text not null check (
        status in ('recorded', 'pending', 'filed', 'appointed', 'rejected')
    ),
    wished_at timestamptz not null,
    filed_at timestamptz,
    settled_at timestamptz,
    reference text,
    rejection text,
    attempts integer not null default 0,
    -- When the filer is asked next; null when there is nothing to ask any more.
    due_at timestamptz,
    unique (case_id, state, line)
);

create index appointments_due on appointments (due_at) where due_at is not null;
