-- Takes a mapping of the agency's own away; what it was stays in the journal.
-- in: id
DELETE FROM mapping WHERE id = :id
