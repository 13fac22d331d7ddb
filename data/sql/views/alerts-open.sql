-- The alerts that nobody has settled yet, the oldest first.
-- in: (none)          gives: an alert
SELECT * FROM v_alert_list WHERE outcome IS NULL ORDER BY at, id
