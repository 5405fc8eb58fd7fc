-- What happened to a case's consent, documents and files: one chain of hashes per case.
-- Details (address, browser, typed name) are sealed; the chain covers the sealed bytes.
create table evidence (
    evidence_id uuid primary key,
    case_id uuid not null references cases (case_id),
    position bigint not null,
    at timestamptz not null,
    what text not null,
    account_id uuid,
    session_id uuid,
    role text,
    packet_id uuid,
    subject text,
    sha256_before text,
    sha256_after text,
    details bytea,
    chain bytea not null,
    unique (case_id, position)
);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is only ever added';
end
$$;

create trigger evidence_is_only_added
before update or delete on evidence
for each row execute function refuse_rewriting();
