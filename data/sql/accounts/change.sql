-- Changes what is known of an account. What isn't given stays.
-- in: account host email vendor_role permissions provider last_used
UPDATE vendor_account
   SET host = CASE WHEN :host IS NULL THEN host ELSE NULLIF (:host, '-') END,
       email = COALESCE (:email, email),
       vendor_role = COALESCE (:vendor_role, vendor_role),
       permissions = COALESCE (:permissions, permissions),
       provider = COALESCE (:provider, provider),
       last_used_at = COALESCE (:last_used, last_used_at)
 WHERE id = :account
