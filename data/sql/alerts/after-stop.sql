-- Records whether the alert was confirmed once the vehicle had been stopped.
-- in: action confirmed_after note
UPDATE alert_action
   SET confirmed_after = :confirmed_after,
       note = CASE WHEN :note IS NULL THEN note
                   ELSE COALESCE (NULLIF (note, '') || '; ', '') || :note END
 WHERE id = :action AND confirmed_after IS NULL
   AND EXISTS (SELECT 1 FROM alert a WHERE a.id = alert_action.alert AND a.closed_at IS NULL)
