-- Who asked for a lost invitation, as keyed hashes of the e-mail and the network address.
-- Also for addresses that nobody was invited at: asking looks and costs the same.
create table lost_invitations (
    id uuid primary key,
    tenant text not null,
    email bytea not null,
    address bytea not null,
    asked_at timestamptz not null,
    is_settled boolean not null default false,
    -- When the mails went out, if there were not too many already.
    sent_at timestamptz
);

create index lost_invitations_email on lost_invitations (email, sent_at);
create index lost_invitations_address on lost_invitations (address, asked_at);
create index lost_invitations_waiting on lost_invitations (asked_at)
where not is_settled;
