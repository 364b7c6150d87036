-- The trade: who is worked for, what was agreed, what was done, what was billed.
-- Instants end in _at (UTC seconds), days in _on (YYYY-MM-DD), lengths in _seconds; money is in minor units of the
-- client's currency, compute in millionths (_micro), estimates in minutes. known_at: from when on the fact counts in
-- a report as of some instant: when it was typed, or 00:00 of an earlier day named with --on.

-- fact
CREATE TABLE client (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 32),
	name TEXT NOT NULL CHECK (name <> ''),
	currency TEXT NOT NULL CHECK (length(currency) = 3),
	zone TEXT NOT NULL CHECK (zone <> ''),
	locale TEXT,
	email TEXT,
	legal_name TEXT,
	address TEXT,
	vat_id TEXT,
	contact TEXT,
	reference TEXT,
	terms_days INTEGER CHECK (terms_days BETWEEN 0 AND 3660),
	tax TEXT,
	archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
	known_at INTEGER NOT NULL
) STRICT;

-- client is NULL for one's own time: learning, admin, sales, and unfiled
-- fact, guarded
CREATE TABLE project (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	client INTEGER REFERENCES client,
	slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 32),
	name TEXT NOT NULL CHECK (name <> ''),
	kind TEXT NOT NULL CHECK (kind IN ('tm', 'nte', 'fixed', 'retainer', 'own')),
	start_on TEXT,
	end_on TEXT,
	cap INTEGER CHECK (cap > 0),
	price INTEGER CHECK (price > 0),
	hours_seconds INTEGER CHECK (hours_seconds > 0),
	rollover_seconds INTEGER CHECK (rollover_seconds >= 0),
	rounding TEXT NOT NULL DEFAULT 'exact',
	minimum_seconds INTEGER CHECK (minimum_seconds > 0),
	notice TEXT NOT NULL DEFAULT '75,85,100',
	capacity_seconds INTEGER CHECK (capacity_seconds > 0),
	meeting_cap_seconds INTEGER CHECK (meeting_cap_seconds > 0),
	learning_target_seconds INTEGER CHECK (learning_target_seconds > 0),
	compute_budget_micro INTEGER CHECK (compute_budget_micro > 0),
	compute_alert TEXT NOT NULL DEFAULT '50,80,100',
	closed_on TEXT,
	known_at INTEGER NOT NULL,
	CHECK (end_on >= start_on),
	CHECK (kind <> 'nte' OR cap IS NOT NULL),
	CHECK ((kind = 'own') = (client IS NULL))
) STRICT;
CREATE UNIQUE INDEX project_path ON project (client, slug);
CREATE UNIQUE INDEX project_own ON project (slug) WHERE client IS NULL;

-- what an hour costs from a day on; the nearest of item, project, client, default of the currency wins
-- fact, guarded
CREATE TABLE rate (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	client INTEGER REFERENCES client,
	project INTEGER REFERENCES project,
	item INTEGER REFERENCES item,
	currency TEXT NOT NULL,
	amount INTEGER NOT NULL CHECK (amount >= 0),
	day_seconds INTEGER CHECK (day_seconds > 0),
	from_on TEXT NOT NULL,
	why TEXT,
	known_at INTEGER NOT NULL,
	CHECK ((client IS NOT NULL) + (project IS NOT NULL) + (item IS NOT NULL) <= 1)
) STRICT;
CREATE UNIQUE INDEX rate_once ON rate (coalesce(client, 0), coalesce(project, 0), coalesce(item, 0), currency, from_on);

-- what one unit of a currency is in one's own from a day on, in billionths; for one's own figures alone
-- fact
CREATE TABLE fx (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	currency TEXT NOT NULL CHECK (length(currency) = 3),
	own TEXT NOT NULL CHECK (length(own) = 3 AND own <> currency),
	nano INTEGER NOT NULL CHECK (nano > 0),
	from_on TEXT NOT NULL,
	known_at INTEGER NOT NULL,
	UNIQUE (currency, own, from_on)
) STRICT;

