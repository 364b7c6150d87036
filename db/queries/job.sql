-- job_add: the clock of a machine starts
INSERT INTO job (id, uid, project, item, milestone, code, resource, provider, gpus, hour_micro, started_at, expected_seconds, maximum_seconds, treatment)
VALUES (:id, :uid, :project, :item, :milestone, :code, :resource, :provider, :gpus, :hour_micro, :started_at, :expected_seconds, :maximum_seconds, :treatment);

-- job_stop: and it stops
UPDATE job SET stopped_at = :stopped_at WHERE id = :id;

-- job_rows: one, those of a project, or all, in order of creation, with the invoice that locks each
SELECT j.id, j.uid, j.project, j.item, j.milestone, j.code, j.resource, j.provider, j.gpus, j.hour_micro, j.started_at, j.stopped_at,
	j.expected_seconds, j.maximum_seconds, j.treatment, c.slug || '/' || p.slug AS project_path, c.currency, c.zone,
	coalesce(m.code, i.code) AS ref,
	(SELECT v.number FROM invoice_job x JOIN invoice v ON v.id = x.invoice WHERE x.job = j.id
		AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = v.uid AND r.kind IN ('void', 'credit'))) AS invoice
FROM job j JOIN project p ON p.id = j.project JOIN client c ON c.id = p.client
	LEFT JOIN item i ON i.id = j.item LEFT JOIN milestone m ON m.id = j.milestone
WHERE (:id IS NULL OR j.id = :id) AND (:project IS NULL OR j.project = :project) AND (:running_only = 0 OR j.stopped_at IS NULL)
ORDER BY j.id;

-- job_codes: the ids of a project that may be of our making
SELECT code FROM job WHERE project = :project AND code LIKE 'G%';

-- job_code: is the id taken in the project
SELECT 1 FROM job WHERE project = :project AND code = :code;
