-- Audits whose sample holds fewer items than the policy asks; a population that is smaller than
-- that is taken whole.
-- in: sample          gives: subject, what
SELECT a.id AS subject,
       a.size || ' of at least ' || :sample || ' items' AS what
  FROM audit a
 WHERE a.state <> 'frozen' AND a.size < :sample AND a.size < a.population
