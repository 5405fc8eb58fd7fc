-- The answer to a form, kept so that sending it twice gets the same answer.
create table idempotency_keys (
    scope text not null,
    key text not null,
    fingerprint bytea not null,
    answer jsonb not null,
    created_at timestamptz not null,
    primary key (scope, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);

-- One data key per case, wrapped; destroying the row makes its values unreadable.
create table data_keys (
    case_id uuid primary key,
    wrapped bytea not null,
    created_at timestamptz not null
);
