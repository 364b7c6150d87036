-- project_add: a project
INSERT INTO project (id, uid, client, slug, name, kind, start_on, end_on, cap, price, hours_seconds, rollover_seconds, rounding,
	minimum_seconds, notice, capacity_seconds, meeting_cap_seconds, learning_target_seconds, compute_budget_micro, compute_alert, closed_on, known_at)
VALUES (:id, :uid, :client, :slug, :name, :kind, :start_on, :end_on, :cap, :price, :hours_seconds, :rollover_seconds, :rounding,
	:minimum_seconds, :notice, :capacity_seconds, :meeting_cap_seconds, :learning_target_seconds, :compute_budget_micro, :compute_alert, :closed_on, :known_at);

-- project_edit: all that may change of a project
UPDATE project SET name = :name, kind = :kind, start_on = :start_on, end_on = :end_on, cap = :cap, price = :price, hours_seconds = :hours_seconds,
	rollover_seconds = :rollover_seconds, rounding = :rounding, minimum_seconds = :minimum_seconds, notice = :notice, capacity_seconds = :capacity_seconds,
	meeting_cap_seconds = :meeting_cap_seconds, learning_target_seconds = :learning_target_seconds, compute_budget_micro = :compute_budget_micro,
	compute_alert = :compute_alert, closed_on = :closed_on
WHERE id = :id;

-- project_one: a client's project by id
SELECT p.*, c.slug AS client_slug, c.name AS client_name, c.currency, c.zone,
	(SELECT min(b.sealed_on) FROM baseline b WHERE b.project = p.id) AS first_seal
FROM project p JOIN client c ON c.id = p.client WHERE p.id = :id;

-- project_all: clients' projects, open ones first
SELECT p.*, c.slug AS client_slug, c.name AS client_name, c.currency, c.zone,
	(SELECT min(b.sealed_on) FROM baseline b WHERE b.project = p.id) AS first_seal
FROM project p JOIN client c ON c.id = p.client
WHERE :open_only = 0 OR (p.closed_on IS NULL AND c.archived = 0)
ORDER BY p.closed_on IS NOT NULL OR c.archived <> 0, c.slug, p.slug;

-- project_id: id of a client's project by slug
SELECT id FROM project WHERE client = :client AND slug = :slug;

-- project_own: one's own time by its word
SELECT id FROM project WHERE client IS NULL AND slug = :slug;

-- project_own_add: own time, made by first use
INSERT INTO project (id, uid, slug, name, kind, known_at) VALUES (:id, :uid, :slug, :slug, 'own', :known_at);

-- project_aims: what those that run in a week want of it
SELECT id, capacity_seconds, meeting_cap_seconds, learning_target_seconds FROM project
WHERE coalesce(capacity_seconds, meeting_cap_seconds, learning_target_seconds) IS NOT NULL AND coalesce(start_on, '') <= :last
	AND (end_on IS NULL OR end_on >= :first) AND (closed_on IS NULL OR closed_on >= :first)
ORDER BY id;
