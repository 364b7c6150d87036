-- state_clients: every client
SELECT * FROM client WHERE (:client IS NULL OR id = :client) ORDER BY id;

-- state_projects: every project, own time too
SELECT p.*, coalesce(c.slug || '/', '') || p.slug AS path, c.currency
FROM project p LEFT JOIN client c ON c.id = p.client WHERE (:client IS NULL OR c.id = :client) ORDER BY p.id;

-- state_rates: every rate with what it is for; NULL: the default of its currency
SELECT r.*, coalesce(rc.slug, coalesce(pc.slug || '/', '') || p.slug, coalesce(ic.slug || '/', '') || ip.slug || '/' || i.code) AS path
FROM rate r LEFT JOIN client rc ON rc.id = r.client
	LEFT JOIN project p ON p.id = r.project LEFT JOIN client pc ON pc.id = p.client
	LEFT JOIN item i ON i.id = r.item LEFT JOIN project ip ON ip.id = i.project LEFT JOIN client ic ON ic.id = ip.client
WHERE (:client IS NULL OR coalesce(rc.id, pc.id, ic.id) = :client)
ORDER BY r.id;

-- state_items: every item, change and topic
SELECT i.*, coalesce(c.slug || '/', '') || p.slug || '/' || i.code AS path, c.currency, parent.code AS parent_code
FROM item i JOIN project p ON p.id = i.project LEFT JOIN client c ON c.id = p.client LEFT JOIN item parent ON parent.id = i.parent
WHERE (:client IS NULL OR c.id = :client)
ORDER BY i.id;

-- state_progress: what was done of an item
SELECT percent, on_day, accepted, evidence, evidence_file, evidence_sha256, known_at FROM progress WHERE item = :item ORDER BY id;

-- state_remaining: what was still to do of an item
SELECT optimistic, likely, pessimistic, on_day, known_at FROM remaining WHERE item = :item ORDER BY id;

-- state_baselines: every sealed baseline
SELECT b.*, coalesce(c.slug || '/', '') || p.slug AS path
FROM baseline b JOIN project p ON p.id = b.project LEFT JOIN client c ON c.id = p.client WHERE (:client IS NULL OR c.id = :client) ORDER BY b.id;

-- state_baseline_items: the frozen items of one
SELECT code, name, optimistic, likely, pessimistic, start_on, end_on, acceptance, gate, price, excluded FROM baseline_item WHERE baseline = :baseline ORDER BY position;

-- state_changes: every change
SELECT h.*, coalesce(c.slug || '/', '') || p.slug || '/' || i.code AS path, i.name AS title, removed.code AS removes_code, m.code AS milestone_code
FROM change h JOIN item i ON i.id = h.id JOIN project p ON p.id = i.project LEFT JOIN client c ON c.id = p.client
	LEFT JOIN item removed ON removed.id = h.removes LEFT JOIN milestone m ON m.id = h.milestone
WHERE (:client IS NULL OR c.id = :client)
ORDER BY h.id;

-- state_milestones: every milestone
SELECT m.*, coalesce(c.slug || '/', '') || p.slug || '/' || m.code AS path, c.currency, i.code AS item_code
FROM milestone m JOIN project p ON p.id = m.project LEFT JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = m.item
WHERE (:client IS NULL OR c.id = :client)
ORDER BY m.id;

-- state_deployments: where versions of one run
SELECT uid, version, place, rollback_to, on_day, known_at FROM deployment WHERE milestone = :milestone ORDER BY id;

-- state_check_lines: the checklist of one milestone
SELECT uid, text, by_gate, state, why, settled_on, known_at FROM check_line WHERE milestone = :milestone ORDER BY id;

-- state_measurements: the values of one
SELECT * FROM measurement WHERE milestone = :milestone ORDER BY id;

-- state_jobs: every job, with the standing invoice that bills it
SELECT j.*, coalesce(c.slug || '/', '') || p.slug || '/' || j.code AS path, c.currency, i.code AS item_code, m.code AS milestone_code,
	(SELECT n.number FROM invoice_job x JOIN invoice n ON n.id = x.invoice WHERE x.job = j.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = n.uid AND r.kind IN ('void', 'credit'))) AS invoice
FROM job j JOIN project p ON p.id = j.project LEFT JOIN client c ON c.id = p.client
	LEFT JOIN item i ON i.id = j.item LEFT JOIN milestone m ON m.id = j.milestone
WHERE (:client IS NULL OR c.id = :client)
ORDER BY j.id;

-- state_costs: what was paid to others, with the standing invoice that bills each
SELECT k.*, coalesce(c.slug || '/', '') || p.slug AS path, c.currency, i.code AS item_code, m.code AS milestone_code,
	(SELECT n.number FROM invoice_cost x JOIN invoice n ON n.id = x.invoice WHERE x.cost = k.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = n.uid AND r.kind IN ('void', 'credit'))) AS invoice
FROM cost k JOIN project p ON p.id = k.project LEFT JOIN client c ON c.id = p.client
	LEFT JOIN item i ON i.id = k.item LEFT JOIN milestone m ON m.id = k.milestone
WHERE (:client IS NULL OR c.id = :client)
ORDER BY k.id;

