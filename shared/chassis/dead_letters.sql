-- name: file
insert into dead_letters (
    consumer, topic, partition, record_offset, event_id, key, parking_key, headers,
    value, type, error_class, error_text, attempts, first_failed_at, last_failed_at,
    code_version, state
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
on conflict (consumer, topic, partition, record_offset) do nothing
returning true;

-- name: park
insert into parked_keys (consumer, key, parked_at) values ($1, $2, $3)
on conflict do nothing;

-- name: letters
select
    id, topic, partition, record_offset, event_id, parking_key, type, error_class,
    error_text, attempts, first_failed_at, last_failed_at, code_version, state,
    settled_by, settled_at
from dead_letters
where
    consumer = $1
    and (state in ('dead', 'parked') or $2)
    and ($3::text is null or parking_key = $3)
    and ($4::text is null or type = $4)
    and ($5::text is null or error_class = $5)
    and ($6::timestamptz is null or last_failed_at >= $6)
    and ($7::timestamptz is null or last_failed_at < $7)
order by id;

-- name: lock_key
select true from parked_keys where consumer = $1 and key = $2 for update;

-- name: next_letter
select id, topic, partition, record_offset, key, headers, value
from dead_letters
where consumer = $1 and parking_key = $2 and state in ('dead', 'parked') and id > $3
order by id
limit 1
for update;

-- name: settle
update dead_letters set state = $2, settled_by = $3, settled_at = $4 where id = $1;

-- name: fail_again
update dead_letters
set
    state = 'dead', error_class = $2, error_text = $3, attempts = attempts + 1,
    last_failed_at = $4, code_version = $5
where id = $1;

-- name: unpark
delete from parked_keys
where
    consumer = $1
    and key = $2
    and not exists (
        select 1 from dead_letters
        where
            dead_letters.consumer = $1
            and dead_letters.parking_key = $2
            and dead_letters.state in ('dead', 'parked')
    );

-- name: note
insert into redrive_journal (done_at, done_by, action, letter_id, outcome)
values ($1, $2, $3, $4, $5);

-- name: open_now
select
    state,
    count(*) as letters,
    extract(epoch from $2::timestamptz - min(first_failed_at))::float8 as seconds
from dead_letters
where consumer = $1 and state in ('dead', 'parked')
group by state;
