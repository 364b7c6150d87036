-- upkeep_days: days whose roll-up is not the sum of their entries
SELECT coalesce(t.day, e.day) AS day, coalesce(t.seconds, 0) AS kept, coalesce(e.seconds, 0) AS counted
FROM (SELECT day, project, coalesce(item, 0) AS item, activity, coalesce(disposition, '') AS disposition, sum(ended_at - started_at) AS seconds, count(*) AS entries
	FROM entry WHERE ended_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5) e
LEFT JOIN day_total t ON t.day = e.day AND t.project = e.project AND t.item = e.item AND t.activity = e.activity AND t.disposition = e.disposition
WHERE t.seconds IS NOT e.seconds OR t.entries IS NOT e.entries
ORDER BY 1;

-- upkeep_surplus_days: roll-ups of days that have no such entries
SELECT t.day, t.seconds AS kept FROM day_total t
LEFT JOIN (SELECT DISTINCT day, project, coalesce(item, 0) AS item, activity, coalesce(disposition, '') AS disposition
	FROM entry WHERE ended_at IS NOT NULL) e
	ON e.day = t.day AND e.project = t.project AND e.item = t.item AND e.activity = t.activity AND e.disposition = t.disposition
WHERE e.day IS NULL;

-- upkeep_projects: project roll-ups that are not the sum of the day roll-ups
SELECT coalesce(p.project, d.project) AS project, coalesce(p.seconds, 0) AS kept, coalesce(d.seconds, 0) AS counted
FROM (SELECT project, item, activity, disposition, sum(seconds) AS seconds, sum(entries) AS entries FROM day_total GROUP BY 1, 2, 3, 4) d
FULL JOIN project_total p ON p.project = d.project AND p.item = d.item AND p.activity = d.activity AND p.disposition = d.disposition
WHERE p.seconds IS NOT d.seconds OR p.entries IS NOT d.entries;

-- upkeep_longest: is the longest entry longer than what is kept
SELECT max(ended_at - started_at) AS counted, (SELECT seconds FROM longest WHERE id = 1) AS kept FROM entry;
