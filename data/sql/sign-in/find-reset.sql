-- Who asked, since then, that a person's second factor be taken away.
-- in: person since          gives: asked_by
SELECT asked_by FROM factor_reset
 WHERE person = :person AND done_at IS NULL AND asked_at >= :since
