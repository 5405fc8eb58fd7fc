-- Lines that were cut after the text end a message too: each may have been a copy.
-- The time for which somebody was away is no time of being put off.

set local lock_timeout = '2s';

alter table messages
add column cuts integer not null default 0,
add column away_since timestamptz;
