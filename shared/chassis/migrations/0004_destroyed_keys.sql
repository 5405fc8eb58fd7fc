-- A key that was destroyed leaves an empty row: what comes late about its case gets no new
-- one.
alter table data_keys add column destroyed_at timestamptz;
