-- When an unused invitation ends, and when its producer is reminded next. Invitations of
-- before had no end; theirs begins to count now.
alter table cases add column expires_at timestamptz;
alter table cases add column remind_at timestamptz;
update cases set expires_at = now() + interval '60 days' where status = 'Invited';
