-- Who may sign in, and the wishes for accounts that invitations bring.

create table tenants (
    name text primary key check (name ~ '^[A-Z][A-Z0-9]{1,15}$')
);

insert into tenants (name) values ('HCSC');

create table accounts (
    id uuid primary key,
    tenant text not null references tenants (name),
    login_name text not null,
    -- The form in which login names are compared.
    login_key text not null,
    roles text[] not null check (
        cardinality(roles) > 0
        and roles <@ array['producer', 'recruiter', 'reviewer', 'support', 'operator']
    ),
    case_id uuid unique,
    -- Names and e-mail, sealed with the account's own key.
    person bytea not null,
    password_hash text,
    password_changed_at timestamptz,
    last_signed_in_at timestamptz,
    created_at timestamptz not null,
    unique (tenant, login_key)
);

create table account_wishes (
    case_id uuid primary key,
    tenant text not null,
    state text not null check (state in ('waiting', 'done', 'cancelled')),
    wished_at timestamptz not null,
    attempt integer not null default 0,
    next_try_at timestamptz not null
);

create index account_wishes_waiting on account_wishes (next_try_at)
where state = 'waiting';
