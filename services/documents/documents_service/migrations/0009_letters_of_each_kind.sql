-- squawk-ignore-file adding-not-nullable-field, ban-drop-default, ban-drop-constraint, constraint-missing-not-valid, disallowed-unique-constraint
-- Other letters than the Welcome Letter: one of a kind about each thing it tells of. The
-- words to be mailed are sealed; letters of before are mailed as their PDF only.
-- Safe: there is one row for each approved case, so the locks are short. An instance from
-- before, if it is still up, fails only to hear of an approval, and hears of it again.
alter table letters
add column slug text not null default 'welcome-letter',
add column about uuid,
add column words bytea;

update letters set about = case_id
where about is null;

alter table letters
alter column about set not null,
alter column slug drop default,
drop constraint letters_case_id_key,
add constraint letters_once unique (case_id, slug, about);
