-- When anything last changed of which a report can speak. Reading a book does not change it.
-- in: (none)          gives: as_of
SELECT max(at) AS as_of
  FROM (SELECT max(created_at) AS at FROM book
        UNION ALL SELECT max(adopted_at) FROM policy
        UNION ALL SELECT max(finished_at) FROM import WHERE state = 'complete'
        UNION ALL SELECT max(at) FROM judgement
        UNION ALL SELECT max(created_at) FROM audit
        UNION ALL SELECT max(drawn_at) FROM audit
        UNION ALL SELECT max(finalised_at) FROM audit
        UNION ALL SELECT max(judged_at) FROM audit_item
        UNION ALL SELECT max(from_at) FROM person_spell
        UNION ALL SELECT max(at) FROM person_change
        UNION ALL SELECT max(noted_at) FROM vendor_account
        UNION ALL SELECT max(closed_at) FROM vendor_account
        UNION ALL SELECT max(noted_at) FROM account_factor
        UNION ALL SELECT max(noted_at) FROM account_name
        UNION ALL SELECT max(from_at) FROM appointment
        UNION ALL SELECT max(noted_at) FROM training
        UNION ALL SELECT max(voided_at) FROM training
        UNION ALL SELECT max(noted_at) FROM material
        UNION ALL SELECT max(requested_at) FROM access
        UNION ALL SELECT max(decided_at) FROM access
        UNION ALL SELECT max(opened_at) FROM violation
        UNION ALL SELECT max(investigated_at) FROM violation
        UNION ALL SELECT max(decided_at) FROM violation
        UNION ALL SELECT max(cso_at) FROM violation
        UNION ALL SELECT max(confirmed_at) FROM revocation
        UNION ALL SELECT max(at) FROM sign_off
        UNION ALL SELECT max(proposed_at) FROM hot_list
        UNION ALL SELECT max(decided_at) FROM hot_list
        UNION ALL SELECT max(retired_at) FROM hot_list
        UNION ALL SELECT max(noted_at) FROM hot_list_refresh
        UNION ALL SELECT max(asked_at) FROM hot_list_request
        UNION ALL SELECT max(ended_at) FROM hot_list_request
        UNION ALL SELECT max(noted_at) FROM alert
        UNION ALL SELECT max(outcome_at) FROM alert
        UNION ALL SELECT max(closed_at) FROM alert
        UNION ALL SELECT max(noted_at) FROM manual_plate
        UNION ALL SELECT max(purged_at) FROM manual_plate
        UNION ALL SELECT max(noted_at) FROM figure_state
        UNION ALL SELECT max(noted_at) FROM practice) AS changes
