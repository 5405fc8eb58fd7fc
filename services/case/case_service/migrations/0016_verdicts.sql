-- A reviewer's verdict on a requirement; the newest of a round counts, none is lost.
-- because is sealed.
create table verdicts (
    id bigint generated always as identity primary key,
    case_id uuid not null references cases (id),
    review_round integer not null,
    requirement text not null,
    word text not null check (
        word in ('requires review', 'no issue', 'not acceptable')
    ),
    because bytea,
    by_account uuid not null,
    by_name text not null,
    at timestamptz not null
);

create index verdicts_case on verdicts (case_id, review_round, id);

create trigger verdicts_are_kept
before update or delete or truncate on verdicts
for each statement execute function refuse_change();

-- A document that a request asks for by name; file_id is what the producer sent for it.
-- The name is sealed: a reviewer may write anything into it.
create table wanted_documents (
    id uuid primary key,
    request_id uuid not null references info_requests (id),
    case_id uuid not null references cases (id),
    name bytea not null,
    file_id uuid,
    sent_at timestamptz
);

create index wanted_documents_case on wanted_documents (case_id, id);
