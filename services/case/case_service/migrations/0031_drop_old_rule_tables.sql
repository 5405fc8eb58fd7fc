-- squawk-ignore-file ban-drop-table
-- The tables that held rules before the rule book. Safe: every line of theirs was copied
-- into rule_changes by 0011 and 0027, and since those two no statement reads or writes
-- them, so a running instance has nothing to lose. One from before 0027, if it is still
-- up, fails only to announce a rejection, which is rolled back and can be repeated.
drop table if exists fee_rules;
drop table if exists appointment_rules;
drop table if exists minimum_rules;
drop table if exists addendum_rules;
drop table if exists adverse_wait_rules;
