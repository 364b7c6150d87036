-- export_projects: all projects with what hours need of their clients
SELECT p.id, coalesce(p.client, 0) AS client, p.slug, p.name, p.kind, p.rounding, coalesce(p.minimum_seconds, 0) AS minimum_seconds,
	coalesce(c.slug, '') AS client_slug, coalesce(c.name, '') AS client_name, coalesce(c.currency, '') AS currency
FROM project p LEFT JOIN client c ON c.id = p.client
ORDER BY p.id;

-- export_items: all that time can be filed on below projects
SELECT id, project, code, name FROM item ORDER BY id;

-- export_entries: finished entries of some days, with the standing invoice that bills each
SELECT e.id, e.uid, e.project, coalesce(e.item, 0) AS item, e.started_at, e.ended_at, e.zone, e.day, e.activity, e.disposition, e.note, e.settled,
	(SELECT x.invoice FROM invoice_entry x JOIN invoice i ON i.id = x.invoice WHERE x.entry = e.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = i.uid AND r.kind IN ('void', 'credit'))) AS invoice
FROM entry e
WHERE e.started_at BETWEEN :from AND :until AND e.ended_at IS NOT NULL AND e.day BETWEEN :first AND :last
	AND (:project IS NULL OR e.project = :project) AND (:item IS NULL OR e.item = :item)
ORDER BY e.started_at, e.uid;

-- export_invoice_entries: the entries that an invoice bills
SELECT e.id, e.project, coalesce(e.item, 0) AS item, e.day, e.ended_at - e.started_at AS seconds
FROM invoice_entry x JOIN entry e ON e.id = x.entry
WHERE x.invoice = :invoice
ORDER BY e.started_at, e.uid;

-- export_invoice: an invoice by its id
SELECT number FROM invoice WHERE id = :id;

-- export_invoice_id: an invoice by its number
SELECT id FROM invoice WHERE number = :number;
