-- ask_add: something is asked, owed or assumed
INSERT INTO ask (id, uid, project, item, kind, text, whom, due_on, asked_on, known_at)
VALUES (:id, :uid, :project, :item, :kind, :text, :whom, :due_on, :asked_on, :known_at);

-- ask_answer: it came
UPDATE ask SET answer = :answer, who = :who, evidence = :evidence, evidence_file = :evidence_file, evidence_sha256 = :evidence_sha256,
	answered_on = :answered_on, answer_known_at = :answer_known_at
WHERE id = :id;

-- ask_rows: one, those of a project, or those of all open projects, in order of creation
SELECT a.id, a.uid, a.project, a.item, a.kind, a.text, a.whom, a.due_on, a.asked_on, a.known_at,
	a.answer, a.who, a.evidence, a.evidence_file, a.evidence_sha256, a.answered_on, a.answer_known_at,
	c.slug || '/' || p.slug AS project_path, c.zone, i.code AS item_code
FROM ask a JOIN project p ON p.id = a.project JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = a.item
WHERE (:id IS NULL OR a.id = :id) AND (:project IS NULL OR a.project = :project) AND a.known_at <= :as_of
	AND (:id IS NOT NULL OR :project IS NOT NULL OR p.closed_on IS NULL AND c.archived = 0)
ORDER BY a.id;