-- all that time can be filed on below a project: agreed items, changes (which have a row in change too), topics of own time
-- fact, guarded
CREATE TABLE item (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	code TEXT NOT NULL COLLATE NOCASE CHECK (length(code) BETWEEN 1 AND 32),
	name TEXT NOT NULL CHECK (name <> ''),
	kind TEXT NOT NULL CHECK (kind IN ('item', 'change', 'topic')),
	optimistic INTEGER,
	likely INTEGER,
	pessimistic INTEGER,
	start_on TEXT,
	end_on TEXT,
	acceptance TEXT,
	gate TEXT,
	activity TEXT,
	price INTEGER CHECK (price >= 0),
	parent INTEGER REFERENCES item,
	excluded INTEGER NOT NULL DEFAULT 0 CHECK (excluded IN (0, 1)),
	known_at INTEGER NOT NULL,
	UNIQUE (project, code),
	CHECK (end_on >= start_on),
	CHECK (optimistic >= 0 AND optimistic <= likely AND likely <= pessimistic AND pessimistic > 0
		OR optimistic IS NULL AND likely IS NULL AND pessimistic IS NULL)
) STRICT;

-- the part of a change that isn't said by its events in record: the row shares the id and uid of its item
-- fact
CREATE TABLE change (
	id INTEGER PRIMARY KEY REFERENCES item,
	uid TEXT NOT NULL UNIQUE,
	origin TEXT NOT NULL CHECK (origin IN ('client', 'freelancer', 'third_party', 'law')),
	cause TEXT,
	removes INTEGER REFERENCES item,
	description TEXT,
	milestone INTEGER REFERENCES milestone
) STRICT;

-- per cent done of an item or approved change; accepted: the client said that it is as agreed
-- fact, guarded
CREATE TABLE progress (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item,
	percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
	on_day TEXT NOT NULL,
	known_at INTEGER NOT NULL,
	accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)),
	evidence TEXT,
	evidence_file TEXT,
	evidence_sha256 TEXT
) STRICT;
CREATE INDEX progress_item ON progress (item);

-- re-estimates of what is still to do; never touch the baseline
-- fact, guarded
CREATE TABLE remaining (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item,
	optimistic INTEGER NOT NULL,
	likely INTEGER NOT NULL,
	pessimistic INTEGER NOT NULL,
	on_day TEXT NOT NULL,
	known_at INTEGER NOT NULL,
	CHECK (0 <= optimistic AND optimistic <= likely AND likely <= pessimistic)
) STRICT;
CREATE INDEX remaining_item ON remaining (item);

-- the agreed scope, frozen; its items are inserted before it
-- fact, guarded
CREATE TABLE baseline (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	version INTEGER NOT NULL CHECK (version > 0),
	sealed_on TEXT NOT NULL,
	known_at INTEGER NOT NULL,
	who TEXT NOT NULL,
	evidence TEXT NOT NULL,
	evidence_file TEXT,
	evidence_sha256 TEXT,
	cap INTEGER,
	price INTEGER,
	currency TEXT NOT NULL,
	digest TEXT NOT NULL,
	UNIQUE (project, version)
) STRICT;

-- fact
CREATE TABLE baseline_item (
	id INTEGER PRIMARY KEY,
	baseline INTEGER NOT NULL REFERENCES baseline DEFERRABLE INITIALLY DEFERRED,
	item INTEGER NOT NULL REFERENCES item,
	position INTEGER NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	optimistic INTEGER,
	likely INTEGER,
	pessimistic INTEGER,
	start_on TEXT,
	end_on TEXT,
	acceptance TEXT,
	gate TEXT,
	price INTEGER,
	excluded INTEGER NOT NULL DEFAULT 0,
	UNIQUE (baseline, position)
) STRICT;

-- questions, access, data owed, decisions: what one waits for from others, and what was assumed; open while there is no answer
-- fact
CREATE TABLE ask (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	item INTEGER REFERENCES item,
	kind TEXT NOT NULL CHECK (kind IN ('question', 'access', 'data', 'assumption', 'caveat', 'decision')),
	text TEXT NOT NULL CHECK (text <> ''),
	whom TEXT,
	due_on TEXT,
	asked_on TEXT NOT NULL,
	known_at INTEGER NOT NULL,
	answer TEXT CHECK (answer <> ''),
	who TEXT,
	evidence TEXT,
	evidence_file TEXT,
	evidence_sha256 TEXT,
	answered_on TEXT,
	answer_known_at INTEGER,
	CHECK ((answer IS NULL) = (answered_on IS NULL) AND (answer IS NULL) = (answer_known_at IS NULL))
) STRICT;

