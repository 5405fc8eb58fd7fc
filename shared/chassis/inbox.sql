-- name: hear
insert into inbox (consumer, event_id, processed_at) values ($1, $2, $3)
on conflict do nothing
returning true;

-- name: is_parked
-- The share lock holds off a redrive of this key until the event is filed.
select true from parked_keys where consumer = $1 and key = $2 for share;

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
