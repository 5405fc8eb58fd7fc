-- Since when the countersignature is at work, and when the case was last asked whether a
-- signed packet is approved.
alter table packets add column sealing_since timestamptz;
alter table packets add column status_asked_at timestamptz;

update packets set sealing_since = now()
where state = 'sealing';
