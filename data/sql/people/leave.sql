-- A person leaves; the row stays, for what was done under this name stays. The second factor goes.
-- in: user_name
DELETE FROM recovery_code WHERE person IN (SELECT id FROM person WHERE user_name = :user_name);
DELETE FROM second_factor WHERE person IN (SELECT id FROM person WHERE user_name = :user_name);
UPDATE person SET state = 'left' WHERE user_name = :user_name AND state <> 'left'
