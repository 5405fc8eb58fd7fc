-- Counts alone may be the same of two books: the newest line names this one. Lines are
-- counted too, as one that a migration ships may come after one with a higher number.
create or replace function rule_book() returns text
language sql
stable
as $body$
    select concat_ws(
        ' ',
        (select b.id from rule_changes as b order by b.number desc limit 1),
        (select count(*) from rule_changes),
        (select count(*) from rule_approvals)
    )
$body$;
