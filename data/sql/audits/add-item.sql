-- Adds an item to an audit.
-- in: audit item origin search search_id ticket
INSERT INTO audit_item (audit, item, origin, search, search_id, ticket)
VALUES (:audit, :item, :origin, :search, :search_id, :ticket)
