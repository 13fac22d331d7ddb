-- A line of the event log, unless it is known.
-- in: event_id at by verb kind details list_name issuer reason case_number account account_norm email file row
INSERT INTO vendor_event (event_id, at, who, verb, kind, details, list_name, issuer, reason,
                          case_number, account, account_norm, email, file, row)
VALUES (:event_id, :at, :by, :verb, :kind, :details, :list_name, :issuer, :reason, :case_number,
        :account, :account_norm, :email, :file, :row)
ON CONFLICT (event_id) DO NOTHING
