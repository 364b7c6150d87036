-- quote_add: an offer was made
INSERT INTO quote (id, uid, client, project, rate, asked_seconds, title, source, domain, follow_up_on, quoted_on, known_at)
VALUES (:id, :uid, :client, :project, :rate, :asked_seconds, :title, :source, :domain, :follow_up_on, :quoted_on, :known_at);

-- quote_decide: what came of it
UPDATE quote SET outcome = :outcome, agreed_seconds = :agreed_seconds, why = :why, decided_on = :decided_on, decided_known_at = :decided_known_at
WHERE id = :id;

-- quote_rows: one or all, in order of creation
SELECT q.*, c.slug AS client_slug, c.name AS client_name, c.currency, c.zone, c.slug || '/' || p.slug AS project_path
FROM quote q JOIN client c ON c.id = q.client LEFT JOIN project p ON p.id = q.project
WHERE (:id IS NULL OR q.id = :id) AND q.known_at <= :as_of
ORDER BY q.id;