-- data that a project stands on; label_seconds: what one label takes; personal NULL: not said
-- fact
CREATE TABLE dataset (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	name TEXT NOT NULL CHECK (name <> ''),
	version TEXT NOT NULL DEFAULT '',
	digest TEXT,
	kind TEXT NOT NULL CHECK (kind IN ('real', 'augmented', 'synthetic')),
	from_on TEXT,
	to_on TEXT,
	row_count INTEGER CHECK (row_count >= 0),
	labelled INTEGER CHECK (labelled >= 0),
	needed INTEGER CHECK (needed >= 0),
	label_seconds INTEGER CHECK (label_seconds > 0),
	personal INTEGER CHECK (personal IN (0, 1)),
	derived_from INTEGER REFERENCES dataset,
	delete_by TEXT,
	scrapped_on TEXT,
	scrapped_why TEXT,
	known_at INTEGER NOT NULL,
	UNIQUE (project, name, version),
	CHECK (to_on >= from_on),
	CHECK ((scrapped_on IS NULL) = (scrapped_why IS NULL))
) STRICT;

-- offers: what was asked, what was agreed, and what came of it; rate is minor units an hour in the client's currency
-- fact
CREATE TABLE quote (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	client INTEGER NOT NULL REFERENCES client,
	project INTEGER REFERENCES project,
	rate INTEGER NOT NULL CHECK (rate > 0),
	asked_seconds INTEGER NOT NULL CHECK (asked_seconds > 0),
	title TEXT CHECK (title <> ''),
	source TEXT CHECK (source <> ''),
	domain TEXT CHECK (domain <> ''),
	follow_up_on TEXT,
	quoted_on TEXT NOT NULL,
	known_at INTEGER NOT NULL,
	outcome TEXT CHECK (outcome IN ('won', 'lost_price', 'lost_other', 'withdrawn')),
	agreed_seconds INTEGER CHECK (agreed_seconds > 0),
	why TEXT,
	decided_on TEXT,
	decided_known_at INTEGER,
	CHECK ((outcome IS NULL) = (decided_on IS NULL) AND (outcome IS NULL) = (decided_known_at IS NULL)),
	CHECK (agreed_seconds IS NULL OR outcome = 'won')
) STRICT;

-- limits: bounds such as latency_ms<=50, with ; between; a measurement has its subgroups and limits as name=value so
-- fact
CREATE TABLE milestone (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	code TEXT NOT NULL COLLATE NOCASE CHECK (length(code) BETWEEN 1 AND 16),
	title TEXT NOT NULL CHECK (title <> ''),
	due_on TEXT NOT NULL,
	every_days INTEGER CHECK (every_days > 0),
	item INTEGER REFERENCES item,
	gate TEXT,
	metric TEXT,
	direction TEXT CHECK (direction IN ('higher', 'lower')),
	baseline TEXT,
	target TEXT,
	positive_rate TEXT,
	time_box_seconds INTEGER CHECK (time_box_seconds > 0),
	hypothesis TEXT,
	compute_plan_micro INTEGER CHECK (compute_plan_micro >= 0),
	limits TEXT,
	known_at INTEGER NOT NULL,
	UNIQUE (project, code)
) STRICT;

-- values of a milestone's metric: measured offline, in production, or watched month by month (monitor)
-- fact
CREATE TABLE measurement (
	id INTEGER PRIMARY KEY,
	milestone INTEGER NOT NULL REFERENCES milestone,
	kind TEXT NOT NULL CHECK (kind IN ('offline', 'production', 'monitor')),
	metric TEXT,
	value TEXT NOT NULL,
	n INTEGER CHECK (n >= 0),
	train TEXT,
	dataset TEXT,
	trials INTEGER CHECK (trials >= 0),
	version TEXT,
	subgroups TEXT,
	limits TEXT,
	run TEXT,
	on_day TEXT NOT NULL,
	known_at INTEGER NOT NULL
) STRICT;

-- which version of a model runs where since when, and what it can go back to
-- fact
CREATE TABLE deployment (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	milestone INTEGER NOT NULL REFERENCES milestone,
	version TEXT NOT NULL CHECK (version <> ''),
	place TEXT NOT NULL CHECK (place <> ''),
	rollback_to TEXT CHECK (rollback_to <> ''),
	on_day TEXT NOT NULL,
	known_at INTEGER NOT NULL
) STRICT;

