-- What is sealed, issued or recorded stays as it is, whoever writes to the file. The model looks first and says more.

CREATE TRIGGER record_kept BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'locked: a record of the evidence never changes'); END;
CREATE TRIGGER record_stays BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'locked: a record of the evidence is never removed'); END;
CREATE TRIGGER baseline_kept BEFORE UPDATE ON baseline BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline never changes'); END;
CREATE TRIGGER baseline_stays BEFORE DELETE ON baseline BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline is never removed'); END;
CREATE TRIGGER baseline_item_kept BEFORE UPDATE ON baseline_item BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline never changes'); END;
CREATE TRIGGER baseline_item_stays BEFORE DELETE ON baseline_item BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline is never removed'); END;
CREATE TRIGGER baseline_item_closed BEFORE INSERT ON baseline_item WHEN EXISTS (SELECT 1 FROM baseline WHERE id = NEW.baseline)
BEGIN SELECT RAISE(ABORT, 'locked: a sealed baseline never changes'); END;
CREATE TRIGGER invoice_kept BEFORE UPDATE ON invoice BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_stays BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_line_kept BEFORE UPDATE ON invoice_line BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_line_stays BEFORE DELETE ON invoice_line BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_line_closed BEFORE INSERT ON invoice_line WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice)
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_entry_kept BEFORE UPDATE ON invoice_entry BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_entry_stays BEFORE DELETE ON invoice_entry BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_entry_closed BEFORE INSERT ON invoice_entry WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice)
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_job_kept BEFORE UPDATE ON invoice_job BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_job_stays BEFORE DELETE ON invoice_job BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_job_closed BEFORE INSERT ON invoice_job WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice)
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_cost_kept BEFORE UPDATE ON invoice_cost BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;
CREATE TRIGGER invoice_cost_stays BEFORE DELETE ON invoice_cost BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice is never removed'); END;
CREATE TRIGGER invoice_cost_closed BEFORE INSERT ON invoice_cost WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice)
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice never changes'); END;

-- A change may go only when its proposal was taken back: its last record is then a takeback.
CREATE TRIGGER change_kept BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'locked: a change moves by its events alone'); END;
CREATE TRIGGER change_stays BEFORE DELETE ON change
	WHEN 'takeback' <> (SELECT kind FROM record WHERE subject = OLD.uid ORDER BY number DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'locked: the change is on record'); END;

CREATE TRIGGER item_kept BEFORE UPDATE ON item WHEN OLD.kind = 'change' OR OLD.id <> NEW.id OR OLD.uid <> NEW.uid
	OR OLD.project <> NEW.project OR OLD.code <> NEW.code COLLATE BINARY OR OLD.kind <> NEW.kind
	OR EXISTS (SELECT 1 FROM baseline WHERE project = OLD.project)
BEGIN SELECT RAISE(ABORT, 'locked: the item belongs to a sealed baseline; propose a change'); END;
CREATE TRIGGER item_closed BEFORE INSERT ON item WHEN NEW.kind = 'item' AND EXISTS (SELECT 1 FROM baseline WHERE project = NEW.project)
BEGIN SELECT RAISE(ABORT, 'locked: the baseline is sealed; propose a change'); END;
CREATE TRIGGER item_stays BEFORE DELETE ON item WHEN OLD.kind = 'item' AND EXISTS (SELECT 1 FROM baseline WHERE project = OLD.project)
	OR OLD.kind = 'change' AND 'takeback' <> (SELECT r.kind FROM record r WHERE r.subject = OLD.uid ORDER BY r.number DESC LIMIT 1)
	OR EXISTS (SELECT 1 FROM entry e JOIN invoice_entry i ON i.entry = e.id WHERE e.project = OLD.project AND e.item = OLD.id)
BEGIN SELECT RAISE(ABORT, 'locked: a sealed, recorded or invoiced fact names this item'); END;

CREATE TRIGGER client_kept BEFORE UPDATE ON client WHEN OLD.id <> NEW.id OR OLD.uid <> NEW.uid OR OLD.slug <> NEW.slug
	OR (OLD.zone <> NEW.zone OR OLD.currency <> NEW.currency) AND EXISTS (SELECT 1 FROM project p JOIN entry e ON e.project = p.id WHERE p.client = OLD.id)
BEGIN SELECT RAISE(ABORT, 'locked: a slug never changes, nor zone or currency once hours are logged'); END;
CREATE TRIGGER client_stays BEFORE DELETE ON client WHEN EXISTS (SELECT 1 FROM invoice WHERE client = OLD.id)
	OR EXISTS (SELECT 1 FROM project p JOIN baseline b ON b.project = p.id WHERE p.client = OLD.id)
BEGIN SELECT RAISE(ABORT, 'locked: a sealed or issued fact names this client'); END;
CREATE TRIGGER project_kept BEFORE UPDATE ON project WHEN OLD.id <> NEW.id OR OLD.uid <> NEW.uid OR OLD.slug <> NEW.slug OR OLD.client IS NOT NEW.client
	OR (OLD.cap IS NOT NEW.cap OR OLD.kind <> NEW.kind) AND EXISTS (SELECT 1 FROM baseline WHERE project = OLD.id)
BEGIN SELECT RAISE(ABORT, 'locked: a slug never changes, nor kind or cap once a baseline is sealed'); END;
CREATE TRIGGER project_stays BEFORE DELETE ON project WHEN EXISTS (SELECT 1 FROM baseline WHERE project = OLD.id)
	OR EXISTS (SELECT 1 FROM invoice WHERE client = OLD.client)
BEGIN SELECT RAISE(ABORT, 'locked: a sealed or issued fact names this project'); END;

-- An entry, job or cost is locked while an invoice that was neither voided nor credited bills it.
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry WHEN EXISTS (SELECT 1 FROM invoice_entry x JOIN invoice i ON i.id = x.invoice WHERE x.entry = OLD.id
	AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = i.uid AND r.kind IN ('void', 'credit')))
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice bills this entry'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry WHEN EXISTS (SELECT 1 FROM invoice_entry WHERE entry = OLD.id)
BEGIN SELECT RAISE(ABORT, 'locked: an invoice names this entry'); END;
CREATE TRIGGER job_kept BEFORE UPDATE ON job WHEN EXISTS (SELECT 1 FROM invoice_job x JOIN invoice i ON i.id = x.invoice WHERE x.job = OLD.id
	AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = i.uid AND r.kind IN ('void', 'credit')))
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice bills this job'); END;
CREATE TRIGGER job_stays BEFORE DELETE ON job WHEN EXISTS (SELECT 1 FROM invoice_job WHERE job = OLD.id)
BEGIN SELECT RAISE(ABORT, 'locked: an invoice names this job'); END;
CREATE TRIGGER cost_kept BEFORE UPDATE ON cost WHEN EXISTS (SELECT 1 FROM invoice_cost x JOIN invoice i ON i.id = x.invoice WHERE x.cost = OLD.id
	AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = i.uid AND r.kind IN ('void', 'credit')))
BEGIN SELECT RAISE(ABORT, 'locked: an issued invoice bills this cost'); END;
CREATE TRIGGER cost_stays BEFORE DELETE ON cost WHEN EXISTS (SELECT 1 FROM invoice_cost WHERE cost = OLD.id)
BEGIN SELECT RAISE(ABORT, 'locked: an invoice names this cost'); END;
