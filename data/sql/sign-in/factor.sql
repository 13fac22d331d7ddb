-- A person's second factor.
-- in: person          gives: secret, last_step, recovery_salt, recovery_rounds
SELECT secret, last_step, recovery_salt, recovery_rounds FROM second_factor WHERE person = :person