-- what has to be looked at before a milestone is decided; by_gate NULL: before its own decision
-- fact
CREATE TABLE check_line (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	milestone INTEGER NOT NULL REFERENCES milestone,
	text TEXT NOT NULL CHECK (text <> ''),
	by_gate TEXT,
	state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'na')),
	why TEXT,
	settled_on TEXT,
	known_at INTEGER NOT NULL,
	UNIQUE (milestone, text),
	CHECK ((state = 'open') = (settled_on IS NULL)),
	CHECK (state <> 'na' OR why IS NOT NULL)
) STRICT;

-- a stretch of time; without ended_at it is the running timer, and clocks are the machine's at its start
-- fact, guarded
CREATE TABLE entry (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	item INTEGER REFERENCES item,
	started_at INTEGER NOT NULL,
	ended_at INTEGER,
	zone TEXT NOT NULL,
	day TEXT NOT NULL,
	activity TEXT NOT NULL,
	-- not as a list: of more than two words SQLite would make a table at each insert
	disposition TEXT CHECK (disposition = 'billable' OR disposition = 'nonbillable' OR disposition = 'goodwill' OR disposition = 'at_risk'),
	note TEXT NOT NULL DEFAULT '',
	settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
	imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
	clocks TEXT CHECK (clocks IS NULL OR ended_at IS NULL),
	CHECK (ended_at >= started_at)
) STRICT;
CREATE INDEX entry_start ON entry (started_at, ended_at, project);
CREATE INDEX entry_project ON entry (project, item, started_at);
-- asked for as (ended_at IS NULL) = 1 AND ended_at IS NULL: the planner takes it for nothing less
CREATE UNIQUE INDEX entry_running ON entry ((ended_at IS NULL)) WHERE ended_at IS NULL;

-- keys that a second import passes over, though no entry has them: of entries deleted since, of runs that became results
-- fact
CREATE TABLE gone (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE
) STRICT;

-- what files work that waits, by a pattern on its note; unrecorded: it looks for small favours alone
-- fact
CREATE TABLE rule (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 32),
	pattern TEXT NOT NULL CHECK (pattern <> ''),
	project INTEGER REFERENCES project,
	item INTEGER REFERENCES item,
	activity TEXT,
	disposition TEXT CHECK (disposition IN ('billable', 'nonbillable', 'goodwill', 'at_risk')),
	unrecorded INTEGER NOT NULL DEFAULT 0 CHECK (unrecorded IN (0, 1)),
	CHECK (unrecorded <> 0 OR project IS NOT NULL OR activity IS NOT NULL OR disposition IS NOT NULL)
) STRICT;

-- one round of a Pomodoro; the present one has no ended_at. Its phase is a state, never a countdown.
-- fact
CREATE TABLE pomodoro (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	item INTEGER REFERENCES item,
	entry INTEGER REFERENCES entry,
	activity TEXT NOT NULL,
	disposition TEXT,
	note TEXT NOT NULL DEFAULT '',
	work_seconds INTEGER NOT NULL CHECK (work_seconds > 0),
	break_seconds INTEGER NOT NULL CHECK (break_seconds > 0),
	long_seconds INTEGER NOT NULL CHECK (long_seconds > 0),
	every INTEGER NOT NULL CHECK (every > 0),
	automatic INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1)),
	set_at INTEGER NOT NULL,
	round INTEGER NOT NULL CHECK (round > 0),
	phase TEXT NOT NULL CHECK (phase IN ('work', 'paused', 'break', 'long_break', 'over')),
	phase_at INTEGER NOT NULL,
	worked_seconds INTEGER NOT NULL DEFAULT 0 CHECK (worked_seconds >= 0),
	outcome TEXT CHECK (outcome IN ('done', 'void')),
	started_at INTEGER NOT NULL,
	ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX pomodoro_present ON pomodoro ((ended_at IS NULL)) WHERE ended_at IS NULL;
CREATE INDEX pomodoro_start ON pomodoro (started_at);

-- fact
CREATE TABLE interruption (
	id INTEGER PRIMARY KEY,
	pomodoro INTEGER REFERENCES pomodoro,
	entry INTEGER REFERENCES entry,
	at INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('internal', 'external')),
	note TEXT NOT NULL DEFAULT '',
	client INTEGER REFERENCES client
) STRICT;

