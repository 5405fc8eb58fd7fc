-- The last day that a notice named: an answered dispute gives a later one, and the
-- notice stays readable as it was sent. Null where the release before this one wrote it.
alter table proposed_rejections add column announced_until timestamptz;

update proposed_rejections set announced_until = decides_at
where answered_at is null;
