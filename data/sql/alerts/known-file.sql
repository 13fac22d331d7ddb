-- How often a file with this content was taken in before.
-- in: sha256          gives: times
SELECT COUNT(*) AS times FROM alert_import i WHERE i.sha256 = :sha256
