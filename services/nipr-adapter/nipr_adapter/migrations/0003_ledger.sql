-- One row per billable call, written before it. `turn` is above 1 only where an operator
-- allowed to call again after an outcome that nobody could tell.
create table ledger (
    id bigint generated always as identity primary key,
    call_id uuid not null references calls (id),
    kind text not null check (kind in ('hit-list', 'report')),
    case_id uuid not null,
    lookup_id uuid not null,
    authorization_id uuid,
    purpose text not null,
    period text not null,
    turn int not null,
    estimated_cents int not null,
    outcome text not null default 'unknown' check (
        outcome in ('billed', 'not_billed', 'unknown')
    ),
    calls int not null default 1,
    called_at timestamptz not null,
    settled_at timestamptz
);

create unique index ledger_hit_list on ledger (lookup_id, turn)
where kind = 'hit-list';

create unique index ledger_report on ledger (case_id, purpose, period, turn)
where kind = 'report';

create index ledger_period on ledger (period) where outcome <> 'not_billed';

-- The one queue of calls: paused when NIPR refuses our credentials.
create table queue (
    id int primary key check (id = 1),
    paused_at timestamptz,
    cap_reached_in text
);

insert into queue (id) values (1);
