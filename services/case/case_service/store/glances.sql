-- name: keep
insert into glances (case_id, glance) values ($1, $2)
on conflict (case_id) do update set glance = excluded.glance;

-- name: read
select
    c.id, c.key, c.tenant, c.status, c.version, c.recruiter_id, c.producer_id,
    c.reviewer_id, c.reviewer_name, c.states, c.review_round, c.reopened,
    c.packet_hash, c.submitted_at, c.invited_at, c.changed_at, c.started_at, c.signed_at,
    c.queue_since, c.asked_at, c.decided_at, c.expires_at, g.glance, k.wrapped,
    (select rule_book()) as rule_book
from cases as c
inner join glances as g on c.id = g.case_id
inner join data_keys as k on c.id = k.case_id
where c.id = any($1::uuid[]) and may_see(c, $2, $3, $4);
