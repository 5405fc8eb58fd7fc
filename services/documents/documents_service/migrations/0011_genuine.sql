-- Signing records that were given out, and who asked lately whether a file is genuine:
-- a keyed hash of the network address, for the limit only. The file itself is not kept.
create table signing_records (
    sha256 text primary key,
    case_id uuid not null references cases (case_id),
    made_at timestamptz not null
);

create table file_checks (
    check_id uuid primary key,
    address bytea not null,
    asked_at timestamptz not null
);

create index file_checks_address on file_checks (address, asked_at);
create index file_checks_old on file_checks (asked_at);
