-- store_take_ids: give out the next numbers of that name
UPDATE counter SET last = last + :count
WHERE name = :name
RETURNING last;

-- store_first_ids: the first ones
INSERT INTO counter (name, last)
VALUES (:name, :count)
RETURNING last;

-- store_data_version: a number that changes whenever another connection changed the store
PRAGMA data_version;

-- row_hash_set: note the hash of one row
INSERT INTO row_hash (place, hash)
VALUES (:place, :hash)
ON CONFLICT (place) DO UPDATE SET hash = excluded.hash;

-- row_hash_drop: forget the hash of a row that is gone
DELETE FROM row_hash
WHERE place = :place;

-- row_hash_list: the hashes of one table
SELECT place - :first AS id, hash FROM row_hash
WHERE place BETWEEN :first AND :last
ORDER BY place;

-- row_hash_marks: the marks of tables that have hashes
SELECT DISTINCT place >> 48 AS mark FROM row_hash
ORDER BY mark;

-- row_hash_forget: forget the hashes of a table that is no more
DELETE FROM row_hash
WHERE place >> 48 = :mark;
