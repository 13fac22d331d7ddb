-- Alerts that were closed, led to a call for service, and whose call is not entered under one of the
-- policy's call types.
-- in: policy          gives: subject, what
SELECT a.id AS subject,
       CASE WHEN COALESCE (a.call_type, '') = '' THEN 'no call type'
            ELSE 'the call type is ' || a.call_type END AS what
  FROM alert a
 WHERE a.closed_at IS NOT NULL
   AND (COALESCE (a.cad_number, '') <> '' OR COALESCE (a.call_type, '') <> ''
        OR EXISTS (SELECT 1 FROM alert_action x WHERE x.alert = a.id))
   AND NOT EXISTS (SELECT 1 FROM policy_list l
                    WHERE l.policy = :policy AND l.list = 'call-types'
                      AND (LOWER (l.label) = LOWER (TRIM (a.call_type))
                           OR l.item = LOWER (TRIM (a.call_type))))
