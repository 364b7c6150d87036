-- What is sealed, issued or recorded stays as it is, whoever writes to the file. The model looks first and says more.
-- The conditions stand behind WHERE, not WHEN, which SQLite would copy at every start, and a row that forbids is looked
-- for FROM its table, as EXISTS is more to parse.

CREATE TRIGGER record_kept BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'locked: a record of the evidence never changes'); END;
CREATE TRIGGER record_stays BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'locked: a record of the evidence is never removed'); END;
CREATE TRIGGER baseline_kept BEFORE UPDATE ON baseline BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline never changes'); END;
CREATE TRIGGER baseline_stays BEFORE DELETE ON baseline BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline is never removed'); END;
CREATE TRIGGER baseline_item_kept BEFORE UPDATE ON baseline_item BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline never changes'); END;
CREATE TRIGGER baseline_item_stays BEFORE DELETE ON baseline_item BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline is never removed'); END;
CREATE TRIGGER baseline_item_closed BEFORE INSERT ON baseline_item
BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline never changes')
	FROM baseline WHERE id = NEW.baseline; END;
CREATE TRIGGER invoice_kept BEFORE UPDATE ON invoice BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_stays BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_line_kept BEFORE UPDATE ON invoice_line BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_line_stays BEFORE DELETE ON invoice_line BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_line_closed BEFORE INSERT ON invoice_line
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes')
	FROM invoice WHERE id = NEW.invoice; END;
CREATE TRIGGER invoice_entry_kept BEFORE UPDATE ON invoice_entry BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_entry_stays BEFORE DELETE ON invoice_entry BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_entry_closed BEFORE INSERT ON invoice_entry
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes')
	FROM invoice WHERE id = NEW.invoice; END;
CREATE TRIGGER invoice_job_kept BEFORE UPDATE ON invoice_job BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_job_stays BEFORE DELETE ON invoice_job BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_job_closed BEFORE INSERT ON invoice_job
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes')
	FROM invoice WHERE id = NEW.invoice; END;
CREATE TRIGGER invoice_cost_kept BEFORE UPDATE ON invoice_cost BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_cost_stays BEFORE DELETE ON invoice_cost BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_cost_closed BEFORE INSERT ON invoice_cost
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes')
	FROM invoice WHERE id = NEW.invoice; END;

-- A change may go only when its proposal was taken back: its last record is then a takeback.
CREATE TRIGGER change_kept BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'locked: a change moves by its events alone'); END;
CREATE TRIGGER change_stays BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'locked: the change is on record')
	WHERE 'takeback' <> (SELECT kind FROM record WHERE subject = OLD.uid ORDER BY number DESC LIMIT 1); END;

CREATE TRIGGER item_kept BEFORE UPDATE ON item
BEGIN SELECT RAISE(ABORT, 'locked: the item belongs to a sealed baseline; propose a change')
	WHERE OLD.kind = 'change' OR OLD.id <> NEW.id OR OLD.uid <> NEW.uid
		OR OLD.project <> NEW.project OR OLD.code <> NEW.code COLLATE BINARY OR OLD.kind <> NEW.kind
		OR EXISTS (SELECT 1 FROM baseline WHERE project = OLD.project); END;
CREATE TRIGGER item_closed BEFORE INSERT ON item
BEGIN SELECT RAISE(ABORT, 'locked: the baseline is sealed; propose a change')
	FROM baseline WHERE NEW.kind = 'item' AND project = NEW.project; END;
CREATE TRIGGER item_stays BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'locked: a sealed, recorded or invoiced fact names this item')
	WHERE OLD.kind = 'item' AND EXISTS (SELECT 1 FROM baseline WHERE project = OLD.project)
		OR OLD.kind = 'change' AND 'takeback' <> (SELECT r.kind FROM record r WHERE r.subject = OLD.uid ORDER BY r.number DESC LIMIT 1)
		OR EXISTS (SELECT 1 FROM entry e JOIN invoice_entry i ON i.entry = e.id WHERE e.project = OLD.project AND e.item = OLD.id); END;

CREATE TRIGGER client_kept BEFORE UPDATE ON client
BEGIN SELECT RAISE(ABORT, 'locked: a slug never changes, nor zone or currency once hours are logged')
	WHERE OLD.id <> NEW.id OR OLD.uid <> NEW.uid OR OLD.slug <> NEW.slug
		OR (OLD.zone <> NEW.zone OR OLD.currency <> NEW.currency) AND EXISTS (SELECT 1 FROM project p JOIN entry e ON e.project = p.id WHERE p.client = OLD.id); END;
CREATE TRIGGER client_stays BEFORE DELETE ON client
BEGIN SELECT RAISE(ABORT, 'locked: a sealed or issued fact names this client')
	WHERE EXISTS (SELECT 1 FROM invoice WHERE client = OLD.id)
		OR EXISTS (SELECT 1 FROM project p JOIN baseline b ON b.project = p.id WHERE p.client = OLD.id); END;
CREATE TRIGGER project_kept BEFORE UPDATE ON project
BEGIN SELECT RAISE(ABORT, 'locked: a slug never changes, nor kind or cap once a baseline is sealed')
	WHERE OLD.id <> NEW.id OR OLD.uid <> NEW.uid OR OLD.slug <> NEW.slug OR OLD.client IS NOT NEW.client
		OR (OLD.cap IS NOT NEW.cap OR OLD.kind <> NEW.kind) AND EXISTS (SELECT 1 FROM baseline WHERE project = OLD.id); END;
CREATE TRIGGER project_stays BEFORE DELETE ON project
BEGIN SELECT RAISE(ABORT, 'locked: a sealed or issued fact names this project')
	WHERE EXISTS (SELECT 1 FROM baseline WHERE project = OLD.id)
		OR EXISTS (SELECT 1 FROM invoice WHERE client = OLD.client); END;

-- An entry, job or cost is locked while an invoice that was neither voided nor credited bills it.
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice bills this entry')
	FROM invoice_entry WHERE entry = OLD.id
		AND NOT EXISTS (SELECT 1 FROM record WHERE subject = (SELECT uid FROM invoice WHERE id = invoice) AND kind IN ('void', 'credit')); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'locked: an invoice names this entry')
	FROM invoice_entry WHERE entry = OLD.id; END;
CREATE TRIGGER job_kept BEFORE UPDATE ON job
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice bills this job')
	FROM invoice_job WHERE job = OLD.id
		AND NOT EXISTS (SELECT 1 FROM record WHERE subject = (SELECT uid FROM invoice WHERE id = invoice) AND kind IN ('void', 'credit')); END;
CREATE TRIGGER job_stays BEFORE DELETE ON job
BEGIN SELECT RAISE(ABORT, 'locked: an invoice names this job')
	FROM invoice_job WHERE job = OLD.id; END;
CREATE TRIGGER cost_kept BEFORE UPDATE ON cost
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice bills this cost')
	FROM invoice_cost WHERE cost = OLD.id
		AND NOT EXISTS (SELECT 1 FROM record WHERE subject = (SELECT uid FROM invoice WHERE id = invoice) AND kind IN ('void', 'credit')); END;
CREATE TRIGGER cost_stays BEFORE DELETE ON cost
BEGIN SELECT RAISE(ABORT, 'locked: an invoice names this cost')
	FROM invoice_cost WHERE cost = OLD.id; END;
