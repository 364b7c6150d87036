-- standing_projects: kind, path and first seal of every project
SELECT p.id, p.slug, p.kind, coalesce(c.slug || '/', '') || p.slug AS path,
	(SELECT min(b.sealed_on) FROM baseline b WHERE b.project = p.id AND b.known_at <= :as_of) AS first_seal
FROM project p LEFT JOIN client c ON c.id = p.client;

-- standing_items: every item with its project
SELECT id, project, code, kind FROM item;

-- standing_changes: the events in force of every change, in order
SELECT i.id, r.state, r.hours FROM record r JOIN item i ON i.uid = r.subject
WHERE r.kind = 'change' AND r.known_at <= :as_of
	AND (WITH RECURSIVE back (number, depth) AS (
		SELECT r.number, 0 UNION ALL SELECT t.number, back.depth + 1 FROM back JOIN record t ON t.target = back.number)
		SELECT max(depth) FROM back) % 2 = 0
ORDER BY r.number;
