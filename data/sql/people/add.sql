-- Enters a person who may sign in.
-- in: user_name full_name role now
INSERT INTO person (user_name, full_name, role, created_at)
VALUES (:user_name, :full_name, :role, :now)
