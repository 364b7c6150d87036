-- pomodoro_find: the present one
SELECT o.id, o.uid, o.project, o.item, o.entry, o.activity, o.disposition, o.note, o.work_seconds, o.break_seconds, o.long_seconds, o.every, o.automatic,
	o.set_at, o.round, o.phase, o.phase_at, o.worked_seconds,
	coalesce(c.slug || '/', '') || p.slug || coalesce('/' || i.code, '') AS path
FROM pomodoro o JOIN project p ON p.id = o.project LEFT JOIN client c ON c.id = p.client LEFT JOIN item i ON i.id = o.item
WHERE (o.ended_at IS NULL) = 1 AND o.ended_at IS NULL;

-- pomodoro_any: is there one at all
SELECT 1 FROM pomodoro WHERE (ended_at IS NULL) = 1 AND ended_at IS NULL;

-- pomodoro_present: the same without its path, for those who stop and start
SELECT id, uid, project, item, entry, activity, disposition, note, work_seconds, break_seconds, long_seconds, every, automatic,
	set_at, round, phase, phase_at, worked_seconds
FROM pomodoro WHERE (ended_at IS NULL) = 1 AND ended_at IS NULL;

-- pomodoro_last: the one before, for the round and the set
SELECT set_at, round, outcome, ended_at FROM pomodoro
WHERE ended_at IS NOT NULL ORDER BY started_at DESC, id DESC LIMIT 1;

-- pomodoro_add: a round begins
INSERT INTO pomodoro (id, uid, project, item, entry, activity, disposition, note, work_seconds, break_seconds, long_seconds, every, automatic,
	set_at, round, phase, phase_at, worked_seconds, started_at)
VALUES (:id, :uid, :project, :item, :entry, :activity, :disposition, :note, :work, :pause, :long_pause, :every, :automatic,
	:set_at, :round, 'work', :at, 0, :at);

-- pomodoro_turn: it goes into another phase
UPDATE pomodoro SET phase = :phase, phase_at = :at, worked_seconds = :worked, entry = :entry, outcome = :outcome, ended_at = :ended_at WHERE id = :id;

-- pomodoro_move: it goes along with its running entry
UPDATE pomodoro SET project = :project, item = :item, entry = :entry, activity = :activity, disposition = :disposition, note = :note
WHERE (ended_at IS NULL) = 1 AND ended_at IS NULL AND entry = :from AND phase = 'work';

-- pomodoro_forget: nothing of it was worked
DELETE FROM pomodoro WHERE id = :id;

-- pomodoro_let_go: its entry is no more
UPDATE pomodoro SET entry = NULL WHERE entry = :entry;

-- interruption_add: one of them, with its moment
INSERT INTO interruption (id, pomodoro, entry, at, kind, note, client) VALUES (:id, :pomodoro, :entry, :at, :kind, :note, :client);

-- interruption_let_go: the entry is no more
UPDATE interruption SET entry = NULL WHERE entry = :entry;

-- interruption_forget: all of a Pomodoro that is forgotten
DELETE FROM interruption WHERE pomodoro = :pomodoro;

-- interruption_client: who caused it
SELECT id FROM client WHERE slug = :slug;

-- pomodoro_rounds: the rounds that ended, by their start
SELECT started_at, outcome, worked_seconds FROM pomodoro
WHERE outcome IS NOT NULL AND started_at >= :from AND started_at < :until ORDER BY started_at, id;

-- interruption_list: what interrupted, and who
SELECT n.at, n.kind, coalesce(c.slug, '') AS client FROM interruption n LEFT JOIN client c ON c.id = n.client
WHERE n.at >= :from AND n.at < :until ORDER BY n.at, n.id;

-- interruption_last: the one before now
SELECT id, kind FROM interruption ORDER BY id DESC LIMIT 1;

-- interruption_write: what it was, and who
UPDATE interruption SET note = :note, client = :client WHERE id = :id;
