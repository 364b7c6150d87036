/*
 * The least that a C program on the same libraries can do: one table of entries with the indexes and the roll-up that
 * ambit keeps, written with the same care for the disk, and none of the rest. What ambit is measured against.
 *
 *	floor STORE import FILE | start PATH | stop | today | month | all | match PATTERN | csv
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char schema[] =
	"CREATE TABLE project (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE) STRICT;"
	"CREATE TABLE entry (id INTEGER PRIMARY KEY, project INTEGER NOT NULL REFERENCES project, started_at INTEGER NOT NULL,"
	" ended_at INTEGER CHECK (ended_at >= started_at), day TEXT NOT NULL, note TEXT NOT NULL) STRICT;"
	"CREATE INDEX entry_start ON entry (started_at, ended_at, project);"
	"CREATE UNIQUE INDEX entry_running ON entry ((ended_at IS NULL)) WHERE ended_at IS NULL;"
	"CREATE TABLE total (day TEXT NOT NULL, project INTEGER NOT NULL, seconds INTEGER NOT NULL, PRIMARY KEY (day, project)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE sum (project INTEGER PRIMARY KEY, seconds INTEGER NOT NULL) STRICT;"
	"CREATE TRIGGER counted AFTER INSERT ON entry WHEN NEW.ended_at IS NOT NULL BEGIN"
	" INSERT INTO total VALUES (NEW.day, NEW.project, NEW.ended_at - NEW.started_at) ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds;"
	" INSERT INTO sum VALUES (NEW.project, NEW.ended_at - NEW.started_at) ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds; END;"
	"CREATE TRIGGER ended AFTER UPDATE OF ended_at ON entry WHEN OLD.ended_at IS NULL BEGIN"
	" INSERT INTO total VALUES (NEW.day, NEW.project, NEW.ended_at - NEW.started_at) ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds;"
	" INSERT INTO sum VALUES (NEW.project, NEW.ended_at - NEW.started_at) ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds; END;";

static sqlite3 *store;

static void must(bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "floor: %s\n", store ? sqlite3_errmsg(store) : "out of memory");
	exit(1);
}

static void run(const char *sql)
{
	must(sqlite3_exec(store, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static sqlite3_stmt *prepare(const char *sql)
{
	sqlite3_stmt *statement;

	must(sqlite3_prepare_v2(store, sql, -1, &statement, NULL) == SQLITE_OK);
	return statement;
}

static void begin(void)
{
	run("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE");
}

static int64_t seconds_of(const char *text)
{
	struct tm at = {0};

	must(sscanf(text, "%d-%d-%dT%d:%d:%d", &at.tm_year, &at.tm_mon, &at.tm_mday, &at.tm_hour, &at.tm_min, &at.tm_sec) == 6);
	at.tm_year -= 1900;
	at.tm_mon--;
	return timegm(&at);
}

static int64_t now(void)
{
	const char *given = getenv("AMBIT_NOW");

	return given ? seconds_of(given) : time(NULL);
}

static void day_of(int64_t at, char day[11])
{
	time_t seconds = at;
	struct tm parts;

	strftime(day, 11, "%Y-%m-%d", gmtime_r(&seconds, &parts));
}

static int64_t project_of(const char *path, bool make)
{
	sqlite3_stmt *find = prepare("SELECT id FROM project WHERE path = ?1"), *add;

	sqlite3_bind_text(find, 1, path, -1, NULL);
	if (sqlite3_step(find) != SQLITE_ROW && make) {
		add = prepare("INSERT INTO project (path) VALUES (?1)");
		sqlite3_bind_text(add, 1, path, -1, NULL);
		must(sqlite3_step(add) == SQLITE_DONE);
		return sqlite3_last_insert_rowid(store);
	}
	return sqlite3_column_int64(find, 0);
}

static void add(sqlite3_stmt *insert, int64_t project, int64_t from, int64_t until, const char *note)
{
	char day[11];

	day_of(from, day);
	sqlite3_bind_int64(insert, 1, project);
	sqlite3_bind_int64(insert, 2, from);
	if (until)
		sqlite3_bind_int64(insert, 3, until);
	sqlite3_bind_text(insert, 4, day, -1, NULL);
	sqlite3_bind_text(insert, 5, note, -1, NULL);
	must(sqlite3_step(insert) == SQLITE_DONE);
	sqlite3_reset(insert);
}

static const char insert_entry[] = "INSERT INTO entry (project, started_at, ended_at, day, note) VALUES (?1, ?2, ?3, ?4, ?5)";

static void import(const char *path)
{
	FILE *file = fopen(path, "r");
	sqlite3_stmt *insert;
	char line[1000], *rest, *fields[4];

	must(file && fgets(line, sizeof line, file));
	run(schema);
	begin();
	insert = prepare(insert_entry);
	while (fgets(line, sizeof line, file)) {
		rest = line;
		for (int i = 0; i < 4; i++)
			must((fields[i] = strsep(&rest, ",\n")));
		add(insert, project_of(fields[2], true), seconds_of(fields[0]), seconds_of(fields[1]), fields[3]);
	}
	run("COMMIT");
	fclose(file);
}

static void start(const char *path)
{
	begin();
	add(prepare(insert_entry), project_of(path, false), now(), 0, "retrain after drift");
	run("COMMIT");
	printf("Started %s.\n", path);
}

static void stop(void)
{
	sqlite3_stmt *end;

	begin();
	end = prepare("UPDATE entry SET ended_at = ?1 WHERE ended_at IS NULL RETURNING id");
	sqlite3_bind_int64(end, 1, now());
	must(sqlite3_step(end) == SQLITE_ROW);
	sqlite3_finalize(end);
	run("COMMIT");
	puts("Stopped.");
}

static void totals(const char *sql, const char *first)
{
	sqlite3_stmt *rows = prepare(sql);

	if (first)
		sqlite3_bind_text(rows, 1, first, -1, NULL);
	while (sqlite3_step(rows) == SQLITE_ROW)
		printf("%-20s %6lld:%02lld\n", sqlite3_column_text(rows, 0), sqlite3_column_int64(rows, 1) / 3600, sqlite3_column_int64(rows, 1) / 60 % 60);
	sqlite3_finalize(rows);
}

static void days_from(int length)
{
	char first[11];

	day_of(now(), first);
	if (length == 7)
		strcpy(first + 8, "01");
	totals("SELECT path, sum(seconds) FROM total JOIN project ON project.id = total.project WHERE day >= ?1 GROUP BY path", first);
}

static void match(const char *words)
{
	int error;
	PCRE2_SIZE at;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)words, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_CASELESS, &error, &at, NULL);
	pcre2_match_data *found = pcre2_match_data_create(1, NULL);
	sqlite3_stmt *rows = prepare("SELECT note, day, started_at, ended_at, path FROM entry JOIN project ON project.id = entry.project ORDER BY entry.id");

	must(code && found);
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		const char *note = (const char *)sqlite3_column_text(rows, 0);

		if (pcre2_match(code, (PCRE2_SPTR)note, (PCRE2_SIZE)sqlite3_column_bytes(rows, 0), 0, PCRE2_NO_UTF_CHECK, found, NULL) >= 0)
			printf("%s %6lld %-20s %s\n", sqlite3_column_text(rows, 1), (sqlite3_column_int64(rows, 3) - sqlite3_column_int64(rows, 2)) / 60,
				sqlite3_column_text(rows, 4), note);
	}
}

static void write_time(int64_t at, const char *day)
{
	int64_t of_day = at % 86400;

	printf("%sT%02lld:%02lld:%02lldZ,", day, (long long)of_day / 3600, (long long)of_day / 60 % 60, (long long)of_day % 60);
}

static void csv(void)
{
	sqlite3_stmt *rows = prepare("SELECT day, started_at, ended_at, path, note FROM entry JOIN project ON project.id = entry.project ORDER BY started_at");

	puts("start,end,path,note");
	while (sqlite3_step(rows) == SQLITE_ROW) {
		write_time(sqlite3_column_int64(rows, 1), (const char *)sqlite3_column_text(rows, 0));
		write_time(sqlite3_column_int64(rows, 2), (const char *)sqlite3_column_text(rows, 0));
		printf("%s,%s\n", sqlite3_column_text(rows, 3), sqlite3_column_text(rows, 4));
	}
}

int main(int count, char **words)
{
	const char *verb = count > 2 ? words[2] : "", *word = count > 3 ? words[3] : "";

	must(count > 2 && sqlite3_open(words[1], &store) == SQLITE_OK);
	if (!strcmp(verb, "import"))
		import(word);
	else if (!strcmp(verb, "start"))
		start(word);
	else if (!strcmp(verb, "stop"))
		stop();
	else if (!strcmp(verb, "today") || !strcmp(verb, "month"))
		days_from(*verb == 'm' ? 7 : 10);
	else if (!strcmp(verb, "all"))
		totals("SELECT path, seconds FROM sum JOIN project ON project.id = sum.project ORDER BY path", NULL);
	else if (!strcmp(verb, "match"))
		match(word);
	else if (!strcmp(verb, "csv"))
		csv();
	else
		must(false);
	sqlite3_close_v2(store);
	return 0;
}
