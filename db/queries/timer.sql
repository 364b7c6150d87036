-- timer_find: the running entry with its path
SELECT e.id, e.uid, e.project, e.item, e.started_at, e.ended_at, e.zone, e.day, e.activity, e.disposition, e.note, e.settled, e.imported,
	coalesce(c.slug || '/', '') || p.slug || coalesce('/' || i.code, '') AS path,
	NULL AS invoice, e.clocks
FROM entry e JOIN project p ON p.id = e.project LEFT JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = e.item
WHERE (e.ended_at IS NULL) = 1 AND e.ended_at IS NULL;

-- timer_anything: does a timer run, or a Pomodoro
SELECT 1 FROM entry WHERE (ended_at IS NULL) = 1 AND ended_at IS NULL
UNION ALL SELECT 1 FROM pomodoro WHERE (ended_at IS NULL) = 1 AND ended_at IS NULL;

-- timer_end: the timer becomes an entry
UPDATE entry SET ended_at = :ended_at, note = :note, clocks = NULL WHERE id = :id;

-- timer_clocks: what was asked about until then is answered
UPDATE entry SET clocks = :clocks WHERE id = :id;

-- timer_glance: all that a shell prompt shows, in one step; clock: the Pomodoro's start of phase, else the timer's
SELECT coalesce(p.slug || coalesce('/' || i.code, ''), '') AS path, e.started_at AS started_at,
	o.phase AS phase, o.phase_at AS phase_at, o.worked_seconds AS worked, o.work_seconds AS work, o.break_seconds AS pause, o.long_seconds AS long_pause, o.entry = e.id AS own
FROM (SELECT 1) LEFT JOIN entry e ON (e.ended_at IS NULL) = 1 AND e.ended_at IS NULL LEFT JOIN pomodoro o ON (o.ended_at IS NULL) = 1 AND o.ended_at IS NULL
	LEFT JOIN project p ON p.id = coalesce(e.project, o.project) LEFT JOIN item i ON i.id = CASE WHEN e.id IS NULL THEN o.item ELSE e.item END
WHERE e.id IS NOT NULL OR o.id IS NOT NULL;
