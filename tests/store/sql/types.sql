-- A value as it went in, and its type.
-- in: v          gives: v, kind
SELECT :v AS v, typeof (:v) AS kind
