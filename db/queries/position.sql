-- position_begin: when the oldest work of a project began, by the index of each item
SELECT min(began) AS started_at FROM (
	SELECT (SELECT min(started_at) FROM entry WHERE project = :project AND item = i.id) AS began FROM item i WHERE i.project = :project
	UNION ALL
	SELECT min(started_at) FROM entry WHERE project = :project AND item IS NULL
) AS firsts;

-- position_days: equal work of a day, of a project and of own time from a day on; nothing of either is older than the first
SELECT 0 AS id, day, project, item, activity, disposition, seconds, entries FROM day_total
WHERE day >= :first AND entries > 0 AND (project = :project OR (day >= :start AND project IN (SELECT id FROM project WHERE kind = 'own')))
ORDER BY day, project, item, activity, disposition;

-- position_entries: the same entry by entry, of those that had ended by an instant, oldest first
SELECT id, day, project, item, activity, disposition, ended_at - started_at AS seconds, 1 AS entries FROM entry
WHERE started_at >= :from AND ended_at <= :at AND (+project = :project OR (day >= :start AND +project IN (SELECT id FROM project WHERE kind = 'own')))
ORDER BY started_at, ended_at, project, id;

-- position_span: entries of a project that start in a span and had ended by an instant, oldest first
SELECT id, day, project, item, activity, disposition, ended_at - started_at AS seconds, 1 AS entries FROM entry
WHERE started_at >= :from AND started_at < :until AND ended_at <= :at AND +project = :project
ORDER BY started_at, ended_at, project, id;

-- position_later: has any entry ended after an instant
SELECT 1 FROM entry WHERE started_at > :at - (SELECT seconds FROM longest WHERE id = 1) AND ended_at > :at LIMIT 1;

-- position_settled: work of the project itself that was billed elsewhere and isn't filed as goodwill, by an instant
SELECT coalesce(sum(ended_at - started_at), 0) AS seconds FROM entry
WHERE project = :project AND item IS NULL AND settled = 1 AND activity <> 'estimating' AND day >= :day AND ended_at <= :at
	AND coalesce(disposition, '') <> 'goodwill';

-- position_first: the first day with finished work of a project
SELECT min(day) AS day FROM day_total WHERE project = :project AND entries > 0;
