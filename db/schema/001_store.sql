-- What the store needs for itself: numbers given out, acts to undo, and the hashes of the rows.

-- Numbers for people to type. Undo doesn't touch them, so none is given twice.
CREATE TABLE counter (
	name TEXT NOT NULL PRIMARY KEY,
	last INTEGER NOT NULL CHECK (last >= 0)
) STRICT;

-- One verb's transaction. The changeset of its last rows lies here, that of earlier ones in act_part.
CREATE TABLE act (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	verb TEXT NOT NULL,
	summary TEXT NOT NULL,
	undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
	barrier INTEGER NOT NULL CHECK (barrier IN (0, 1)),
	first_record INTEGER NOT NULL,
	last_record INTEGER NOT NULL CHECK (last_record >= first_record),
	schema_version INTEGER NOT NULL,
	parts INTEGER NOT NULL CHECK (parts >= 0),
	digest BLOB NOT NULL CHECK (length(digest) = 32),
	changes BLOB NOT NULL
) STRICT;

-- Bulk acts are cut into parts, numbered from 1, so that no changeset grows without bound.
CREATE TABLE act_part (
	act INTEGER NOT NULL,
	part INTEGER NOT NULL CHECK (part > 0),
	digest BLOB NOT NULL CHECK (length(digest) = 32),
	changes BLOB NOT NULL,
	PRIMARY KEY (act, part)
) STRICT;

-- SHA-256 of each row of the fact tables, written by the program at commit, read by check alone. The place is the row's
-- id below a mark of 15 bits, which is made of the table's name: one number is found faster than a name and a number.
CREATE TABLE row_hash (
	place INTEGER PRIMARY KEY,
	hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
