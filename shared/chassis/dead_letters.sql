-- name: file
insert into dead_letters (
    consumer, topic, partition, record_offset, event_id, key, headers, value, type,
    error_class, error_text, attempts, first_failed_at, last_failed_at, code_version,
    state
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
on conflict (consumer, topic, partition, record_offset) do nothing;

-- name: park
insert into parked_keys (consumer, key, parked_at) values ($1, $2, $3)
on conflict do nothing;

-- name: open_letters
select
    id, topic, partition, record_offset, event_id, key, type, error_class, error_text,
    attempts, first_failed_at, last_failed_at, state
from dead_letters
where
    consumer = $1
    and state in ('dead', 'parked')
    and ($2::text is null or key = convert_to($2, 'UTF8'))
    and ($3::text is null or type = $3)
    and ($4::text is null or error_class = $4)
order by id;

-- name: lock_key
select true from parked_keys where consumer = $1 and key = $2 for update;

-- name: next_letter
select id, topic, partition, record_offset, key, headers, value
from dead_letters
where consumer = $1 and key = convert_to($2, 'UTF8') and state in ('dead', 'parked')
order by id
limit 1
for update;

-- name: settle
update dead_letters set state = $2, settled_by = $3, settled_at = $4 where id = $1;

-- name: unpark
delete from parked_keys
where
    consumer = $1
    and key = $2
    and not exists (
        select 1 from dead_letters
        where
            dead_letters.consumer = $1
            and dead_letters.key = convert_to($2, 'UTF8')
            and dead_letters.state in ('dead', 'parked')
    );

-- name: counts
select state, count(*) as letters
from dead_letters
where consumer = $1 and state in ('dead', 'parked')
group by state;
