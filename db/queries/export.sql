-- export_projects: all projects with what hours need of their clients
SELECT p.id, coalesce(p.client, 0) AS client, p.slug, p.name, p.kind, p.rounding, coalesce(p.minimum_seconds, 0) AS minimum_seconds,
	coalesce(c.slug, '') AS client_slug, coalesce(c.name, '') AS client_name, coalesce(c.currency, '') AS currency, c.locale
FROM project p LEFT JOIN client c ON c.id = p.client
ORDER BY p.id;

-- export_items: all that time can be filed on below projects
SELECT id, project, code, name FROM item ORDER BY id;

-- export_measure: all finished entries as they lie, for what they come to
SELECT id, project, item, started_at, ended_at, day, activity, disposition, settled FROM entry WHERE ended_at IS NOT NULL;

-- export_whole: the same in full, by id
SELECT id, project, item, started_at, ended_at, day, activity, disposition, settled, uid, zone, note FROM entry WHERE ended_at IS NOT NULL ORDER BY id;

-- export_entries: finished entries of some days by start; what began at the same moment is put in order by its reader
SELECT id, project, item, started_at, ended_at, day, activity, disposition, settled, uid, zone, note
FROM entry
WHERE started_at BETWEEN :from AND :until AND ended_at IS NOT NULL AND day BETWEEN :first AND :last
	AND (:project IS NULL OR project = :project) AND (:item IS NULL OR item = :item)
ORDER BY started_at;

-- export_places: what finished entries are filed on
SELECT DISTINCT project, item FROM project_total;

-- export_order: finished entries by start, from the index alone
SELECT id, started_at FROM entry WHERE ended_at IS NOT NULL ORDER BY started_at;

-- export_any_rate: whether any rate was ever set
SELECT 1 AS there FROM rate LIMIT 1;

-- export_any_invoice: whether anything was ever invoiced
SELECT 1 AS there FROM invoice_entry LIMIT 1;

-- export_billed_by: the standing invoice that bills an entry
SELECT x.invoice FROM invoice_entry x JOIN invoice i ON i.id = x.invoice
WHERE x.entry = :entry AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = i.uid AND r.kind IN ('void', 'credit'));

-- export_invoice_entries: the entries that an invoice bills
SELECT e.id, e.project, coalesce(e.item, 0) AS item, e.day, e.ended_at - e.started_at AS seconds
FROM invoice_entry x JOIN entry e ON e.id = x.entry
WHERE x.invoice = :invoice
ORDER BY e.started_at, e.uid;

-- export_invoice: an invoice by its id
SELECT number FROM invoice WHERE id = :id;

-- export_invoice_id: an invoice by its number, and the time that it is for
SELECT id, client, project, period_from_on, period_last_on FROM invoice WHERE number = :number;
