-- Takes an organisation off the list of this agency's own.
-- in: norm
DELETE FROM own_organisation WHERE norm = :norm
