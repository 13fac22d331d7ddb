-- A person by user name.
-- in: user_name          gives: role, state
SELECT role, state
  FROM person
 WHERE user_name = :user_name
