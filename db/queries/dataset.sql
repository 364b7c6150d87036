-- dataset_add: data that a project stands on
INSERT INTO dataset (id, uid, project, name, version, digest, kind, from_on, to_on, row_count, labelled, needed, label_seconds, personal,
	derived_from, delete_by, known_at)
VALUES (:id, :uid, :project, :name, :version, :digest, :kind, :from_on, :to_on, :row_count, :labelled, :needed, :label_seconds, :personal,
	:derived_from, :delete_by, :known_at);

-- dataset_edit: all that may change of it
UPDATE dataset SET digest = :digest, kind = :kind, from_on = :from_on, to_on = :to_on, row_count = :row_count, labelled = :labelled,
	needed = :needed, label_seconds = :label_seconds, personal = :personal, derived_from = :derived_from, delete_by = :delete_by
WHERE id = :id;

-- dataset_scrap: it is gone, and why
UPDATE dataset SET scrapped_on = :scrapped_on, scrapped_why = :scrapped_why WHERE id = :id;

-- dataset_rows: one, those of a project, or all, in order of creation
SELECT d.*, c.slug || '/' || p.slug AS project_path, p.name AS project_name, c.name AS client_name, c.zone, c.currency, c.id AS client,
	source.name AS source_name, source.version AS source_version
FROM dataset d JOIN project p ON p.id = d.project JOIN client c ON c.id = p.client LEFT JOIN dataset source ON source.id = d.derived_from
WHERE (:id IS NULL OR d.id = :id) AND (:project IS NULL OR d.project = :project)
ORDER BY d.id;

-- dataset_same: one of that name and version in the project
SELECT id FROM dataset WHERE project = :project AND name = :name AND version = :version;
