-- item_add: an item of scope, or the item row of a change
INSERT INTO item (id, uid, project, code, name, kind, optimistic, likely, pessimistic, start_on, end_on, acceptance, gate, activity, price, parent, excluded, known_at)
VALUES (:id, :uid, :project, :code, :name, :kind, :optimistic, :likely, :pessimistic, :start_on, :end_on, :acceptance, :gate, :activity, :price, :parent, :excluded, :known_at);

-- item_edit: all that may change of an item before the seal
UPDATE item SET name = :name, optimistic = :optimistic, likely = :likely, pessimistic = :pessimistic, start_on = :start_on, end_on = :end_on,
	acceptance = :acceptance, gate = :gate, activity = :activity, price = :price, parent = :parent, excluded = :excluded
WHERE id = :id;

-- item_one: an item by id
SELECT i.*, coalesce(c.slug || '/', '') || p.slug || '/' || i.code AS path, (SELECT whole.code FROM item whole WHERE whole.id = i.parent) AS parent_code
FROM item i JOIN project p ON p.id = i.project LEFT JOIN client c ON c.id = p.client WHERE i.id = :id;

-- item_of_project: items of a project in order of creation; of learning the topics of its queue
SELECT i.*, coalesce(c.slug || '/', '') || p.slug || '/' || i.code AS path, (SELECT whole.code FROM item whole WHERE whole.id = i.parent) AS parent_code
FROM item i JOIN project p ON p.id = i.project LEFT JOIN client c ON c.id = p.client
WHERE i.project = :project AND (i.kind = 'item' OR :changes <> 0 AND i.kind = 'change' OR i.kind = 'topic' AND i.start_on IS NOT NULL)
ORDER BY i.id;

-- item_code: is the id taken in the project, by an item or a change
SELECT id FROM item WHERE project = :project AND code = :code;

-- item_progress_add: per cent done
INSERT INTO progress (id, item, percent, on_day, known_at, accepted, evidence, evidence_file, evidence_sha256)
VALUES (:id, :item, :percent, :on_day, :known_at, :accepted, :evidence, :evidence_file, :evidence_sha256);

-- item_remaining_add: what is still to do
INSERT INTO remaining (id, item, optimistic, likely, pessimistic, on_day, known_at)
VALUES (:id, :item, :optimistic, :likely, :pessimistic, :on_day, :known_at);

-- item_progress_all: of a project, by day, then as typed
SELECT g.item, g.percent, g.on_day, g.known_at, g.accepted, g.evidence FROM progress g JOIN item i ON i.id = g.item
WHERE i.project = :project AND g.known_at <= :as_of ORDER BY g.on_day, g.id;

-- item_remaining_all: of a project, by day, then as typed
SELECT m.item, m.optimistic, m.likely, m.pessimistic, m.on_day, m.known_at FROM remaining m JOIN item i ON i.id = m.item
WHERE i.project = :project AND m.known_at <= :as_of ORDER BY m.on_day, m.id;

-- item_is_sealed: has the project a sealed baseline
SELECT 1 FROM baseline WHERE project = :project LIMIT 1;
