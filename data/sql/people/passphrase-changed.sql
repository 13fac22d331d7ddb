-- A person has a new passphrase, given by somebody else or not.
-- in: user_name now given
UPDATE person SET passphrase_changed_at = :now, passphrase_given = :given
 WHERE user_name = :user_name AND state <> 'left'
