-- name: hear
insert into inbox (consumer, event_id, processed_at) values ($1, $2, $3)
on conflict do nothing
returning true;

-- name: hear_and_look
-- Its inbox row, whether its key is parked, and how far its entity is known. The share
-- lock holds off a redrive of this key until the event is filed.
with heard as (
    insert into inbox (consumer, event_id, processed_at) values ($1, $2, $3)
    on conflict do nothing
    returning true as is_new
)
select
    (select heard.is_new from heard) as is_new,
    (
        select true from parked_keys
        where parked_keys.consumer = $1 and parked_keys.key = $4
        for share
    ) as is_parked,
    (
        select stream_positions.version from stream_positions
        where
            stream_positions.consumer = $1
            and stream_positions.topic = $5
            and stream_positions.aggregate_type = $6
            and stream_positions.aggregate_id = $7
        for update
    ) as known;

-- name: pass_over
-- For an event that nobody here handles: its entity is known one version further, if it
-- is the next one and its key is not parked. Nothing else need be kept of it.
with parked as (
    select true from parked_keys
    where parked_keys.consumer = $1 and parked_keys.key = $6
    for share
)

insert into stream_positions as known (
    consumer, topic, aggregate_type, aggregate_id, version
)
select $1, $2, $3, $4, $5
where not exists (select true from parked)
on conflict (consumer, topic, aggregate_type, aggregate_id)
do update set version = excluded.version
where known.version = excluded.version - 1
returning true;

-- name: position
select version from stream_positions
where consumer = $1 and topic = $2 and aggregate_type = $3 and aggregate_id = $4
for update;

-- name: advance
insert into stream_positions as known (
    consumer, topic, aggregate_type, aggregate_id, version
)
values ($1, $2, $3, $4, $5)
on conflict (consumer, topic, aggregate_type, aggregate_id)
do update set version = greatest(known.version, excluded.version);

-- name: purge
delete from inbox
where
    consumer = $1
    and event_id in (
        select old.event_id from inbox as old
        where old.consumer = $1 and old.processed_at < $2
        limit $3
    )
returning event_id;
