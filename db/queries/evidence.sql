-- record_last: the end of the chain
SELECT number, hash FROM record ORDER BY number DESC LIMIT 1;

-- record_add: one link more
INSERT INTO record (number, kind, typed_at, known_at, meant_on, client, project, subject, target, state, label,
	optimistic, likely, pessimistic, amount, currency, version, until_on, period_from_on, period_last_on, hours,
	net, tax, gross, withheld, fee, received, received_currency, digest, title, who, evidence, evidence_file, evidence_sha256, why,
	salt, personal_sha256, hash)
VALUES (:number, :kind, :typed_at, :known_at, :meant_on, :client, :project, :subject, :target, :state, :label,
	:optimistic, :likely, :pessimistic, :amount, :currency, :version, :until_on, :period_from_on, :period_last_on, :hours,
	:net, :tax, :gross, :withheld, :fee, :received, :received_currency, :digest, :title, :who, :evidence, :evidence_file, :evidence_sha256, :why,
	:salt, :personal_sha256, :hash);

-- record_all: the whole chain, link by link, and whether the texts of each were erased later
SELECT r.*, EXISTS (SELECT 1 FROM record e WHERE e.kind = 'erase' AND e.number > r.number
	AND e.client = coalesce(r.client, (SELECT p.client FROM project p WHERE p.id = r.project))) AS erased
FROM record r ORDER BY r.number;

-- record_one: one link
SELECT * FROM record WHERE number = :number;

-- record_of_project: records in force of a project, or of all
SELECT r.* FROM record r
WHERE (:project IS NULL OR r.project = :project) AND (:kind IS NULL OR r.kind = :kind) AND r.kind <> 'takeback' AND r.known_at <= :as_of
	AND (WITH RECURSIVE back (number, depth) AS (
		SELECT r.number, 0 UNION ALL SELECT t.number, back.depth + 1 FROM back JOIN record t ON t.target = back.number)
		SELECT max(depth) FROM back) % 2 = 0
ORDER BY r.number;

-- record_of_subject: records in force of one thing
SELECT r.* FROM record r
WHERE r.subject = :subject AND (:kind IS NULL OR r.kind = :kind) AND r.kind <> 'takeback' AND r.known_at <= :as_of
	AND (WITH RECURSIVE back (number, depth) AS (
		SELECT r.number, 0 UNION ALL SELECT t.number, back.depth + 1 FROM back JOIN record t ON t.target = back.number)
		SELECT max(depth) FROM back) % 2 = 0
ORDER BY r.number;

-- record_head: the last record typed by an instant
SELECT number, typed_at, hash FROM record WHERE typed_at <= :as_of ORDER BY number DESC LIMIT 1;
