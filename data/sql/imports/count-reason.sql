-- How many of an import's new searches have one reason, and what it is.
-- in: first last reason          gives: n, text, state
SELECT (SELECT count(*) FROM search WHERE id >= :first AND id <= :last AND reason = :reason) AS n,
       text, state
  FROM reason
 WHERE id = :reason
