-- What may end a message is counted apart from the attempts: an absence of the mail
-- server or of a neighbor costs many of them and ends nothing.

set local lock_timeout = '2s';

alter table messages
add column faults integer not null default 0,
add column put_off_since timestamptz;
