-- away_add: a stretch that was kept though nobody seems to have worked
INSERT INTO away (id, entry, from_at, until_at, kind) VALUES (:id, :entry, :from, :until, :kind);

-- away_list: those of an entry, or of all, as far as they still lie within it
SELECT a.entry, a.kind, max(a.from_at, e.started_at) AS from_at, min(a.until_at, coalesce(e.ended_at, a.until_at)) AS until_at
FROM away a JOIN entry e ON e.id = a.entry
WHERE (:entry IS NULL OR a.entry = :entry) AND a.until_at > e.started_at AND (e.ended_at IS NULL OR a.from_at < e.ended_at)
ORDER BY a.entry, a.from_at, a.id;

-- away_let_go: the entry is no more
DELETE FROM away WHERE entry = :entry;
