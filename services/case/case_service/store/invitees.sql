-- name: begin
-- Whoever invites in a tenant waits for the one before, so that nobody is invited twice
-- by two at once. Held until the transaction ends.
select pg_advisory_xact_lock(hashtextextended('invitations of ' || $1, 0));

-- name: open_cases
select i.person, c.key, c.recruiter_id
from invitee_index as i
inner join cases as c on i.case_id = c.id
where i.tenant = $1 and i.person = any ($2::bytea[]) and c.status = any ($3::text[])
order by c.recruiter_id = $4, c.invited_at;

-- name: barred
select digest
from do_not_contract
where tenant = $1 and kind = 'email' and digest = any ($2::bytea[]);

-- name: add
-- A case whose key is taken already is left out.
with given as (
    select id, key, states, person, email_digest, person_digest
    from unnest(
        $1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[]
    ) as one (id, key, states, person, email_digest, person_digest)
),

added as (
    insert into cases (
        id, key, tenant, status, version, recruiter_id, states, person,
        accepts_simulated, invited_at, changed_at, expires_at, remind_at
    )
    select
        id, key, $7, 'Invited', 1, $8, string_to_array(states, ';'), person, $9, $10,
        $10, $16, $17
    from given
    on conflict (key) do nothing
    returning id
),

to_index as (
    insert into names_to_index (case_id)
    select id
    from added
),

indexed as (
    insert into invitee_index (case_id, tenant, email, person)
    select given.id, $7, given.email_digest, given.person_digest
    from given
    inner join added on given.id = added.id
)

insert into history (case_id, at, what, detail, by_role, by_account, by_name)
select id, $10, $11, $12, $13, $14, $15
from added
returning case_id;

-- name: lock_expired
select
    id, key, tenant, status, version, recruiter_id, producer_id, reviewer_id,
    reviewer_name, states, review_round, reopened, packet_hash, submitted_at
from cases
where status = 'Invited' and expires_at <= $1
order by expires_at
limit $2
for update skip locked;

-- name: lock_to_remind
-- Without an account there is nothing to remind of: the invitation is still to be sent.
select
    id, key, tenant, status, version, recruiter_id, producer_id, reviewer_id,
    reviewer_name, states, review_round, reopened, packet_hash, submitted_at,
    expires_at
from cases
where
    status = 'Invited' and remind_at <= $1 and expires_at > $1
    and producer_id is not null
order by remind_at
limit $2
for update skip locked;

-- name: set_reminder
update cases set remind_at = $2 where id = $1;

-- name: set_expiry
update cases set expires_at = $2, remind_at = $3 where id = $1;

-- name: by_email
select case_id from invitee_index where tenant = $1 and email = $2 limit 200;

-- name: note_submitted_email
update invitee_index set submitted_emails = submitted_emails || $2::bytea
where case_id = $1 and $2 <> all(submitted_emails);

-- name: newest
-- Of each person the open case, or else the newest: who was turned down since gets no
-- older invitation.
select case_id
from (
    select distinct on (i.person) i.case_id, c.invited_at
    from invitee_index as i
    inner join cases as c on i.case_id = c.id
    where i.tenant = $1 and i.email = $2
    order by i.person, c.status = any ($3::text[]) desc, c.invited_at desc
) as counting
order by invited_at desc
limit 20;
