-- Tells a finding anew for a longer period, unless a person has judged it.
-- in: finding what told_from told_until
UPDATE finding SET what = :what, told_from = :told_from, told_until = :told_until
 WHERE id = :finding AND NOT EXISTS (SELECT 1 FROM judgement j WHERE j.finding = finding.id)
