-- Says what the agency's clock adds to UTC from an instant on.
-- in: from_at offset_ms
INSERT INTO zone_offset (from_at, offset_ms)
VALUES (:from_at, :offset_ms)
ON CONFLICT (from_at) DO UPDATE SET offset_ms = excluded.offset_ms
