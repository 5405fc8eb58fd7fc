-- name: read
select paused_at, cap_reached_in from queue where id = 1;

-- name: lock
select id from queue where id = 1 for update;

-- name: pause
-- A refusal of older credentials does not undo that of newer ones.
update queue set paused_at = greatest(paused_at, $1) where id = 1;

-- name: resume
update queue set paused_at = null where id = 1;

-- name: note_cap
update queue set cap_reached_in = $1 where id = 1;
