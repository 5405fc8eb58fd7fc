-- How long the producer may answer a notice becomes a line of the rule book, changed by
-- two operators like every other. The table that held it goes with the release after
-- this one, as instances of the release before still read it.
insert into rule_changes (
    id, kind, scope, effective_on, value, source, proposed_at, proposed_by_name
)
select
    gen_random_uuid(), 'wait', 'ALL', effective_on, business_days::text, source,
    '2024-01-01 00:00:00-06', 'Producer Pro'
from adverse_wait_rules
order by effective_on;
