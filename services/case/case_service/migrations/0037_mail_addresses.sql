-- Addresses that the producer has confirmed by a Save of General, sealed: mails of the
-- case go to the newest, warnings to all. Rows stay when the address is changed, so that
-- whoever changes it cannot keep the owner from being warned.
create table mail_addresses (
    id uuid primary key,
    case_id uuid not null references cases (id),
    email bytea not null,
    -- Null for what the case knew otherwise: from the invitation, or a submission of
    -- before there was this table. Mails do not go there because of it.
    confirmed_at timestamptz
);

create index mail_addresses_case on mail_addresses (case_id, confirmed_at);
