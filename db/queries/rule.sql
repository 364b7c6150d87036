-- rule_add: one more
INSERT INTO rule (id, uid, name, pattern, project, item, activity, disposition, unrecorded)
VALUES (:id, :uid, :name, :pattern, :project, :item, :activity, :disposition, :unrecorded);

-- rule_all: in order of creation
SELECT id, uid, name, pattern, project, item, activity, disposition, unrecorded FROM rule ORDER BY id;

-- rule_name: is there one of that name
SELECT id FROM rule WHERE name = :name;

-- rule_remove: the row itself
DELETE FROM rule WHERE id = :id;
