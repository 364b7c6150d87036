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
INSERT INTO row_hash (fact, id, hash)
VALUES (:fact, :id, :hash)
ON CONFLICT (fact, id) DO UPDATE SET hash = excluded.hash;

-- row_hash_drop: forget the hash of a row that is gone
DELETE FROM row_hash
WHERE fact = :fact AND id = :id;

-- row_hash_list: the hashes of one table
SELECT id, hash FROM row_hash
WHERE fact = :fact
ORDER BY id;

-- row_hash_tables: the tables that have hashes
SELECT DISTINCT fact FROM row_hash
ORDER BY fact;

-- row_hash_forget: forget the hashes of a table that is no more
DELETE FROM row_hash
WHERE fact = :fact;
