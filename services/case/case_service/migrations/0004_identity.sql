-- The SSN, sealed, and the look-up that is in use for it.
create table subjects (
    case_id uuid primary key references cases (id),
    ssn bytea not null,
    lookup_id uuid not null,
    given_at timestamptz not null
);

-- Keyed hashes that find equal values without telling them. A row goes when its case is
-- closed.
create table ssn_index (
    case_id uuid primary key references cases (id),
    tenant text not null,
    digest bytea not null
);

create index ssn_index_digest on ssn_index (tenant, digest);

create table npn_index (
    case_id uuid primary key references cases (id),
    tenant text not null,
    digest bytea not null
);

create index npn_index_digest on npn_index (tenant, digest);

-- A question to NIPR's hit list: the last name to look under and the match, sealed;
-- misses counts details that fitted none of several matches.
create table lookups (
    id uuid primary key,
    case_id uuid not null references cases (id),
    last_name bytea not null,
    requested_at timestamptz not null,
    outcome text,
    misses integer not null default 0,
    match bytea
);

create index lookups_case on lookups (case_id);

-- The consent under which a report was obtained. given_from holds the address and the
-- browser that it came from, sealed.
create table authorizations (
    id uuid primary key,
    case_id uuid not null unique references cases (id),
    lookup_id uuid not null references lookups (id),
    text_version text not null,
    given_at timestamptz not null,
    given_by uuid not null,
    given_from bytea not null,
    report_id uuid,
    outcome text
);

-- NIPR's facts in use, sealed: what the tabs need at every turn apart from the lists
-- that can be long.
create table records (
    case_id uuid primary key references cases (id),
    report_id uuid not null,
    received_at timestamptz not null,
    facts bytea not null,
    appointments bytea not null,
    report bytea not null
);

-- What is to be fetched from the nipr-adapter; a row goes when it is done.
create table wishes (
    id uuid primary key,
    case_id uuid not null references cases (id),
    kind text not null check (kind in ('match', 'narrowing', 'report')),
    subject_id uuid not null,
    details bytea,
    due_at timestamptz not null,
    attempts integer not null default 0
);

create index wishes_due on wishes (due_at);
