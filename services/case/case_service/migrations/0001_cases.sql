-- One row per onboarding. person holds the invitation's name and address, and the salt
-- of the snapshot hash, sealed with the case's own key; reason is sealed likewise.
-- queue_since is when the review's clock began; the time in which the producer was asked
-- for something is taken out of it. accepts_simulated marks cases of a demonstration, whose
-- people are the simulator's and whose mail addresses may be reserved ones.
create table cases (
    id uuid primary key,
    key text not null unique,
    tenant text not null,
    entity_type text not null default 'individual' check (entity_type = 'individual'),
    status text not null check (
        status in (
            'Invited', 'In Progress', 'HCSC Review', 'Information Requested', 'Error',
            'Approved', 'Rejected', 'Withdrawn', 'Expired'
        )
    ),
    version integer not null,
    recruiter_id uuid not null,
    producer_id uuid,
    reviewer_id uuid,
    reviewer_name text,
    states text[] not null check (cardinality(states) > 0),
    accepts_simulated boolean not null,
    review_round integer not null default 0,
    reopened text[] not null default '{}',
    packet_hash text,
    snapshot_hash text,
    person bytea not null,
    reason bytea,
    resends integer not null default 0,
    invited_at timestamptz not null,
    changed_at timestamptz not null,
    started_at timestamptz,
    signed_at timestamptz,
    submitted_at timestamptz,
    queue_since timestamptz,
    asked_at timestamptz,
    decided_at timestamptz
);

create index cases_changed on cases (tenant, changed_at desc);
create index cases_recruiter on cases (recruiter_id, changed_at desc);
create index cases_producer on cases (producer_id);
create index cases_queue on cases (tenant, queue_since, id)
where status in ('HCSC Review', 'Information Requested', 'Error');

-- Permission is part of loading: every statement that finds a case for somebody asks
-- this. Producers see their own case, recruiters those they invited, reviewers and
-- support all of their tenant, the service itself everything.
create function may_see(
    sought cases, roles text[], viewer_tenant text, viewer_id uuid
) returns boolean
language sql stable
return
    'system' = any (roles)
    or (
        sought.tenant = viewer_tenant
        and (
            roles && array['reviewer', 'support']
            or ('recruiter' = any (roles) and sought.recruiter_id = viewer_id)
            or ('producer' = any (roles) and sought.producer_id = viewer_id)
        )
    );
