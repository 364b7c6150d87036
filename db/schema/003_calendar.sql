-- Deadlines as calendars know them. Not a fact: undo never takes a revision back, it makes the next one. Each row keeps
-- what was last shown, so that a deadline whose reason is gone can still be told as cancelled.
CREATE TABLE deadline (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('milestone', 'review', 'end', 'rates', 'job', 'change', 'ask', 'invoice', 'quote', 'dataset', 'production')),
	subject TEXT NOT NULL,
	uid TEXT NOT NULL UNIQUE,
	todo_uid TEXT NOT NULL UNIQUE,
	sequence INTEGER NOT NULL CHECK (sequence >= 0),
	created_at INTEGER NOT NULL,
	modified_at INTEGER NOT NULL,
	status TEXT NOT NULL CHECK (status IN ('open', 'done', 'cancelled')),
	day TEXT NOT NULL,
	at INTEGER,
	zone TEXT,
	done_at INTEGER,
	project INTEGER,
	client_name TEXT,
	summary TEXT NOT NULL,
	private_summary TEXT NOT NULL,
	description TEXT NOT NULL,
	UNIQUE (kind, subject)
) STRICT;
