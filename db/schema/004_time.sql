-- Time off, and time in which nobody was there.

-- days that are no working days, both included
-- fact
CREATE TABLE off (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	first_on TEXT NOT NULL,
	last_on TEXT NOT NULL,
	note TEXT NOT NULL DEFAULT '',
	known_at INTEGER NOT NULL,
	CHECK (last_on >= first_on)
) STRICT;

-- stretches of an entry in which nobody seems to have worked, kept because nobody said otherwise
-- fact
CREATE TABLE away (
	id INTEGER PRIMARY KEY,
	entry INTEGER NOT NULL REFERENCES entry,
	from_at INTEGER NOT NULL,
	until_at INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('idle', 'sleep')),
	CHECK (until_at > from_at)
) STRICT;
CREATE INDEX away_entry ON away (entry);
