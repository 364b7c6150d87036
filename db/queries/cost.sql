-- cost_add: something that was paid to others
INSERT INTO cost (id, uid, project, item, milestone, title, provider, micro, on_day, treatment, beside_budget, evidence, imported, known_at)
VALUES (:id, :uid, :project, :item, :milestone, :title, :provider, :micro, :on_day, :treatment, :beside_budget, :evidence, :imported, :known_at);

-- cost_edit: all of it may change until it is invoiced
UPDATE cost SET project = :project, item = :item, milestone = :milestone, title = :title, micro = :micro, on_day = :on_day,
	treatment = :treatment, beside_budget = :beside_budget, evidence = :evidence
WHERE id = :id;

-- cost_delete: it was none
DELETE FROM cost WHERE id = :id;

-- cost_rows: one, those of a project, or all, in order of creation, with the invoice that locks each
SELECT k.*, c.slug || '/' || p.slug AS project_path, c.currency, c.zone, coalesce(m.code, i.code) AS ref,
	(SELECT v.number FROM invoice_cost x JOIN invoice v ON v.id = x.invoice WHERE x.cost = k.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit'))) AS invoice,
	EXISTS (SELECT 1 FROM invoice_cost x WHERE x.cost = k.id) AS was_billed
FROM cost k JOIN project p ON p.id = k.project JOIN client c ON c.id = p.client
	LEFT JOIN item i ON i.id = k.item LEFT JOIN milestone m ON m.id = k.milestone
WHERE (:id IS NULL OR k.id = :id) AND (:project IS NULL OR k.project = :project)
ORDER BY k.id;
