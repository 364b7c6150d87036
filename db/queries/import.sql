-- import_known: whether an entry has that uid
SELECT 1 AS known FROM entry WHERE uid = :uid;

-- import_gone: whether an imported entry with that uid was deleted since
SELECT 1 AS known FROM gone WHERE uid = :uid;

-- import_deadline_known: whether a milestone has that uid or had it, or the deadline is one that we ourselves wrote into a calendar
SELECT 1 AS known FROM milestone WHERE uid = :uid
UNION ALL SELECT 1 FROM gone WHERE uid = :uid
UNION ALL SELECT 1 FROM deadline WHERE uid = :written
UNION ALL SELECT 1 FROM deadline WHERE todo_uid = :written
LIMIT 1;

-- import_any_here: whether there are entries at all
SELECT 1 AS known FROM entry LIMIT 1;

-- import_any_gone: whether any was deleted since
SELECT 1 AS known FROM gone LIMIT 1;

-- import_add: one row of a file
INSERT INTO entry (id, uid, project, item, started_at, ended_at, zone, day, activity, disposition, note, settled, imported)
VALUES (:id, :uid, :project, :item, :started_at, :ended_at, :zone, :day, :activity, :disposition, :note, :settled, 1);

-- import_day: one more sum in the roll-up by day
INSERT INTO day_total (day, project, item, activity, disposition, seconds, entries)
VALUES (:day, :project, :item, :activity, :disposition, :seconds, :entries)
ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, entries = entries + excluded.entries;

-- import_project: one more sum in the roll-up by project
INSERT INTO project_total (project, item, activity, disposition, seconds, entries)
VALUES (:project, :item, :activity, :disposition, :seconds, :entries)
ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, entries = entries + excluded.entries;

-- import_lengthen: the longest entry, if it is among the rows that were added
UPDATE longest SET seconds = :seconds
WHERE id = 1 AND seconds < :seconds;

-- import_longest: how far back an entry may begin that reaches into a moment
SELECT seconds FROM longest WHERE id = 1;

-- import_timer: when the running timer began
SELECT started_at FROM entry WHERE (ended_at IS NULL) = 1 AND ended_at IS NULL;

-- import_walk: finished entries by their start, shorter ones first, for counting overlaps
SELECT id, started_at, ended_at FROM entry
WHERE started_at BETWEEN :from AND :until
ORDER BY started_at, ended_at, id;

-- import_cost_known: whether a cost has that uid, or an imported one that was deleted since had it
SELECT 1 AS known FROM cost WHERE uid = :uid
UNION ALL SELECT 1 FROM gone WHERE uid = :uid
LIMIT 1;
