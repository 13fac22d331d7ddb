-- Records the second factor of an account; the one before ends where this one begins.
-- in: account method since evidence note now who
UPDATE account_factor
   SET until_at = COALESCE (:since, :now)
 WHERE vendor_account = :account AND until_at IS NULL AND from_at <= COALESCE (:since, :now);

INSERT INTO account_factor (vendor_account, method, from_at, until_at, evidence, note, noted_at,
                            noted_by)
VALUES (:account, :method, COALESCE (:since, :now),
        (SELECT MIN (f.from_at) FROM account_factor f
          WHERE f.vendor_account = :account AND f.from_at > COALESCE (:since, :now)),
        :evidence, :note, :now, :who)