-- state_asks: every ask with its answer
SELECT a.*, coalesce(c.slug || '/', '') || p.slug || coalesce('/' || i.code, '') AS path
FROM ask a JOIN project p ON p.id = a.project LEFT JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = a.item
WHERE (:client IS NULL OR c.id = :client)
ORDER BY a.id;

-- state_resources: machines with their prices
SELECT * FROM resource ORDER BY id;

-- state_quotes: every offer with what came of it
SELECT q.*, c.slug AS client_slug, c.currency, c.slug || '/' || p.slug AS path
FROM quote q JOIN client c ON c.id = q.client LEFT JOIN project p ON p.id = q.project
WHERE (:client IS NULL OR c.id = :client)
ORDER BY q.id;

-- state_fx: every exchange figure
SELECT * FROM fx ORDER BY id;

-- state_datasets: all data that was registered, scrapped too
SELECT d.*, c.slug || '/' || p.slug AS path, source.uid AS derived_uid
FROM dataset d JOIN project p ON p.id = d.project JOIN client c ON c.id = p.client LEFT JOIN dataset source ON source.id = d.derived_from
WHERE (:client IS NULL OR c.id = :client)
ORDER BY d.id;

-- state_rules: every rule with where it files
SELECT r.*, coalesce(c.slug || '/', '') || p.slug || coalesce('/' || i.code, '') AS path
FROM rule r LEFT JOIN project p ON p.id = r.project LEFT JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = r.item
WHERE (:client IS NULL OR c.id = :client)
ORDER BY r.id;

-- state_invoices: every issued invoice
SELECT n.*, c.slug AS client_slug, other.number AS credits_number
FROM invoice n JOIN client c ON c.id = n.client LEFT JOIN invoice other ON other.id = n.credits
WHERE (:client IS NULL OR c.id = :client)
ORDER BY n.id;

-- state_invoice_lines: the lines of one
SELECT kind, project, project_name, item, name, from_on, rate, day_seconds, raw_seconds, billed_seconds, amount FROM invoice_line WHERE invoice = :invoice ORDER BY position;

-- state_invoice_entries: the entries that it bills
SELECT e.uid FROM invoice_entry x JOIN entry e ON e.id = x.entry WHERE x.invoice = :invoice ORDER BY x.entry;

-- state_invoice_jobs: the jobs that it bills
SELECT j.uid FROM invoice_job x JOIN job j ON j.id = x.job WHERE x.invoice = :invoice ORDER BY x.job;

-- state_invoice_costs: the costs that it bills
SELECT k.uid FROM invoice_cost x JOIN cost k ON k.id = x.cost WHERE x.invoice = :invoice ORDER BY x.cost;

-- state_entries: finished entries, with the standing invoice that bills each
SELECT e.*, e.ended_at - e.started_at AS seconds,
	(SELECT n.number FROM invoice_entry x JOIN invoice n ON n.id = x.invoice WHERE x.entry = e.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = n.uid AND r.kind IN ('void', 'credit'))) AS invoice
FROM entry e
WHERE e.ended_at IS NOT NULL AND (:client IS NULL OR e.project IN (SELECT id FROM project WHERE client = :client))
ORDER BY e.id;

-- state_timer: the running one
SELECT * FROM entry
WHERE (ended_at IS NULL) = 1 AND ended_at IS NULL AND (:client IS NULL OR project IN (SELECT id FROM project WHERE client = :client));

-- state_pomodoros: every round
SELECT o.*, coalesce(c.slug || '/', '') || p.slug || coalesce('/' || i.code, '') AS path, e.uid AS entry_uid
FROM pomodoro o JOIN project p ON p.id = o.project LEFT JOIN client c ON c.id = p.client
	LEFT JOIN item i ON i.id = o.item LEFT JOIN entry e ON e.id = o.entry
WHERE (:client IS NULL OR c.id = :client)
ORDER BY o.id;

-- state_interruptions: those of a Pomodoro
SELECT n.at, n.kind, n.note, c.slug AS client_slug, e.uid AS entry_uid
FROM interruption n LEFT JOIN client c ON c.id = n.client LEFT JOIN entry e ON e.id = n.entry
WHERE n.pomodoro = :pomodoro ORDER BY n.id;

-- state_loose_interruptions: those of no Pomodoro
SELECT n.at, n.kind, n.note, c.slug AS client_slug, e.uid AS entry_uid
FROM interruption n LEFT JOIN client c ON c.id = n.client LEFT JOIN entry e ON e.id = n.entry
WHERE n.pomodoro IS NULL AND (:client IS NULL OR n.client = :client) ORDER BY n.id;

-- state_any_loose: whether there are any
SELECT 1 AS there FROM interruption WHERE pomodoro IS NULL AND (:client IS NULL OR client = :client) LIMIT 1;

-- state_away: stretches of entries in which nobody was there
SELECT a.from_at, a.until_at, a.kind, e.uid AS entry_uid FROM away a JOIN entry e ON e.id = a.entry
WHERE (:client IS NULL OR e.project IN (SELECT id FROM project WHERE client = :client)) ORDER BY a.id;

-- state_off: days off
SELECT * FROM off ORDER BY id;
