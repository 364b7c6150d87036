-- Roll-ups of finished entries, from OLD and NEW alone. An update is a leave and a join.

CREATE TRIGGER entry_counted AFTER INSERT ON entry WHEN NEW.ended_at IS NOT NULL BEGIN
	INSERT INTO day_total (day, project, item, activity, disposition, seconds, entries)
	VALUES (NEW.day, NEW.project, coalesce(NEW.item, 0), NEW.activity, coalesce(NEW.disposition, ''), NEW.ended_at - NEW.started_at, 1)
	ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, entries = entries + 1;
	INSERT INTO project_total (project, item, activity, disposition, seconds, entries)
	VALUES (NEW.project, coalesce(NEW.item, 0), NEW.activity, coalesce(NEW.disposition, ''), NEW.ended_at - NEW.started_at, 1)
	ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, entries = entries + 1;
	UPDATE longest SET seconds = NEW.ended_at - NEW.started_at WHERE id = 1 AND seconds < NEW.ended_at - NEW.started_at;
END;
CREATE TRIGGER entry_uncounted AFTER DELETE ON entry WHEN OLD.ended_at IS NOT NULL BEGIN
	UPDATE day_total SET seconds = seconds - (OLD.ended_at - OLD.started_at), entries = entries - 1
	WHERE day = OLD.day AND project = OLD.project AND item = coalesce(OLD.item, 0) AND activity = OLD.activity AND disposition = coalesce(OLD.disposition, '');
	DELETE FROM day_total WHERE day = OLD.day AND project = OLD.project AND item = coalesce(OLD.item, 0) AND activity = OLD.activity AND disposition = coalesce(OLD.disposition, '') AND entries = 0;
	UPDATE project_total SET seconds = seconds - (OLD.ended_at - OLD.started_at), entries = entries - 1
	WHERE project = OLD.project AND item = coalesce(OLD.item, 0) AND activity = OLD.activity AND disposition = coalesce(OLD.disposition, '');
	DELETE FROM project_total WHERE project = OLD.project AND item = coalesce(OLD.item, 0) AND activity = OLD.activity AND disposition = coalesce(OLD.disposition, '') AND entries = 0;
END;
CREATE TRIGGER entry_left AFTER UPDATE OF started_at, ended_at, day, project, item, activity, disposition ON entry WHEN OLD.ended_at IS NOT NULL BEGIN
	UPDATE day_total SET seconds = seconds - (OLD.ended_at - OLD.started_at), entries = entries - 1
	WHERE day = OLD.day AND project = OLD.project AND item = coalesce(OLD.item, 0) AND activity = OLD.activity AND disposition = coalesce(OLD.disposition, '');
	DELETE FROM day_total WHERE day = OLD.day AND project = OLD.project AND item = coalesce(OLD.item, 0) AND activity = OLD.activity AND disposition = coalesce(OLD.disposition, '') AND entries = 0;
	UPDATE project_total SET seconds = seconds - (OLD.ended_at - OLD.started_at), entries = entries - 1
	WHERE project = OLD.project AND item = coalesce(OLD.item, 0) AND activity = OLD.activity AND disposition = coalesce(OLD.disposition, '');
	DELETE FROM project_total WHERE project = OLD.project AND item = coalesce(OLD.item, 0) AND activity = OLD.activity AND disposition = coalesce(OLD.disposition, '') AND entries = 0;
END;
CREATE TRIGGER entry_joined AFTER UPDATE OF started_at, ended_at, day, project, item, activity, disposition ON entry WHEN NEW.ended_at IS NOT NULL BEGIN
	INSERT INTO day_total (day, project, item, activity, disposition, seconds, entries)
	VALUES (NEW.day, NEW.project, coalesce(NEW.item, 0), NEW.activity, coalesce(NEW.disposition, ''), NEW.ended_at - NEW.started_at, 1)
	ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, entries = entries + 1;
	INSERT INTO project_total (project, item, activity, disposition, seconds, entries)
	VALUES (NEW.project, coalesce(NEW.item, 0), NEW.activity, coalesce(NEW.disposition, ''), NEW.ended_at - NEW.started_at, 1)
	ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, entries = entries + 1;
	UPDATE longest SET seconds = NEW.ended_at - NEW.started_at WHERE id = 1 AND seconds < NEW.ended_at - NEW.started_at;
END;
