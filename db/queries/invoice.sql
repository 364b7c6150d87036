-- invoice_unbilled: finished entries of a project up to a day that no standing invoice bills
SELECT e.id, e.item, e.ended_at - e.started_at AS seconds, e.day, e.activity, e.disposition, i.code
FROM entry e LEFT JOIN item i ON i.id = e.item
WHERE e.project = :project AND e.day <= :last AND e.ended_at IS NOT NULL AND e.settled = 0
	AND NOT EXISTS (SELECT 1 FROM invoice_entry x JOIN invoice v ON v.id = x.invoice WHERE x.entry = e.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit')));

-- invoice_workable: finished entries of a project in a period, billed or not, that had ended by an instant
SELECT e.item, e.ended_at - e.started_at AS seconds, e.day, e.activity, e.disposition, i.code
FROM entry e LEFT JOIN item i ON i.id = e.item
WHERE e.project = :project AND e.day BETWEEN :first AND :last AND e.ended_at <= :as_of AND e.settled = 0;

-- invoice_periods: what standing invoices have billed of a project; one in advance bills no work
SELECT v.period_from_on, v.period_last_on FROM invoice v
WHERE (v.project = :project OR v.project IS NULL AND v.client = :client) AND v.credits IS NULL
	AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit'))
	AND NOT EXISTS (SELECT 1 FROM invoice_line l WHERE l.invoice = v.id AND l.kind = 'advance' AND l.amount > 0)
ORDER BY v.period_from_on;

-- invoice_item_name: what an item or change is called
SELECT name FROM item WHERE id = :item;

-- invoice_numbers: every number ever used, void ones too
SELECT number FROM invoice;

-- invoice_add: the frozen copy, after its lines and links
INSERT INTO invoice (id, uid, number, client, project, period_from_on, period_last_on, issued_on, due_on, currency, client_name, project_name,
	path, policy, labour, passthrough, tax_rule, tax_reason, tax, total, goodwill_seconds, locale, buyer_name, buyer_address, buyer_vat_id, buyer_contact, buyer_reference,
	seller_name, seller_address, seller_vat_id, seller_tax_id, seller_bank, digest, credits, known_at)
VALUES (:id, :uid, :number, :client, :project, :period_from_on, :period_last_on, :issued_on, :due_on, :currency, :client_name, :project_name,
	:path, :policy, :labour, :passthrough, :tax_rule, :tax_reason, :tax, :total, :goodwill_seconds, :locale, :buyer_name, :buyer_address, :buyer_vat_id, :buyer_contact, :buyer_reference,
	:seller_name, :seller_address, :seller_vat_id, :seller_tax_id, :seller_bank, :digest, :credits, :known_at);

-- invoice_line_add: one line
INSERT INTO invoice_line (id, invoice, position, kind, project, project_name, item, name, from_on, rate, day_seconds, raw_seconds, billed_seconds, amount)
VALUES (:id, :invoice, :position, :kind, :project, :project_name, :item, :name, :from_on, :rate, :day_seconds, :raw_seconds, :billed_seconds, :amount);

-- invoice_entry_add: lock an entry
INSERT INTO invoice_entry (id, invoice, entry) VALUES (:id, :invoice, :entry);

-- invoice_job_add: lock a job
INSERT INTO invoice_job (id, invoice, job) VALUES (:id, :invoice, :job);

-- invoice_cost_add: lock a cost
INSERT INTO invoice_cost (id, invoice, cost) VALUES (:id, :invoice, :cost);

-- invoice_by_number: one frozen copy
SELECT v.*, o.number AS credits_number, k.number AS credited_by FROM invoice v
	LEFT JOIN invoice o ON o.id = v.credits LEFT JOIN invoice k ON k.credits = v.id WHERE v.number = :number;

-- invoice_all: every invoice, in order of issue
SELECT v.*, o.number AS credits_number, k.number AS credited_by FROM invoice v
	LEFT JOIN invoice o ON o.id = v.credits LEFT JOIN invoice k ON k.credits = v.id ORDER BY v.id;

-- invoice_lines: the lines of one, in order
SELECT kind, project, project_name, item, name, from_on, rate, day_seconds, raw_seconds, billed_seconds, amount FROM invoice_line
WHERE invoice = :invoice
ORDER BY position;

-- invoice_billed_seconds: the time on one
SELECT coalesce(sum(billed_seconds), 0) AS seconds FROM invoice_line WHERE invoice = :invoice;

-- invoice_entries: what the digest covers of the entries that one bills
SELECT e.uid, e.started_at, e.ended_at, e.zone, e.day FROM invoice_entry x JOIN entry e ON e.id = x.entry
WHERE x.invoice = :invoice
ORDER BY e.id;

-- invoice_jobs: and of the jobs
SELECT j.uid, j.started_at, j.stopped_at, j.hour_micro FROM invoice_job x JOIN job j ON j.id = x.job
WHERE x.invoice = :invoice
ORDER BY j.id;

-- invoice_costs: and of the costs
SELECT k.uid, k.on_day, k.micro FROM invoice_cost x JOIN cost k ON k.id = x.cost
WHERE x.invoice = :invoice
ORDER BY k.id;

-- invoice_days: from when on a project has entries
SELECT min(day) AS first FROM entry WHERE project = :project AND ended_at IS NOT NULL;

-- invoice_agreed: what standing invoices have billed of a project beside hours: items at their price, months of a retainer
SELECT l.kind, l.item, l.from_on FROM invoice_line l JOIN invoice v ON v.id = l.invoice
WHERE l.project = :path AND l.kind IN ('fixed', 'retainer') AND v.credits IS NULL
	AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit'));

-- invoice_advances: what standing invoices asked of a project in advance, and below nothing what they set off, oldest first
SELECT v.id, v.number, v.tax_rule, l.amount FROM invoice_line l JOIN invoice v ON v.id = l.invoice
WHERE l.project = :path AND l.kind = 'advance' AND v.credits IS NULL
	AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit'))
ORDER BY v.id, l.position;

-- invoice_capped: what of a project's cap standing invoices have billed
SELECT coalesce(sum(l.amount), 0) AS billed FROM invoice_line l JOIN invoice v ON v.id = l.invoice
WHERE l.project = :path AND l.kind IN ('labour', 'fixed', 'retainer') AND v.credits IS NULL
	AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit'));

-- invoice_retained: finished entries of a project up to a day, in their order, and whether a standing invoice bills them
SELECT e.id, e.item, e.ended_at - e.started_at AS seconds, e.day, e.activity, e.disposition,
	EXISTS (SELECT 1 FROM invoice_entry x JOIN invoice v ON v.id = x.invoice WHERE x.entry = e.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit'))) AS billed
FROM entry e
WHERE e.project = :project AND e.day <= :last AND e.ended_at IS NOT NULL AND e.settled = 0
ORDER BY substr(e.day, 1, 7), billed DESC, e.started_at, e.id;

-- invoice_over_billed: seconds by the hour of a project on standing invoices
SELECT coalesce(sum(l.raw_seconds), 0) AS seconds FROM invoice_line l JOIN invoice v ON v.id = l.invoice
WHERE l.project = :path AND l.kind = 'labour' AND v.credits IS NULL
	AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit'));

-- invoice_settled: the uid of one, for the payments of what a credit takes back
SELECT uid FROM invoice WHERE id = :id;

-- invoice_service: the local days of what one bills, and the moments of its jobs in the client's zone
SELECT e.day, NULL AS started_at, c.zone FROM invoice_entry x JOIN entry e ON e.id = x.entry JOIN invoice v ON v.id = x.invoice JOIN client c ON c.id = v.client
WHERE x.invoice = :invoice
UNION ALL
SELECT NULL, j.started_at, c.zone FROM invoice_job x JOIN job j ON j.id = x.job JOIN invoice v ON v.id = x.invoice JOIN client c ON c.id = v.client
WHERE x.invoice = :invoice
UNION ALL
SELECT k.on_day, NULL, c.zone FROM invoice_cost x JOIN cost k ON k.id = x.cost JOIN invoice v ON v.id = x.invoice JOIN client c ON c.id = v.client
WHERE x.invoice = :invoice;

-- invoice_cap: the cap of a project as signed, and what invoices up to one billed of it, as known then; credits are less than nothing
SELECT p.id, p.cap, coalesce((SELECT sum(l.amount) FROM invoice_line l JOIN invoice v ON v.id = l.invoice
	WHERE l.project = :path AND l.kind IN ('labour', 'fixed', 'retainer') AND v.id <= :invoice
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind = 'void' AND r.known_at <= :known_at)), 0) AS billed
FROM project p JOIN client c ON c.id = p.client
WHERE c.slug || '/' || p.slug = :path AND p.cap IS NOT NULL;
