-- name: look_up
-- Whom a token belongs to; what is used begins its idle time anew, until $3. A page
-- and its pictures come at once: the row is written once a second at most.
with living as (
    select id, account_id, by_temporary, idle_ends_at, ends_at
    from sessions
    where token_hash = $1 and ended_at is null and idle_ends_at > $2 and ends_at > $2
),

touched as (
    update sessions set idle_ends_at = least($3, living.ends_at)
    from living
    where
        sessions.id = living.id
        and sessions.ended_at is null
        and least($3, living.ends_at) >= living.idle_ends_at + interval '1 second'
    returning sessions.id, sessions.idle_ends_at
)

select
    living.id as session_id,
    living.by_temporary,
    coalesce(touched.idle_ends_at, living.idle_ends_at) as idle_ends_at,
    living.ends_at,
    accounts.id,
    accounts.tenant,
    accounts.login_name,
    accounts.roles,
    accounts.case_id,
    accounts.password_hash,
    accounts.last_signed_in_at,
    accounts.person
from living
inner join accounts on living.account_id = accounts.id
left join touched on living.id = touched.id;
