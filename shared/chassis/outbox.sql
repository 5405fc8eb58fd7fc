-- name: next_version
-- The row lock is held until commit, so ids of one entity's events follow its commits.
insert into stream_versions as known (aggregate_type, aggregate_id, version)
values ($1, $2, 1)
on conflict (aggregate_type, aggregate_id) do update set version = known.version + 1
returning version;

-- name: write
insert into outbox (
    event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version,
    payload, headers, created_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

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
