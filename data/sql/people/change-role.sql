-- Gives a person who may sign in another role.
-- in: user_name role
UPDATE person SET role = :role WHERE user_name = :user_name AND state <> 'left'
