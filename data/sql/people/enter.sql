-- Lets a person sign in; one who has left comes back. Nothing changes where the person is here.
-- in: user_name full_name role now
INSERT INTO person (user_name, full_name, role, created_at, passphrase_changed_at)
VALUES (:user_name, :full_name, :role, :now, :now)
    ON CONFLICT (user_name) DO UPDATE
   SET full_name = excluded.full_name, role = excluded.role, state = 'active',
       passphrase_changed_at = excluded.passphrase_changed_at
 WHERE person.state = 'left'
