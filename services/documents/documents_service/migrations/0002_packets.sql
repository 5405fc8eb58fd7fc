-- All documents made from one snapshot of a case's answers.
create table packets (
    packet_id uuid primary key,
    case_id uuid not null references cases (case_id),
    case_key text not null,
    state text not null
    check (state in ('open', 'signed', 'voided', 'sealing', 'sealed')),
    snapshot_hash text not null,
    expected_name bytea not null,
    changed_documents text [] not null,
    prepared_at timestamptz not null,
    finished_at timestamptz,
    doubted_at timestamptz,
    claimed_at timestamptz
);

-- At most one packet of a case counts.
create unique index packets_alive on packets (case_id) where state != 'voided';

create index packets_by_case on packets (case_id, prepared_at);

create index packets_with_work on packets (prepared_at)
where doubted_at is not null or state = 'sealing';

create table packet_documents (
    packet_id uuid not null references packets (packet_id),
    slug text not null,
    position bigint not null,
    template_version text not null,
    choices bytea not null,
    reviewed_object text not null,
    reviewed_sha256 text not null,
    text_object text not null,
    text_sha256 text not null,
    pages bigint not null,
    shown_at timestamptz,
    done_at timestamptz,
    signed_object text,
    signed_sha256 text,
    sealed_object text,
    sealed_sha256 text,
    primary key (packet_id, slug)
);
