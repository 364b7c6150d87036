-- learning_days: own learning by day
SELECT t.day, sum(t.seconds) AS seconds FROM day_total t
WHERE t.day BETWEEN :first AND :last AND t.project = (SELECT id FROM project WHERE client IS NULL AND slug = 'learning')
GROUP BY t.day;

-- learning_topics: own learning by topic, the most first; NULL: without a topic
SELECT i.code AS topic, sum(t.seconds) AS seconds, min(t.day) AS first, max(t.day) AS last
FROM day_total t LEFT JOIN item i ON i.id = t.item
WHERE t.project = (SELECT id FROM project WHERE client IS NULL AND slug = 'learning')
GROUP BY t.item ORDER BY seconds DESC, topic;
