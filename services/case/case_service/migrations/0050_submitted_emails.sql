-- The addresses that the producer has submitted, as keyed hashes: also they may be on the
-- do-not-contract list. None of them is dropped when the next submission names another.
alter table invitee_index add column submitted_emails bytea[] not null default '{}';
