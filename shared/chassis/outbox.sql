-- name: write
-- One event each of one entity or of many. The row lock on an entity's version is held
-- until commit, so ids of its events follow its commits. A header that was given stays.
with given as (
    select
        event_id, topic, key, type, aggregate_type, aggregate_id, payload, headers
    from unnest(
        $1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::uuid[],
        $7::bytea[], $8::text[]
    ) as made (
        event_id, topic, key, type, aggregate_type, aggregate_id, payload, headers
    )
),

counted as (
    insert into stream_versions as known (aggregate_type, aggregate_id, version)
    select given.aggregate_type, given.aggregate_id, 1
    from given
    on conflict (aggregate_type, aggregate_id) do update set version = known.version + 1
    returning known.aggregate_type, known.aggregate_id, known.version
)

insert into outbox (
    event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version,
    payload, headers, created_at
)
select
    given.event_id, given.topic, given.key, given.type, given.aggregate_type,
    given.aggregate_id, counted.version, given.payload,
    -- Zero-padded, so that text sorts as numbers do.
    jsonb_build_object('ce_sequence', lpad(counted.version::text, 19, '0'))
    || given.headers::jsonb,
    $9
from given
inner join counted using (aggregate_type, aggregate_id);

-- name: try_to_lead
-- Held until the connection ends; each service has a class of its own.
select pg_try_advisory_lock($1, 0);

-- name: oldest
select id, topic, key, payload, headers
from outbox
order by id
limit $1;

-- name: forget
delete from outbox where id = any($1::bigint[]);

-- name: give_up
with refused as (
    delete from outbox where id = $1
    returning id, event_id, topic, key, type, payload, headers, created_at
)
insert into outbox_dead (
    id, event_id, topic, key, type, payload, headers, created_at, failed_at, last_error
)
select
    refused.id, refused.event_id, refused.topic, refused.key, refused.type,
    refused.payload, refused.headers, refused.created_at, $2, $3
from refused;

-- name: backlog
select
    count(*) as rows,
    coalesce(extract(epoch from $1::timestamptz - min(created_at)), 0)::float8 as seconds
from outbox;
