-- checklist_add: one line of a checklist; a line that is there stays as it is
INSERT OR IGNORE INTO check_line (id, uid, milestone, text, by_gate, known_at) VALUES (:id, :uid, :milestone, :text, :by_gate, :known_at);

-- checklist_settle: looked at, or not called for
UPDATE check_line SET state = :state, why = :why, settled_on = :settled_on WHERE id = :id;

-- checklist_rows: the checklist of one milestone, as it was written
SELECT id, uid, milestone, text, by_gate, state, why, settled_on FROM check_line WHERE milestone = :milestone ORDER BY id;

-- checklist_due: open lines of a project's other milestones that were to be done by some gate
SELECT l.text, l.by_gate, m.code FROM check_line l JOIN milestone m ON m.id = l.milestone
WHERE m.project = :project AND l.milestone <> :milestone AND l.state = 'open' AND l.by_gate IS NOT NULL ORDER BY l.id;

-- checklist_remove: all lines of a milestone
DELETE FROM check_line WHERE milestone = :milestone;

-- checklist_open: open lines of milestones that wait, of projects that go on
SELECT DISTINCT l.text FROM check_line l JOIN milestone m ON m.id = l.milestone JOIN project p ON p.id = m.project JOIN client c ON c.id = p.client
WHERE l.state = 'open' AND p.closed_on IS NULL AND c.archived = 0;
