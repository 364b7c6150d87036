-- entry_add: file one stretch of work, or start the timer
INSERT INTO entry (id, uid, project, item, started_at, ended_at, zone, day, activity, disposition, note, settled, imported, clocks)
VALUES (:id, :uid, :project, :item, :started_at, :ended_at, :zone, :day, :activity, :disposition, :note, :settled, :imported, :clocks);

-- entry_write: what an edit may change
UPDATE entry SET project = :project, item = :item, started_at = :started_at, ended_at = :ended_at, zone = :zone, day = :day,
	activity = :activity, disposition = :disposition, note = :note, clocks = CASE WHEN :ended_at IS NULL THEN clocks END
WHERE id = :id;

-- entry_erase: the row itself
DELETE FROM entry WHERE id = :id;

-- entry_gone: the uid of an imported entry that is no more
INSERT INTO gone (id, uid) VALUES (:id, :uid) ON CONFLICT (uid) DO NOTHING;

-- entry_find: one entry with its path, and the invoice that locks it
SELECT e.id, e.uid, e.project, e.item, e.started_at, e.ended_at, e.zone, e.day, e.activity, e.disposition, e.note, e.settled, e.imported,
	coalesce(c.slug || '/', '') || p.slug || coalesce('/' || i.code, '') AS path,
	(SELECT v.number FROM invoice_entry x JOIN invoice v ON v.id = x.invoice WHERE x.entry = e.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit')) LIMIT 1) AS invoice,
	e.clocks
FROM entry e JOIN project p ON p.id = e.project LEFT JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = e.item
WHERE e.id = :id;

-- entry_overlaps: all that covers some moment of the span, the running timer up to now too; what has no length covers nothing
SELECT id, started_at FROM entry
WHERE started_at > :from - (SELECT seconds FROM longest WHERE id = 1) AND started_at < :until AND ended_at > :from AND ended_at > started_at AND id <> :except
UNION ALL SELECT id, started_at FROM entry WHERE (ended_at IS NULL) = 1 AND ended_at IS NULL AND started_at < :until AND id <> :except
ORDER BY 2, 1;

-- entry_forth: finished entries of local days, oldest first
SELECT e.id, e.uid, e.project, e.item, e.started_at, e.ended_at, e.zone, e.day, e.activity, e.disposition, e.note, e.settled, e.imported,
	(SELECT v.number FROM invoice_entry x JOIN invoice v ON v.id = x.invoice WHERE x.entry = e.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit')) LIMIT 1) AS invoice
FROM entry e
WHERE e.started_at >= :from AND e.started_at < :until AND e.ended_at IS NOT NULL AND e.day BETWEEN :first AND :last
	AND (:project IS NULL OR e.project = :project) AND (:item IS NULL OR e.item = :item)
ORDER BY e.started_at, e.ended_at, e.project, e.id;

-- entry_back: the same, newest first
SELECT e.id, e.uid, e.project, e.item, e.started_at, e.ended_at, e.zone, e.day, e.activity, e.disposition, e.note, e.settled, e.imported,
	(SELECT v.number FROM invoice_entry x JOIN invoice v ON v.id = x.invoice WHERE x.entry = e.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit')) LIMIT 1) AS invoice
FROM entry e
WHERE e.started_at >= :from AND e.started_at < :until AND e.ended_at IS NOT NULL AND e.day BETWEEN :first AND :last
	AND (:project IS NULL OR e.project = :project) AND (:item IS NULL OR e.item = :item)
ORDER BY e.started_at DESC, e.ended_at DESC, e.project DESC, e.id DESC;

-- entry_scan: what a pattern is held against, in the order of the file
SELECT id, started_at, project, item, activity, note FROM entry WHERE ended_at IS NOT NULL;

-- entry_notes: the same, if notes alone can fit
SELECT id, started_at, note FROM entry WHERE ended_at IS NOT NULL;

-- entry_kinds: what finished entries are filed on, and as what
SELECT project, item, activity FROM project_total;

-- entry_row: one finished entry, without its path
SELECT e.id, e.uid, e.project, e.item, e.started_at, e.ended_at, e.zone, e.day, e.activity, e.disposition, e.note, e.settled, e.imported,
	(SELECT v.number FROM invoice_entry x JOIN invoice v ON v.id = x.invoice WHERE x.entry = e.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit')) LIMIT 1) AS invoice
FROM entry e
WHERE e.id = :id;

-- entry_client: whose project it is
SELECT client FROM project WHERE id = :project;

-- entry_client_slug: what a client's paths begin with
SELECT slug FROM client WHERE id = :id;

-- entry_named_by: the newest invoice that bills or billed the entry, void and credited ones too
SELECT v.number FROM invoice_entry x JOIN invoice v ON v.id = x.invoice WHERE x.entry = :id ORDER BY v.id DESC LIMIT 1;

-- entry_days: sums by day and kind of work
SELECT day, project, item, activity, disposition, seconds FROM day_total
WHERE day BETWEEN :first AND :last AND entries > 0 AND (:project IS NULL OR project = :project);

-- entry_spans: when work began and ended, the running timer too
SELECT started_at, ended_at FROM entry WHERE started_at >= :from AND started_at < :until ORDER BY started_at, ended_at;

-- entry_last_activity: what was done last on that very path
SELECT activity FROM entry WHERE project = :project AND item IS :item ORDER BY started_at DESC, id DESC LIMIT 1;

-- entry_habits: what is said of an item's work
SELECT activity, gate FROM item WHERE id = :item;

-- entry_newest: the last finished entry
SELECT id FROM entry WHERE ended_at IS NOT NULL ORDER BY started_at DESC, ended_at DESC, project DESC, id DESC LIMIT 1;
