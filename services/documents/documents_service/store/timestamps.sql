-- name: watch
insert into timestamps (packet_id, slug, case_id, look_at) values ($1, $2, $3, $4);

-- name: claim
update timestamps
set look_at = $2
where (packet_id, slug) = (
    select packet_id, slug
    from timestamps
    where look_at <= $1
    order by look_at
    limit 1
    for update skip locked
)
returning case_id, packet_id, slug;

-- name: look_again
update timestamps
set look_at = $3
where packet_id = $1 and slug = $2;

-- name: forget
delete from timestamps
where case_id = $1;
