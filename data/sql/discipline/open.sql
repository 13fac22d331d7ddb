-- Opens a violation.
-- in: person category happened description account finding audit item document now who
INSERT INTO violation (person, category, happened_at, happened_day, description, vendor_account,
                       finding, audit, item, document, opened_at, opened_by)
VALUES (:person, :category, :happened,
        (:happened + (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= :happened
                      ORDER BY z.from_at DESC LIMIT 1)) / 86400000,
        :description, :account, :finding, :audit, :item, :document, :now, :who)
