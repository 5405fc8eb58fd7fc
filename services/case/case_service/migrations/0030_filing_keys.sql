-- The key under which an appointment is filed: its id until somebody files again what a
-- state has rejected. Under the old key the states would only repeat their answer.
alter table appointments add column filing_key uuid;
