-- What is to be said: written with the state change, deleted once Kafka has it.
create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null unique,
    topic text not null,
    key uuid not null,
    type text not null,
    aggregate_type text not null,
    aggregate_id uuid not null,
    aggregate_version bigint not null,
    payload bytea not null,
    headers jsonb not null,
    created_at timestamptz not null,
    unique (aggregate_type, aggregate_id, aggregate_version)
);
alter table outbox set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000
);

-- What Kafka refuses for good, such as a record that is too large.
create table outbox_dead (
    id bigint primary key,
    event_id uuid not null,
    topic text not null,
    key uuid not null,
    type text not null,
    payload bytea not null,
    headers jsonb not null,
    created_at timestamptz not null,
    failed_at timestamptz not null,
    last_error text not null
);

-- How many events an entity has had; its row lock puts them in order.
create table stream_versions (
    aggregate_type text not null,
    aggregate_id uuid not null,
    version bigint not null,
    primary key (aggregate_type, aggregate_id)
);

-- What was heard.
create table inbox (
    consumer text not null,
    event_id uuid not null,
    processed_at timestamptz not null,
    primary key (consumer, event_id)
);
create index inbox_processed_at on inbox (processed_at);

create table stream_positions (
    consumer text not null,
    topic text not null,
    aggregate_type text not null,
    aggregate_id uuid not null,
    version bigint not null,
    primary key (consumer, topic, aggregate_type, aggregate_id)
);

-- Keys whose events wait behind one that could not be handled.
create table parked_keys (
    consumer text not null,
    key text not null,
    parked_at timestamptz not null,
    primary key (consumer, key)
);

create table dead_letters (
    id bigint generated always as identity primary key,
    consumer text not null,
    topic text not null,
    partition integer not null,
    record_offset bigint not null,
    event_id uuid,
    key bytea,
    headers jsonb not null,
    value bytea,
    type text,
    error_class text not null,
    error_text text not null,
    attempts integer not null,
    first_failed_at timestamptz not null,
    last_failed_at timestamptz not null,
    code_version text not null,
    state text not null check (state in ('dead', 'parked', 'replayed', 'discarded')),
    settled_by text,
    settled_at timestamptz,
    unique (consumer, topic, partition, record_offset)
);
create index dead_letters_open on dead_letters (consumer, id)
where state in ('dead', 'parked');
