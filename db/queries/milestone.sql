-- milestone_add: what has to be shown by when
INSERT INTO milestone (id, uid, project, code, title, due_on, every_days, item, gate, metric, direction, baseline, target, positive_rate,
	time_box_seconds, hypothesis, compute_plan_micro, limits, known_at)
VALUES (:id, :uid, :project, :code, :title, :due_on, :every_days, :item, :gate, :metric, :direction, :baseline, :target, :positive_rate,
	:time_box_seconds, :hypothesis, :compute_plan_micro, :limits, :known_at);

-- milestone_edit: all that may change of one
UPDATE milestone SET title = :title, due_on = :due_on, every_days = :every_days, item = :item, gate = :gate, metric = :metric,
	direction = :direction, baseline = :baseline, target = :target, positive_rate = :positive_rate, time_box_seconds = :time_box_seconds,
	hypothesis = :hypothesis, compute_plan_micro = :compute_plan_micro, limits = :limits
WHERE id = :id;

-- milestone_remove: one that nothing names
DELETE FROM milestone WHERE id = :id;

-- milestone_rows: one, those of a project, or those of all open projects, in order of creation
SELECT m.id, m.uid, m.project, m.code, m.title, m.due_on, m.every_days, m.item, m.gate, m.metric, m.direction, m.baseline, m.target,
	m.positive_rate, m.time_box_seconds, m.hypothesis, m.compute_plan_micro, m.limits, m.known_at,
	c.slug || '/' || p.slug AS project_path, c.zone, i.code AS item_code,
	CASE WHEN m.time_box_seconds IS NOT NULL THEN (SELECT sum(t.seconds) FROM project_total t WHERE t.project = m.project AND t.item = m.item) END AS worked
FROM milestone m JOIN project p ON p.id = m.project JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = m.item
WHERE (:id IS NULL OR m.id = :id) AND (:project IS NULL OR m.project = :project) AND m.known_at <= :as_of
	AND (:id IS NOT NULL OR :project IS NOT NULL OR p.closed_on IS NULL AND c.archived = 0)
ORDER BY m.id;

-- milestone_measurements: the values of one, of a project's, or of all, by milestone, day, and as typed
SELECT v.id, v.milestone, v.kind, v.metric, v.value, v.n, v.train, v.dataset, v.trials, v.version, v.subgroups, v.limits, v.run, v.on_day, v.known_at
FROM measurement v JOIN milestone m ON m.id = v.milestone
WHERE (:id IS NULL OR m.id = :id) AND (:project IS NULL OR m.project = :project) AND v.known_at <= :as_of
ORDER BY v.milestone, v.on_day, v.id;

-- milestone_codes: the ids of a project that may be of our making, or are in the way of it
SELECT code FROM milestone WHERE project = :project AND code LIKE 'M%'
UNION ALL SELECT code FROM item WHERE project = :project AND code LIKE 'M%';

-- milestone_code: is the id taken in the project, by a milestone or an item
SELECT code FROM milestone WHERE project = :project AND code = :code
UNION ALL SELECT code FROM item WHERE project = :project AND code = :code
LIMIT 1;

-- milestone_named_by: a job or a change that names it
SELECT code FROM job WHERE milestone = :id
UNION ALL SELECT i.code FROM change c JOIN item i ON i.id = c.id WHERE c.milestone = :id
LIMIT 1;

-- measurement_add: one value
INSERT INTO measurement (id, milestone, kind, metric, value, n, train, dataset, trials, version, subgroups, limits, run, on_day, known_at)
VALUES (:id, :milestone, :kind, :metric, :value, :n, :train, :dataset, :trials, :version, :subgroups, :limits, :run, :on_day, :known_at);

-- measurement_remove: all values of a milestone
DELETE FROM measurement WHERE milestone = :milestone;

-- deployment_add: a version is put to work
INSERT INTO deployment (id, uid, milestone, version, place, rollback_to, on_day, known_at)
VALUES (:id, :uid, :milestone, :version, :place, :rollback_to, :on_day, :known_at);

-- milestone_deployments: where versions run, by milestone, day, and as typed
SELECT d.id, d.uid, d.milestone, d.version, d.place, d.rollback_to, d.on_day
FROM deployment d JOIN milestone m ON m.id = d.milestone
WHERE (:id IS NULL OR m.id = :id) AND (:project IS NULL OR m.project = :project) AND d.known_at <= :as_of
ORDER BY d.milestone, d.on_day, d.id;

-- deployment_remove: all of a milestone
DELETE FROM deployment WHERE milestone = :milestone;
