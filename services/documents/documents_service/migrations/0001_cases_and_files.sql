-- One row per case: locked before anything of the case is written.
create table cases (
    case_id uuid primary key,
    closed_at timestamptz
);

-- Objects about to be written. A row that stays names an object that nobody speaks of.
create table reservations (
    object_name text primary key,
    bucket text not null,
    reserved_at timestamptz not null
);

create index reservations_by_age on reservations (reserved_at);

-- Uploaded files; the name is sealed with the case's key.
create table files (
    file_id uuid primary key,
    case_id uuid not null references cases (case_id),
    kind text not null,
    name bytea not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    pages bigint not null,
    scan text not null check (scan in ('clean', 'infected', 'not_scanned')),
    object_name text not null unique,
    upload_key text not null,
    uploaded_at timestamptz not null,
    replaced_at timestamptz,
    unique (case_id, upload_key)
);
