-- Changes what the register says of a hot list; a new purpose or source is decided on anew.
-- in: hot_list name source purpose refresh system vendor_name note now who
UPDATE hot_list
   SET state = CASE WHEN state = 'approved' AND (COALESCE (:source, source) <> source
                                                 OR COALESCE (:purpose, purpose) <> purpose)
                    THEN 'proposed' ELSE state END,
       name = COALESCE (:name, name), source = COALESCE (:source, source),
       purpose = COALESCE (:purpose, purpose), refresh = COALESCE (:refresh, refresh),
       system = COALESCE (:system, system), vendor_name = COALESCE (:vendor_name, vendor_name),
       note = COALESCE (:note, note),
       proposed_at = :now, proposed_by = :who
 WHERE id = :hot_list AND state IN ('proposed', 'approved')
