-- Enters an account in a vendor's system.
-- in: system host name name_norm person email vendor_role permissions provider opened now who
INSERT INTO vendor_account (system, host, name, norm, person, email, vendor_role, permissions,
                            provider, opened_at, noted_at, noted_by)
VALUES (:system, :host, :name, :name_norm, :person, :email, :vendor_role, :permissions, :provider,
        :opened, :now, :who)
