-- act_add: keep one act
INSERT INTO act (id, at, verb, summary, barrier, first_record, last_record, schema_version, parts, digest, changes)
VALUES (:id, :at, :verb, :summary, :barrier, :first_record, :last_record, :schema_version, :parts, :digest, :changes);

-- act_part_add: keep one part of a bulk act
INSERT INTO act_part (act, part, digest, changes)
VALUES (:act, :part, :digest, :changes);

-- act_next_undo: the newest act that stands
SELECT id, at, verb, summary, undone, barrier, first_record, last_record FROM act
WHERE undone = 0
ORDER BY id DESC
LIMIT 1;

-- act_next_redo: the oldest undone act; the undone ones are the newest of all
SELECT id, at, verb, summary, undone, barrier, first_record, last_record FROM act
WHERE undone = 1 AND id > coalesce((SELECT id FROM act WHERE undone = 0 ORDER BY id DESC LIMIT 1), 0)
ORDER BY id
LIMIT 1;

-- act_list: the acts, newest first
SELECT id, at, verb, summary, undone, barrier, first_record, last_record FROM act
WHERE id < :before
ORDER BY id DESC
LIMIT :limit;

-- act_changes: what an act changed last, and how many parts came before
SELECT schema_version, parts, digest, changes FROM act
WHERE id = :id;

-- act_part_changes: what one part of an act changed
SELECT digest, changes FROM act_part
WHERE act = :act AND part = :part;

-- act_mark: note that an act is undone or stands again, and the records that it has now
UPDATE act SET undone = :undone, first_record = :first_record, last_record = :last_record
WHERE id = :id;

-- act_newest: is the newest act undone
SELECT undone FROM act
ORDER BY id DESC
LIMIT 1;

-- act_forget_undone: a new act ends redo
DELETE FROM act
WHERE undone = 1 AND id > coalesce((SELECT id FROM act WHERE undone = 0 ORDER BY id DESC LIMIT 1), 0);

-- act_oldest_kept: the act below which all are forgotten
SELECT id FROM act
ORDER BY id DESC
LIMIT 1 OFFSET :kept - 1;

-- act_forget_old: forget the acts before one
DELETE FROM act
WHERE id < :id;

-- act_part_forget: forget the parts of acts that are gone, but for the act in the making
DELETE FROM act_part
WHERE act <> :id AND act NOT IN (SELECT id FROM act);

-- act_check_list: every act's changeset and digest
SELECT id, parts, digest, changes FROM act
ORDER BY id;
