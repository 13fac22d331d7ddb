-- The number of the next item of an audit.
-- in: audit          gives: item
SELECT coalesce(max(item), 0) + 1 AS item FROM audit_item WHERE audit = :audit
