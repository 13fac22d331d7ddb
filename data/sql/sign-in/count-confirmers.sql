-- How many administrators could confirm what another one asks for a person.
-- in: who person          gives: n
SELECT COUNT(*) AS n FROM v_administrator WHERE user_name <> :who AND id <> :person
