-- Takes back a finding that its rule no longer tells and nobody has judged.
-- in: finding
DELETE FROM finding
 WHERE id = :finding AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.finding = finding.id)
