-- The consent under which a case's background is checked. given_from holds the address
-- and the browser that it came from, sealed.
create table background_authorizations (
    case_id uuid primary key references cases (id),
    text_version text not null,
    given_at timestamptz not null,
    given_by uuid not null,
    given_from bytea not null
);
