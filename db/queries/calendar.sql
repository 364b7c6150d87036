-- calendar_shown: those of one project, or all
SELECT * FROM deadline WHERE :project IS NULL OR project = :project;

-- calendar_add: a deadline that is new
INSERT INTO deadline (id, kind, subject, uid, todo_uid, sequence, created_at, modified_at, status, day, at, zone, done_at, project, client_name, summary, private_summary, description)
VALUES (:id, :kind, :subject, :uid, :todo_uid, 0, :now, :now, :status, :day, :at, :zone, :done_at, :project, :client_name, :summary, :private_summary, :description);

-- calendar_change: a deadline that looks different now
UPDATE deadline SET sequence = :sequence, modified_at = :modified_at, status = :status, day = :day, at = :at, zone = :zone, done_at = :done_at,
	project = :project, client_name = :client_name, summary = :summary, private_summary = :private_summary, description = :description
WHERE id = :id;

-- calendar_drop: a cancelled one that was shown long enough
DELETE FROM deadline WHERE id = :id;

-- calendar_first_rate: when the first rate was written
SELECT min(known_at) AS at FROM rate;

-- calendar_projects: all projects of clients, closed ones too
SELECT p.id, p.uid, p.name, p.end_on, p.closed_on, c.slug || '/' || p.slug AS path, c.name AS client_name, c.zone
FROM project p JOIN client c ON c.id = p.client ORDER BY p.id;
