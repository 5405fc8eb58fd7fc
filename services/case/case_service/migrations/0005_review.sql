-- A round of asking for information; the message is sealed.
create table info_requests (
    id uuid primary key,
    case_id uuid not null references cases (id),
    review_round integer not null,
    message bytea not null,
    reopened_tabs text[] not null,
    wanted_documents text[] not null,
    asked_at timestamptz not null,
    answered_at timestamptz
);

create index info_requests_case on info_requests (case_id, asked_at);

-- The answers as they were handed in, one row per round, sealed.
create table submissions (
    case_id uuid not null references cases (id),
    review_round integer not null,
    snapshot_hash text not null,
    answers bytea not null,
    submitted_at timestamptz not null,
    primary key (case_id, review_round)
);

-- Nine-digit numbers: one per case, each used once for ever. Gaps are allowed.
create sequence producer_number_ordinals as bigint start with 0 minvalue 0;

create table producer_numbers (
    case_id uuid primary key references cases (id),
    number text not null unique check (number ~ '^[1-9][0-9]{8}$'),
    given_at timestamptz not null
);

create trigger producer_numbers_are_for_ever
before update or delete or truncate on producer_numbers
for each statement execute function refuse_change();

-- The fees that a packet shows: fixed when it is first made from a snapshot, so that
-- what was shown when signing is what is deducted.
create table shown_fees (
    case_id uuid not null references cases (id),
    snapshot_hash text not null,
    state text not null,
    bluelincs_hmo boolean not null,
    cents integer,
    effective_on date not null,
    source text not null,
    primary key (case_id, snapshot_hash, state, bluelincs_hmo)
);
