-- path_client: the client of a slug
SELECT id, slug, name, currency, zone, archived FROM client WHERE slug = :slug;

-- path_projects: clients' projects of a slug
SELECT p.id, p.client, p.name, c.slug || '/' || p.slug AS path, c.currency, c.zone,
	p.closed_on IS NOT NULL OR c.archived <> 0 AS closed
FROM project p JOIN client c ON c.id = p.client
WHERE p.slug = :slug
ORDER BY p.id;

-- path_any_project: has any client's project that slug
SELECT 1 FROM project WHERE slug = :slug AND client IS NOT NULL;

-- path_client_project: one of them
SELECT p.id, p.client, p.name, c.slug || '/' || p.slug AS path, c.currency, c.zone,
	p.closed_on IS NOT NULL OR c.archived <> 0 AS closed
FROM client c JOIN project p ON p.client = c.id
WHERE c.slug = :client AND p.slug = :slug;

-- path_codes: all that goes by an id: items, changes, milestones, jobs
SELECT 4 AS kind, id, project, code, name, id AS item FROM item WHERE code = :code AND kind = 'item'
UNION ALL SELECT 8, id, project, code, name, id FROM item WHERE code = :code AND kind = 'change'
UNION ALL SELECT 32, id, project, code, title, item FROM milestone WHERE code = :code
UNION ALL SELECT 64, id, project, code, resource, item FROM job WHERE code = :code
ORDER BY 1, 2;

-- path_project: one project with its client's
SELECT p.id, p.client, p.name, p.kind, coalesce(c.slug || '/', '') || p.slug AS path, c.currency, c.zone,
	p.closed_on IS NOT NULL OR coalesce(c.archived, 0) <> 0 AS closed
FROM project p LEFT JOIN client c ON c.id = p.client
WHERE p.id = :project;

-- path_item: one item, change or topic
SELECT id, code, name, kind FROM item WHERE id = :item AND project = :project;

-- path_topic: a topic of own time
SELECT id, name FROM item WHERE project = :project AND code = :code AND kind = 'topic';

-- path_present: the project in use
SELECT project FROM present WHERE id = 1;

-- path_use: put one in use
INSERT INTO present (id, project) VALUES (1, :project) ON CONFLICT (id) DO UPDATE SET project = excluded.project;

-- path_use_none: none is in use
DELETE FROM present WHERE id = 1;

-- path_add_topic: a topic, made by first use
INSERT INTO item (id, uid, project, code, name, kind, known_at) VALUES (:id, :uid, :project, :code, :code, 'topic', :known_at);
