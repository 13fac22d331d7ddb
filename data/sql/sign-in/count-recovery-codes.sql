-- How many recovery codes a person has left.
-- in: person          gives: n
SELECT COUNT(*) AS n FROM recovery_code WHERE person = :person AND used_at IS NULL
