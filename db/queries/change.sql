-- change_add: what isn't said by events; shares the id of its item
INSERT INTO change (id, uid, origin, cause, removes, description, milestone)
VALUES (:id, :uid, :origin, :cause, :removes, :description, :milestone);

-- change_rows: the changes of a project, or one, in order of proposal
SELECT i.id, i.uid, i.project, i.code, i.name, i.start_on, i.end_on, c.origin, c.cause, c.removes, c.description, c.milestone,
	r.code AS removes_code, m.code AS milestone_code, k.slug || '/' || p.slug || '/' || i.code AS path,
	(SELECT coalesce(sum(t.seconds), 0) FROM project_total t WHERE t.project = i.project AND t.item = i.id AND t.activity <> 'estimating') AS worked
FROM change c JOIN item i ON i.id = c.id JOIN project p ON p.id = i.project JOIN client k ON k.id = p.client
LEFT JOIN item r ON r.id = c.removes LEFT JOIN milestone m ON m.id = c.milestone
WHERE (:project IS NULL OR i.project = :project) AND (:id IS NULL OR c.id = :id)
ORDER BY i.id;

-- change_codes: all ids of the project that look like a change's
SELECT code FROM item WHERE project = :project AND code LIKE 'CR-%';
