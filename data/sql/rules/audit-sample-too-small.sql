-- Audits of a clause whose sample holds fewer items than the clause asks; a population that is
-- smaller than that is taken whole.
-- in: clause sample          gives: subject, what
SELECT a.id AS subject,
       a.size || ' of at least ' || :sample || ' items' AS what
  FROM audit a
 WHERE a.clause = :clause AND a.state <> 'frozen'
   AND a.size < :sample AND a.size < a.population
