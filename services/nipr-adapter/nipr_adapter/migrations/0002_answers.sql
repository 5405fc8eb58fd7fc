-- What NIPR said, sealed with the case's key.
create table hit_lists (
    lookup_id uuid primary key references calls (id),
    case_id uuid not null,
    hits bytea not null,
    chosen int,
    wrong_guesses int not null default 0
);

-- raw is the document as it came until it is in the bucket; then object_name tells where.
create table reports (
    report_id uuid primary key references calls (id),
    case_id uuid not null,
    received_at timestamptz not null,
    facts bytea,
    unknown_elements int not null,
    sha256 text not null,
    raw bytea,
    object_name text,
    check (raw is not null or object_name is not null)
);

create index reports_unkept on reports (received_at) where raw is not null;
