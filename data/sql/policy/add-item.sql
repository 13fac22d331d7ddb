-- Enters an item of a closed list of an adopted policy; the rights of a role are such a list too.
-- in: policy list item label
INSERT INTO policy_list (policy, list, item, label)
VALUES (:policy, :list, :item, :label)
