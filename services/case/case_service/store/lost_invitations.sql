-- name: add
-- Nothing comes of what one network address asks too often. What is older than any limit
-- looks back is dropped on the way.
with gone as (
    delete from lost_invitations where asked_at < $6 and is_settled
)

insert into lost_invitations (id, tenant, email, address, asked_at)
select $1, $2, $3, $4, $5
where
    (
        select count(*)
        from lost_invitations
        where address = $4 and asked_at > $7
    ) < $8;

-- name: take
update lost_invitations set is_settled = true
where id = (
    select id
    from lost_invitations
    where not is_settled
    order by asked_at
    limit 1
    for update skip locked
)
returning id, tenant, email;

-- name: mails_since
select count(*) from lost_invitations where email = $1 and sent_at > $2;

-- name: note_sent
update lost_invitations set sent_at = $2 where id = $1;
