-- off_add: days that are no working days
INSERT INTO off (id, uid, first_on, last_on, note, known_at) VALUES (:id, :uid, :first, :last, :note, :known_at);

-- off_list: all of them, oldest first
SELECT id, uid, first_on, last_on, note FROM off WHERE known_at <= :at ORDER BY first_on, id;

-- off_find: one
SELECT first_on, last_on FROM off WHERE id = :id;

-- off_remove: the row itself
DELETE FROM off WHERE id = :id;
