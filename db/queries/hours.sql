-- hours_days: finished work of a period by day
SELECT day, project, item, activity, disposition, seconds FROM day_total WHERE day BETWEEN :first AND :last AND entries > 0;

-- hours_all: all finished work, whatever its day
SELECT '' AS day, project, item, activity, disposition, seconds FROM project_total WHERE entries > 0;

-- hours_then: work of a period that had ended by an instant
SELECT day, project, coalesce(item, 0) AS item, activity, coalesce(disposition, '') AS disposition, sum(ended_at - started_at) AS seconds FROM entry
WHERE day BETWEEN :first AND :last AND ended_at <= :at
GROUP BY day, project, item, activity, disposition;

-- hours_places: whose each project of a span of ids is, and whether anything of it was ever sealed
SELECT p.id AS id, coalesce(c.slug || '/', '') || p.slug AS path, coalesce(p.client, 0) AS client,
	EXISTS (SELECT 1 FROM baseline b WHERE b.project = p.id) AS sealed
FROM project p LEFT JOIN client c ON c.id = p.client WHERE p.id BETWEEN :first AND :last;

-- hours_change: is the item a change
SELECT 1 FROM change WHERE id = :item;

-- hours_span: the first and last day with finished work
SELECT (SELECT min(day) FROM day_total WHERE entries > 0) AS first, (SELECT max(day) FROM day_total WHERE entries > 0) AS last;
