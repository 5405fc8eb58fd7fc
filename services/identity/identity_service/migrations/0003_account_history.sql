-- What staff did to an account, and who; rows are added only.
create table account_history (
    id bigint generated always as identity primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    at timestamptz not null,
    what text not null check (what in ('unlocked')),
    by_account uuid
);

create index account_history_account on account_history (account_id, id);
