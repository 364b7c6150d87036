-- notice_glance: is there anything that every verb that writes would say
SELECT EXISTS (SELECT 1 FROM job WHERE stopped_at IS NULL) AS jobs,
	EXISTS (SELECT 1 FROM project WHERE cap IS NOT NULL AND closed_on IS NULL) AS caps, started_at AS timer_at, clocks AS timer_clocks
FROM (SELECT 1) LEFT JOIN entry ON (ended_at IS NULL) = 1 AND ended_at IS NULL;

-- notice_kept: what there is at all of what a thorough look goes through
SELECT EXISTS (SELECT 1 FROM milestone) AS milestones, EXISTS (SELECT 1 FROM ask) AS asks, EXISTS (SELECT 1 FROM invoice) AS invoices,
	EXISTS (SELECT 1 FROM baseline) AS baselines, EXISTS (SELECT 1 FROM job WHERE stopped_at IS NULL) AS jobs;

-- notice_timer: what runs
SELECT coalesce(c.slug || '/', '') || p.slug || coalesce('/' || i.code, '') AS path
FROM entry e JOIN project p ON p.id = e.project LEFT JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = e.item
WHERE (e.ended_at IS NULL) = 1 AND e.ended_at IS NULL;

-- notice_projects: clients' open projects, and what they have that may need an answer
SELECT p.id, p.client, p.slug, c.slug || '/' || p.slug AS path, c.currency, c.zone, p.cap, p.notice, p.compute_budget_micro, p.compute_alert,
	EXISTS (SELECT 1 FROM item i WHERE i.project = p.id AND i.kind = 'change') AS has_changes,
	EXISTS (SELECT 1 FROM job j WHERE j.project = p.id AND j.stopped_at IS NULL) AS has_running
FROM project p JOIN client c ON c.id = p.client
WHERE p.closed_on IS NULL AND c.archived = 0
ORDER BY p.id;

-- notice_unsorted: work on sealed projects themselves that waits to be sorted
SELECT c.slug || '/' || p.slug AS path, p.slug, count(*) AS entries, sum(e.ended_at - e.started_at) AS seconds
FROM (SELECT project, min(sealed_on) AS sealed_on FROM baseline GROUP BY project) b
	JOIN project p ON p.id = b.project JOIN client c ON c.id = p.client
	JOIN entry e ON e.project = p.id AND e.item IS NULL
WHERE p.closed_on IS NULL AND e.ended_at IS NOT NULL AND e.day >= b.sealed_on AND e.settled = 0 AND e.activity <> 'estimating'
	AND coalesce(e.disposition, '') <> 'goodwill'
GROUP BY p.id, c.slug, p.slug
ORDER BY p.id;

-- notice_unfiled: work that was filed nowhere yet
SELECT coalesce(sum(t.entries), 0) AS entries, coalesce(sum(t.seconds), 0) AS seconds
FROM project p JOIN project_total t ON t.project = p.id
WHERE p.client IS NULL AND p.slug = 'unfiled';

-- notice_totals: all work on a project, without its days
SELECT item, activity, disposition, seconds FROM project_total WHERE project = :project AND entries > 0;

-- notice_days: all work on a project by day
SELECT day, item, activity, disposition, seconds FROM day_total WHERE project = :project AND entries > 0;
