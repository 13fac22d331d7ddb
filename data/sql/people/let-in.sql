-- Lets somebody of the roster sign in, under a name that nobody has.
-- in: person user_name now
UPDATE person
   SET user_name = :user_name, passphrase_changed_at = :now
 WHERE id = :person AND user_name IS NULL AND state = 'active'