-- a machine that costs by the hour; running while it has no stopped_at
-- fact, guarded
CREATE TABLE job (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	item INTEGER REFERENCES item,
	milestone INTEGER REFERENCES milestone,
	code TEXT NOT NULL COLLATE NOCASE CHECK (length(code) BETWEEN 1 AND 16),
	resource TEXT NOT NULL CHECK (resource <> ''),
	provider TEXT,
	gpus INTEGER CHECK (gpus > 0),
	hour_micro INTEGER NOT NULL CHECK (hour_micro >= 0),
	started_at INTEGER NOT NULL,
	stopped_at INTEGER,
	expected_seconds INTEGER CHECK (expected_seconds > 0),
	maximum_seconds INTEGER CHECK (maximum_seconds > 0),
	treatment TEXT NOT NULL CHECK (treatment IN ('passthrough', 'client_account', 'absorbed', 'learning')),
	UNIQUE (project, code),
	CHECK (stopped_at >= started_at)
) STRICT;
CREATE INDEX job_running ON job (started_at) WHERE stopped_at IS NULL;

-- machines with the price of an hour, for jobs that name them
-- fact
CREATE TABLE resource (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
	hour_micro INTEGER NOT NULL CHECK (hour_micro >= 0),
	currency TEXT NOT NULL CHECK (length(currency) = 3),
	provider TEXT,
	gpus INTEGER CHECK (gpus > 0),
	known_at INTEGER NOT NULL
) STRICT;

-- what was paid to others beside machines by the clock: API bills, labels, licences; a row each of a provider's own list
-- fact, guarded
CREATE TABLE cost (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	project INTEGER NOT NULL REFERENCES project,
	item INTEGER REFERENCES item,
	milestone INTEGER REFERENCES milestone,
	title TEXT NOT NULL CHECK (title <> ''),
	provider TEXT,
	micro INTEGER NOT NULL CHECK (micro <> 0),
	on_day TEXT NOT NULL,
	treatment TEXT NOT NULL CHECK (treatment IN ('passthrough', 'client_account', 'absorbed', 'learning')),
	beside_budget INTEGER NOT NULL CHECK (beside_budget IN (0, 1)),
	evidence TEXT,
	imported INTEGER NOT NULL CHECK (imported IN (0, 1)),
	known_at INTEGER NOT NULL
) STRICT;
CREATE INDEX cost_project ON cost (project);

-- an issued invoice is a frozen copy; its state is its last record. Lines and links are inserted before it.
-- fact, guarded
CREATE TABLE invoice (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE,
	number TEXT NOT NULL UNIQUE,
	client INTEGER NOT NULL REFERENCES client,
	project INTEGER REFERENCES project,
	period_from_on TEXT NOT NULL,
	period_last_on TEXT NOT NULL,
	issued_on TEXT NOT NULL,
	due_on TEXT NOT NULL,
	currency TEXT NOT NULL,
	client_name TEXT NOT NULL,
	project_name TEXT,
	path TEXT NOT NULL,
	policy TEXT NOT NULL,
	labour INTEGER NOT NULL,
	passthrough INTEGER NOT NULL,
	tax_rule TEXT,
	tax_reason TEXT,
	tax INTEGER NOT NULL,
	total INTEGER NOT NULL,
	goodwill_seconds INTEGER NOT NULL DEFAULT 0,
	locale TEXT,
	buyer_name TEXT,
	buyer_address TEXT,
	buyer_vat_id TEXT,
	buyer_contact TEXT,
	buyer_reference TEXT,
	seller_name TEXT,
	seller_address TEXT,
	seller_vat_id TEXT,
	seller_tax_id TEXT,
	seller_bank TEXT,
	digest TEXT NOT NULL,
	credits INTEGER REFERENCES invoice,
	known_at INTEGER NOT NULL,
	CHECK (credits <> id)
) STRICT;
CREATE UNIQUE INDEX invoice_credits ON invoice (credits) WHERE credits IS NOT NULL;

-- from_on: the month of a retainer
-- fact, guarded
CREATE TABLE invoice_line (
	id INTEGER PRIMARY KEY,
	invoice INTEGER NOT NULL REFERENCES invoice DEFERRABLE INITIALLY DEFERRED,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('labour', 'compute', 'cost', 'fixed', 'retainer', 'advance', 'tax')),
	project TEXT NOT NULL,
	project_name TEXT,
	item TEXT,
	name TEXT NOT NULL,
	from_on TEXT,
	rate INTEGER,
	day_seconds INTEGER,
	raw_seconds INTEGER,
	billed_seconds INTEGER,
	amount INTEGER NOT NULL,
	UNIQUE (invoice, position)
) STRICT;

