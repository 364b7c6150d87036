-- Roll-ups of finished entries, from OLD and NEW alone: what joins counts up, what leaves counts down. An update is a
-- leave and a join. All triggers are parsed at every start, so what they share is said once, behind a view; and what
-- counted down to no entries stays as a row of nothing, as taking it out would be made ready at every write.

CREATE TRIGGER rollup_kept INSTEAD OF INSERT ON rollup BEGIN
	INSERT INTO day_total VALUES (NEW.day, NEW.project, NEW.item, NEW.activity, NEW.disposition, NEW.seconds, NEW.entries)
	ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, entries = entries + excluded.entries;
	INSERT INTO project_total VALUES (NEW.project, NEW.item, NEW.activity, NEW.disposition, NEW.seconds, NEW.entries)
	ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, entries = entries + excluded.entries;
	UPDATE longest SET seconds = NEW.seconds WHERE seconds < NEW.seconds;
END;
CREATE TRIGGER entry_counted AFTER INSERT ON entry WHEN NEW.ended_at IS NOT NULL BEGIN
	INSERT INTO rollup VALUES (NEW.day, NEW.project, coalesce(NEW.item, 0), NEW.activity, coalesce(NEW.disposition, ''), NEW.ended_at - NEW.started_at, 1);
END;
CREATE TRIGGER entry_uncounted AFTER DELETE ON entry WHEN OLD.ended_at IS NOT NULL BEGIN
	INSERT INTO rollup VALUES (OLD.day, OLD.project, coalesce(OLD.item, 0), OLD.activity, coalesce(OLD.disposition, ''), OLD.started_at - OLD.ended_at, -1);
END;
CREATE TRIGGER entry_left AFTER UPDATE OF started_at, ended_at, day, project, item, activity, disposition ON entry WHEN OLD.ended_at IS NOT NULL BEGIN
	INSERT INTO rollup VALUES (OLD.day, OLD.project, coalesce(OLD.item, 0), OLD.activity, coalesce(OLD.disposition, ''), OLD.started_at - OLD.ended_at, -1);
END;
CREATE TRIGGER entry_joined AFTER UPDATE OF started_at, ended_at, day, project, item, activity, disposition ON entry WHEN NEW.ended_at IS NOT NULL BEGIN
	INSERT INTO rollup VALUES (NEW.day, NEW.project, coalesce(NEW.item, 0), NEW.activity, coalesce(NEW.disposition, ''), NEW.ended_at - NEW.started_at, 1);
END;
