-- Every alert, the newest first.
-- in: (none)          gives: an alert
SELECT * FROM v_alert_list ORDER BY at DESC, id DESC
