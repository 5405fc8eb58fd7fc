-- A call to NIPR that somebody wished for. Its id is the look-up's id (hit list) or the
-- report's. No column here holds anything of a person.
create table calls (
    id uuid primary key,
    kind text not null check (kind in ('hit-list', 'report')),
    case_id uuid not null,
    lookup_id uuid not null,
    authorization_id uuid,
    status text not null check (
        status in ('waiting', 'claimed', 'calling', 'unresolved', 'done', 'dropped')
    ),
    outcome text check (
        outcome in (
            'found', 'not_found', 'ambiguous', 'rejected',
            'unauthorized', 'unavailable', 'unknown_billed'
        )
    ),
    reason text not null default '',
    attempts int not null default 0,
    turn int not null default 1,
    due_at timestamptz not null,
    leased_until timestamptz,
    asked_at timestamptz,
    wished_at timestamptz not null,
    check ((kind = 'report') = (authorization_id is not null)),
    check (kind = 'report' or id = lookup_id)
);

create unique index calls_authorization on calls (authorization_id)
where authorization_id is not null;

create index calls_open on calls (kind, due_at)
where status in ('waiting', 'claimed', 'calling');

create index calls_case on calls (case_id);
