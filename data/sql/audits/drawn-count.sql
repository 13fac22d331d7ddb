-- How many items of an audit were drawn.
-- in: audit          gives: n
SELECT count(*) AS n FROM audit_item WHERE audit = :audit AND origin = 'random'
