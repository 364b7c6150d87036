-- rate_add: a rate from a day on
INSERT INTO rate (id, uid, client, project, item, currency, amount, day_seconds, from_on, why, known_at)
VALUES (:id, :uid, :client, :project, :item, :currency, :amount, :day_seconds, :from_on, :why, :known_at);

-- rate_same_day: has the path a rate from that very day
SELECT id FROM rate WHERE coalesce(client, 0) = coalesce(:client, 0) AND coalesce(project, 0) = coalesce(:project, 0)
	AND coalesce(item, 0) = coalesce(:item, 0) AND currency = :currency AND from_on = :from_on;

-- rate_all: every rate known by an instant, the latest day last
SELECT r.*, CASE WHEN r.item IS NOT NULL THEN ic.slug || '/' || ip.slug || '/' || i.code
	WHEN r.project IS NOT NULL THEN pc.slug || '/' || p.slug
	WHEN r.client IS NOT NULL THEN c.slug ELSE 'default ' || r.currency END AS path
FROM rate r
LEFT JOIN client c ON c.id = r.client
LEFT JOIN project p ON p.id = r.project LEFT JOIN client pc ON pc.id = p.client
LEFT JOIN item i ON i.id = r.item LEFT JOIN project ip ON ip.id = i.project LEFT JOIN client ic ON ic.id = ip.client
WHERE r.known_at <= :as_of
ORDER BY r.from_on, r.id;
