-- erase_count: how many texts there are of a client, beside slugs, ids and what issued invoices and sealed baselines hold
SELECT (SELECT count(name) + count(email) + count(legal_name) + count(address) + count(vat_id) + count(contact) + count(reference) FROM client WHERE id = :client)
	+ (SELECT count(*) FROM project WHERE client = :client)
	+ (SELECT count(*) + count(acceptance) FROM item WHERE project IN (SELECT id FROM project WHERE client = :client))
	+ (SELECT count(nullif(note, '')) FROM entry WHERE project IN (SELECT id FROM project WHERE client = :client))
	+ (SELECT count(*) + count(whom) + count(answer) + count(who) + count(evidence) FROM ask WHERE project IN (SELECT id FROM project WHERE client = :client))
	+ (SELECT count(title) + count(source) + count(why) FROM quote WHERE client = :client)
	+ (SELECT count(*) + count(hypothesis) FROM milestone WHERE project IN (SELECT id FROM project WHERE client = :client))
	+ (SELECT count(*) + count(scrapped_why) FROM dataset WHERE project IN (SELECT id FROM project WHERE client = :client))
	+ (SELECT count(*) + count(evidence) FROM cost WHERE project IN (SELECT id FROM project WHERE client = :client))
	+ (SELECT count(title) + count(who) + count(evidence) + count(why) FROM record WHERE client = :client) AS texts;

-- erase_deadlines: what calendars were told of the client
DELETE FROM deadline
WHERE project IN (SELECT id FROM project WHERE client = :client) OR client_name = (SELECT name FROM client WHERE id = :client)
	OR subject IN (SELECT uid FROM invoice WHERE client = :client UNION SELECT uid FROM quote WHERE client = :client);

-- erase_client: who it was
UPDATE client SET name = 'erased', email = NULL, legal_name = NULL, address = NULL, vat_id = NULL, contact = NULL, reference = NULL
WHERE id = :client;

-- erase_projects: what projects were called
UPDATE project SET name = 'erased' WHERE client = :client;

-- erase_rates: why rates were raised
UPDATE rate SET why = NULL
WHERE client = :client OR project IN (SELECT id FROM project WHERE client = :client)
	OR item IN (SELECT i.id FROM item i JOIN project p ON p.id = i.project WHERE p.client = :client);

-- erase_items: what items and changes were called, and how they were accepted
UPDATE item SET name = code, acceptance = NULL WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_changes: what changes were about
UPDATE change SET description = NULL
WHERE id IN (SELECT i.id FROM item i JOIN project p ON p.id = i.project WHERE p.client = :client);

-- erase_progress: who accepted what
UPDATE progress SET evidence = NULL, evidence_file = NULL, evidence_sha256 = NULL
WHERE item IN (SELECT i.id FROM item i JOIN project p ON p.id = i.project WHERE p.client = :client);

-- erase_baselines: who agreed to baselines
UPDATE baseline SET who = 'erased', evidence = 'erased', evidence_file = NULL, evidence_sha256 = NULL
WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_asks: what was asked of whom, and answered
UPDATE ask SET text = 'erased', whom = NULL, who = NULL, evidence = NULL, evidence_file = NULL, evidence_sha256 = NULL,
	answer = CASE WHEN answer IS NOT NULL THEN 'erased' END
WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_datasets: what data were called
UPDATE dataset SET name = 'erased-' || id, scrapped_why = CASE WHEN scrapped_why IS NOT NULL THEN 'erased' END
WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_quotes: what offers were about
UPDATE quote SET title = NULL, source = NULL, why = NULL WHERE client = :client;

-- erase_milestones: what milestones were called
UPDATE milestone SET title = code, hypothesis = NULL WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_measurements: on what was measured, and where that was kept
UPDATE measurement SET dataset = NULL, run = NULL
WHERE milestone IN (SELECT m.id FROM milestone m JOIN project p ON p.id = m.project WHERE p.client = :client);

-- erase_deployments: where versions run
UPDATE deployment SET place = 'erased'
WHERE milestone IN (SELECT m.id FROM milestone m JOIN project p ON p.id = m.project WHERE p.client = :client);

-- erase_check_lines: what was to be looked at
UPDATE check_line SET text = 'erased ' || id, why = CASE WHEN why IS NOT NULL THEN 'erased' END
WHERE milestone IN (SELECT m.id FROM milestone m JOIN project p ON p.id = m.project WHERE p.client = :client);

-- erase_notes: what entries say
UPDATE entry SET note = '' WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_pomodoros: what rounds were on
UPDATE pomodoro SET note = '' WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_interruptions: who interrupted
UPDATE interruption SET note = '', client = NULL
WHERE client = :client OR entry IN (SELECT e.id FROM entry e JOIN project p ON p.id = e.project WHERE p.client = :client)
	OR pomodoro IN (SELECT o.id FROM pomodoro o JOIN project p ON p.id = o.project WHERE p.client = :client);

-- erase_rules: patterns that find the client's work
DELETE FROM rule WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_costs: what was paid for
UPDATE cost SET title = 'erased', evidence = NULL WHERE project IN (SELECT id FROM project WHERE client = :client);

-- erase_records: the texts of the evidence, and the salt of their digest, without which nobody can guess them
UPDATE record SET title = NULL, who = NULL, evidence = NULL, evidence_file = NULL, evidence_sha256 = NULL, why = NULL, salt = NULL
WHERE kind <> 'erase' AND (client = :client OR project IN (SELECT id FROM project WHERE client = :client));
