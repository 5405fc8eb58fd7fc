-- Authorizations whose report was given up, as another took their place: the case's one
-- stands in authorizations, where instances of the release before look for it.
create table earlier_authorizations (
    id uuid primary key,
    case_id uuid not null references cases (id),
    lookup_id uuid not null references lookups (id),
    text_version text not null,
    given_at timestamptz not null,
    given_by uuid not null,
    given_from bytea not null,
    report_id uuid,
    outcome text,
    purpose text not null
);

create index earlier_authorizations_case on earlier_authorizations (case_id, given_at);
