-- Begins an audit: its population is fixed from here on.
-- in: policy clause title period from until filter last population digest now who
INSERT INTO audit (policy, clause, title, period, from_at, until_at, filter, last_search,
                   population, digest, created_at, created_by)
VALUES (:policy, :clause, :title, :period, :from, :until, :filter, :last,
        :population, :digest, :now, :who)
