-- How long the producer may answer before a rejection that rests on NIPR's report; the
-- row in force on a day is the one with the latest effective_on that is not after it.
create table adverse_wait_rules (
    effective_on date primary key,
    business_days integer not null check (business_days > 0),
    source text not null
);

insert into adverse_wait_rules (effective_on, business_days, source) values
('2024-01-01', 5,
 'Fair Credit Reporting Act, 15 U.S.C. 1681b(b)(3): a reasonable time before the '
 'decision; five business days are customary.');

-- A rejection that waits: reason, dispute and answer are sealed. due_at is when the clock
-- runs out, and while somebody works on it, when their lease ends.
create table proposed_rejections (
    id uuid primary key,
    case_id uuid not null references cases (id),
    review_round integer not null,
    stage text not null check (
        stage in ('waiting', 'disputed', 'withdrawn', 'carried out')
    ),
    reason bytea not null,
    by_account uuid not null,
    by_name text not null,
    proposed_at timestamptz not null,
    decides_at timestamptz not null,
    due_at timestamptz not null,
    text_version text not null,
    dispute bytea,
    disputed_at timestamptz,
    answer bytea,
    answered_at timestamptz,
    ended_at timestamptz
);

create unique index one_proposed_rejection on proposed_rejections (case_id)
where stage in ('waiting', 'disputed');

create index proposed_rejections_case on proposed_rejections (case_id, proposed_at);

create index proposed_rejections_due on proposed_rejections (due_at)
where stage = 'waiting';

-- Why the law lets HCSC obtain a report, kept with each authorization of one (FCRA).
alter table authorizations add column purpose text not null default
'employment or contracting, 15 U.S.C. 1681b(a)(3)(B)';
