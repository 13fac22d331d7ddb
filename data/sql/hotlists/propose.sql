-- Puts a hot list on the register, to be decided on.
-- in: name source kind purpose refresh system vendor_name note now who
INSERT INTO hot_list (name, source, kind, purpose, refresh, system, vendor_name, note, proposed_at,
                      proposed_by)
VALUES (:name, :source, :kind, :purpose, :refresh, :system, :vendor_name, :note, :now, :who)
