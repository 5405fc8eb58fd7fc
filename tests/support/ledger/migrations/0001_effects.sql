create table effects (
    id bigint generated always as identity primary key,
    case_id uuid not null,
    event_id uuid not null,
    tab_version integer not null
);
