-- Writes down the call for service that began with an alert.
-- in: alert call_type cad_number case_number now who
UPDATE alert
   SET call_type = COALESCE (:call_type, call_type),
       cad_number = COALESCE (:cad_number, cad_number),
       case_number = COALESCE (:case_number, case_number), call_at = :now, call_by = :who
 WHERE id = :alert AND closed_at IS NULL
