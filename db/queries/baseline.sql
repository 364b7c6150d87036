-- baseline_add: the seal itself, after its items
INSERT INTO baseline (id, uid, project, version, sealed_on, known_at, who, evidence, evidence_file, evidence_sha256, cap, price, currency, digest)
VALUES (:id, :uid, :project, :version, :sealed_on, :known_at, :who, :evidence, :evidence_file, :evidence_sha256, :cap, :price, :currency, :digest);

-- baseline_item_add: one frozen item
INSERT INTO baseline_item (id, baseline, item, position, code, name, optimistic, likely, pessimistic, start_on, end_on, acceptance, gate, price, excluded)
VALUES (:id, :baseline, :item, :position, :code, :name, :optimistic, :likely, :pessimistic, :start_on, :end_on, :acceptance, :gate, :price, :excluded);

-- baseline_of_project: versions of a project
SELECT * FROM baseline WHERE project = :project AND known_at <= :as_of ORDER BY version;

-- baseline_items: the frozen items of one version
SELECT b.*, i.parent, (SELECT whole.code FROM item whole WHERE whole.id = i.parent) AS parent_code
FROM baseline_item b JOIN item i ON i.id = b.item WHERE b.baseline = :baseline ORDER BY b.position;
