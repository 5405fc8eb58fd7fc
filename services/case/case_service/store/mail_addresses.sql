-- name: add
insert into mail_addresses (id, case_id, email, confirmed_at) values ($1, $2, $3, $4);

-- name: read
select email from mail_addresses where case_id = $1 and id = $2;

-- name: of_case
-- Newest first, of one moment the later; those of before there was this table are the
-- oldest, and came in their order.
select id, email, confirmed_at is not null as is_confirmed
from mail_addresses
where case_id = $1 and forget_at is null
order by
    confirmed_at desc nulls last,
    case when confirmed_at is not null then id end desc,
    id;

-- name: respell
update mail_addresses set email = $2 where id = $1;

-- name: leave
update mail_addresses set forget_at = $2
where id = any($1::uuid[]) and forget_at is null;

-- name: leave_ended
update mail_addresses set forget_at = $2
where
    case_id = $1
    and forget_at is null
    and id is distinct from (
        select newest.id
        from mail_addresses as newest
        where newest.case_id = $1 and newest.confirmed_at is not null
        order by newest.confirmed_at desc, newest.id desc
        limit 1
    );

-- name: forget
delete from mail_addresses where forget_at <= $1;
