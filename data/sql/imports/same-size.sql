-- Whether a complete import had a file of this many bytes.
-- in: size          gives: n
SELECT count(*) AS n FROM import WHERE state = 'complete' AND size = :size
