-- What handlers did. Nothing is unique here, so that an effect done twice shows.
create table effects (
    id bigint generated always as identity primary key,
    event_id uuid not null,
    case_id uuid not null,
    number integer not null
);
