-- Temporary passwords, sessions, and what slows guessing down.

create table temporary_passwords (
    account_id uuid not null references accounts (id) on delete cascade,
    claim integer not null,
    hash text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    tries_used integer not null default 0,
    voided_at timestamptz,
    primary key (account_id, claim)
);

-- At most one that is not voided: the database itself holds the rule.
create unique index temporary_passwords_one_valid on temporary_passwords (account_id)
where voided_at is null;

create table sessions (
    id uuid primary key,
    token_hash bytea not null unique,
    account_id uuid not null references accounts (id) on delete cascade,
    by_temporary boolean not null,
    started_at timestamptz not null,
    idle_ends_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz
);

create index sessions_of_account on sessions (account_id) where ended_at is null;
create index sessions_by_end on sessions (idle_ends_at);

create table throttles (
    kind text not null,
    -- A keyed hash: neither addresses nor what was typed can be read here.
    subject bytea not null,
    level double precision not null default 0,
    counted_at timestamptz not null,
    blocked_until timestamptz not null,
    primary key (kind, subject)
);

create index throttles_by_time on throttles (counted_at);

-- Also for unknown User IDs, with no account: asking looks and costs the same.
create table password_requests (
    id uuid primary key,
    account_id uuid references accounts (id) on delete cascade,
    requested_at timestamptz not null
);