-- the entries that an invoice bills: locked while it stands
-- fact
CREATE TABLE invoice_entry (
	id INTEGER PRIMARY KEY,
	invoice INTEGER NOT NULL REFERENCES invoice DEFERRABLE INITIALLY DEFERRED,
	entry INTEGER NOT NULL REFERENCES entry,
	UNIQUE (entry, invoice)
) STRICT;

-- fact
CREATE TABLE invoice_job (
	id INTEGER PRIMARY KEY,
	invoice INTEGER NOT NULL REFERENCES invoice DEFERRABLE INITIALLY DEFERRED,
	job INTEGER NOT NULL REFERENCES job,
	UNIQUE (job, invoice)
) STRICT;

-- fact
CREATE TABLE invoice_cost (
	id INTEGER PRIMARY KEY,
	invoice INTEGER NOT NULL REFERENCES invoice DEFERRABLE INITIALLY DEFERRED,
	cost INTEGER NOT NULL REFERENCES cost,
	UNIQUE (cost, invoice)
) STRICT;

-- the project in use: at most one row
-- fact
CREATE TABLE present (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	project INTEGER NOT NULL REFERENCES project
) STRICT;

-- The evidence: append-only, each record hashed with the one before. Never part of undo: an undo appends a takeback,
-- with the subject of the record that it takes back. Personal texts are hashed with a salt into personal_sha256, so
-- that they can be blanked one day without breaking the chain.
-- guarded
CREATE TABLE record (
	number INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('seal', 'change', 'decision', 'issue', 'sent', 'paid', 'void', 'credit', 'erase', 'takeback')),
	typed_at INTEGER NOT NULL,
	known_at INTEGER NOT NULL,
	meant_on TEXT NOT NULL,
	client INTEGER,
	project INTEGER,
	subject TEXT NOT NULL,
	target INTEGER,
	state TEXT,
	label TEXT,
	optimistic INTEGER,
	likely INTEGER,
	pessimistic INTEGER,
	amount INTEGER,
	currency TEXT,
	version INTEGER,
	until_on TEXT,
	period_from_on TEXT,
	period_last_on TEXT,
	hours TEXT,
	net INTEGER,
	tax INTEGER,
	gross INTEGER,
	withheld INTEGER,
	fee INTEGER,
	received INTEGER,
	received_currency TEXT,
	digest TEXT,
	title TEXT,
	who TEXT,
	evidence TEXT,
	evidence_file TEXT,
	evidence_sha256 TEXT,
	why TEXT,
	salt TEXT,
	personal_sha256 TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT;
CREATE INDEX record_subject ON record (subject, number);
CREATE INDEX record_project ON record (project, number);
CREATE UNIQUE INDEX record_target ON record (target) WHERE target IS NOT NULL;

-- Roll-ups, kept by triggers: finished entries by local day, and by project. item 0: the project itself; disposition '': none given.
-- Rows without entries are as good as none.
CREATE TABLE day_total (
	day TEXT NOT NULL,
	project INTEGER NOT NULL,
	item INTEGER NOT NULL,
	activity TEXT NOT NULL,
	disposition TEXT NOT NULL,
	seconds INTEGER NOT NULL,
	entries INTEGER NOT NULL,
	PRIMARY KEY (day, project, item, activity, disposition)
) STRICT;
CREATE TABLE project_total (
	project INTEGER NOT NULL,
	item INTEGER NOT NULL,
	activity TEXT NOT NULL,
	disposition TEXT NOT NULL,
	seconds INTEGER NOT NULL,
	entries INTEGER NOT NULL,
	PRIMARY KEY (project, item, activity, disposition)
) STRICT;
-- the longest finished entry ever: how far back one must look for an overlap
CREATE TABLE longest (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	seconds INTEGER NOT NULL
) STRICT;
INSERT INTO longest (id, seconds) VALUES (1, 0);
-- what the triggers of entry write into: both roll-ups and the longest at once, so that this is said and parsed once
CREATE VIEW rollup AS SELECT * FROM day_total;
