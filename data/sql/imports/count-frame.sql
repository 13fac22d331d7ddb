-- How many of an import's new searches have one time frame.
-- in: first from last until          gives: n
SELECT count(*) AS n FROM search
 WHERE id >= :first AND id <= :last AND frame_from = :from AND frame_until = :until
