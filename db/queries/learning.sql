-- learning_days: own learning by day
SELECT t.day, sum(t.seconds) AS seconds FROM day_total t
WHERE t.day BETWEEN :first AND :last AND t.project = (SELECT id FROM project WHERE client IS NULL AND slug = 'learning') AND t.entries > 0
GROUP BY t.day;

-- learning_topics: own learning by topic, the most first; NULL: without a topic
SELECT i.code AS topic, sum(t.seconds) AS seconds, min(t.day) AS first, max(t.day) AS last
FROM day_total t LEFT JOIN item i ON i.id = t.item
WHERE t.project = (SELECT id FROM project WHERE client IS NULL AND slug = 'learning') AND t.entries > 0
GROUP BY t.item ORDER BY seconds DESC, topic;

-- learning_queue: topics that were put into the queue and not laid aside, with what was learnt, how far they are, and the last word on what remains
SELECT i.id, i.code, i.name, i.start_on, i.end_on, i.optimistic, i.likely, i.pessimistic,
	(SELECT sum(t.seconds) FROM project_total t WHERE t.project = i.project AND t.item = i.id) AS seconds,
	(SELECT g.percent FROM progress g WHERE g.item = i.id ORDER BY g.on_day DESC, g.id DESC LIMIT 1) AS percent,
	(SELECT m.optimistic FROM remaining m WHERE m.item = i.id ORDER BY m.on_day DESC, m.id DESC LIMIT 1) AS least_left,
	(SELECT m.likely FROM remaining m WHERE m.item = i.id ORDER BY m.on_day DESC, m.id DESC LIMIT 1) AS likely_left,
	(SELECT m.pessimistic FROM remaining m WHERE m.item = i.id ORDER BY m.on_day DESC, m.id DESC LIMIT 1) AS most_left
FROM item i
WHERE i.kind = 'topic' AND i.start_on IS NOT NULL AND i.excluded = 0 AND i.project = (SELECT id FROM project WHERE client IS NULL AND slug = 'learning')
ORDER BY i.start_on, i.id;
