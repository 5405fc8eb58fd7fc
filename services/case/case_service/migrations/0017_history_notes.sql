-- What somebody of staff wrote beside a deed, such as why they looked at a number; sealed.
alter table history add column note bytea;
