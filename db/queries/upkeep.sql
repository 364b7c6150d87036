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
WHERE e.day IS NULL AND (t.seconds <> 0 OR t.entries <> 0);

-- upkeep_projects: project roll-ups that are not the sum of the day roll-ups
SELECT coalesce(p.project, d.project) AS project, coalesce(p.seconds, 0) AS kept, coalesce(d.seconds, 0) AS counted
FROM (SELECT project, item, activity, disposition, sum(seconds) AS seconds, sum(entries) AS entries FROM day_total GROUP BY 1, 2, 3, 4) d
FULL JOIN project_total p ON p.project = d.project AND p.item = d.item AND p.activity = d.activity AND p.disposition = d.disposition
WHERE coalesce(p.seconds, 0) <> coalesce(d.seconds, 0) OR coalesce(p.entries, 0) <> coalesce(d.entries, 0);

-- upkeep_longest: is the longest entry longer than what is kept
SELECT max(ended_at - started_at) AS counted, (SELECT seconds FROM longest WHERE id = 1) AS kept FROM entry;

-- upkeep_forget_days: all roll-ups by day, to be made anew
DELETE FROM day_total WHERE 1;

-- upkeep_forget_projects: all roll-ups by project, to be made anew
DELETE FROM project_total WHERE 1;

-- upkeep_fill_days: the roll-ups by day of all finished entries
INSERT INTO day_total (day, project, item, activity, disposition, seconds, entries)
SELECT day, project, coalesce(item, 0), activity, coalesce(disposition, ''), sum(ended_at - started_at), count(*)
FROM entry WHERE ended_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

-- upkeep_fill_projects: the roll-ups by project of those by day
INSERT INTO project_total (project, item, activity, disposition, seconds, entries)
SELECT project, item, activity, disposition, sum(seconds), sum(entries) FROM day_total GROUP BY 1, 2, 3, 4;

-- upkeep_fill_longest: the longest finished entry
INSERT INTO longest (id, seconds)
SELECT 1, coalesce(max(ended_at - started_at), 0) FROM entry WHERE 1
ON CONFLICT (id) DO UPDATE SET seconds = excluded.seconds;

-- upkeep_lost_clients: a client for each that facts name but that could not be read
INSERT INTO client (id, uid, slug, name, currency, zone, known_at)
SELECT n.client, 'recovered-client-' || n.client, 'recovered-' || n.client, 'recovered', 'USD', 'UTC', :now
FROM (SELECT client FROM project UNION SELECT client FROM invoice UNION SELECT client FROM quote) n
WHERE n.client IS NOT NULL AND n.client NOT IN (SELECT id FROM client);

-- upkeep_lost_owner: a client for projects that could not be read
INSERT INTO client (id, uid, slug, name, currency, zone, known_at)
SELECT coalesce((SELECT max(id) FROM client), 0) + 1, 'recovered-client', 'recovered', 'recovered', 'USD', 'UTC', :now
WHERE EXISTS (SELECT 1 FROM (SELECT project FROM entry UNION SELECT project FROM item) n WHERE n.project NOT IN (SELECT id FROM project));

-- upkeep_lost_projects: a project for each that facts name but that could not be read
INSERT INTO project (id, uid, client, slug, name, kind, known_at)
SELECT n.project, 'recovered-project-' || n.project, (SELECT id FROM client WHERE uid = 'recovered-client'), 'project-' || n.project, 'recovered', 'tm', :now
FROM (SELECT project FROM entry UNION SELECT project FROM item) n
WHERE n.project NOT IN (SELECT id FROM project);

-- upkeep_lost_items: an item for each that entries name but that could not be read
INSERT INTO item (id, uid, project, code, name, kind, known_at)
SELECT e.item, 'recovered-item-' || e.item, min(e.project), 'R' || e.item, 'recovered', min(CASE WHEN p.kind = 'own' THEN 'topic' ELSE 'item' END), :now
FROM entry e JOIN project p ON p.id = e.project
WHERE e.item IS NOT NULL AND e.item NOT IN (SELECT id FROM item)
GROUP BY e.item;

-- upkeep_first_act: when the oldest act that is kept was done
SELECT at FROM act ORDER BY id LIMIT 1;
