-- What is to be told to whom, and what came of it.

create table messages (
    id uuid primary key,
    kind text not null,
    -- The case, or the account of somebody without one.
    about uuid not null,
    version text not null,
    case_id uuid,
    account_id uuid,
    source_id uuid,
    state text not null default 'pending'
    check (state in ('pending', 'sending', 'done', 'failed', 'cancelled')),
    attempt integer not null default 0,
    -- When it is due; while it is being sent, when its lease ends.
    next_try_at timestamptz not null,
    planned_at timestamptz not null,
    finished_at timestamptz,
    problem text not null default '',
    message_id text,
    -- The message as it was sent, sealed; a temporary password is never in it.
    copy bytea,
    unique (about, kind, version)
);

create index messages_due on messages (next_try_at)
where state in ('pending', 'sending');
