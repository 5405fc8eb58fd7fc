-- no-transaction
-- The rows whose time is set: few, as most producers keep one address.
create index concurrently if not exists mail_addresses_forgotten
on mail_addresses (forget_at) where forget_at is not null;
