-- A person leaves; the row stays, for what was done under this name stays.
-- in: user_name
UPDATE person SET state = 'left' WHERE user_name = :user_name AND state <> 'left'
