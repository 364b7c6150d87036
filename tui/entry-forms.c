#include "tui/entry-forms.h"

#include "db/speech.h"
#include "tui/form.h"
#include "tui/timing.h"
#include "tui/verb.h"
#include "tui/words.h"
#include "tui/writing.h"

enum answer entry_form_log(struct desk *desk, int day, const char *path, void (*then)(struct desk *, void *))
{
	char on[11];
	const struct verb_field fields[] = {
		{.label = "path", .value = path ? path : timing_likely_path(desk), .hint = "churn/B1, or learning", .suggest = suggest_path},
		{.label = "when", .hint = "1h30m or 09:00-10:30", .reading = reading_stretch},
		{.label = "note", .hint = "what it was"},
		{.label = "activity", .option = "--activity", .hint = "the usual one there", .suggest = suggest_activity},
		{.label = "bill as", .option = "--disposition", .hint = "as the path says", .suggest = suggest_disposition},
		{.label = "overlap", .option = "--overlap", .hint = "refuse; or trim, or allow"},
	};
	struct verb_form form = {.title = "Add an entry", .words = {"log"}, .fields = fields, .count = 6, .offers_first = !path, .then = then};

	if (day != DAY_NONE) {
		form.words[1] = "--on";
		form.words[2] = day_text(day, on);
	}
	return verb_ask(desk, &form);
}

static const char *id_word(struct desk *desk, const struct entry *entry)
{
	return arena_print(desk_arena(desk), "%lld", (long long)entry->id);
}

/* A day and a clock: a time alone would be read as one of today. */
static const char *moment_word(struct desk *desk, int64_t at)
{
	char text[32];

	return at ? arena_text(desk_arena(desk), moment_local(at, book_clock(desk_book(desk)).zone, text)) : "";
}

enum answer entry_form_edit(struct desk *desk, const struct entry *entry)
{
	const struct verb_field fields[] = {
		{.label = "path", .option = "--path", .value = words_short_path(entry->path), .suggest = suggest_path},
		{.label = "from", .option = "--start", .value = moment_word(desk, entry->started_at), .reading = reading_moment},
		{.label = "to", .option = "--end", .value = moment_word(desk, entry->ended_at), .hint = "the clock runs", .reading = reading_moment},
		{.label = "note", .option = "--note", .value = entry->note},
		{.label = "activity", .option = "--activity", .value = entry->activity, .suggest = suggest_activity},
		{.label = "bill as", .option = "--disposition", .value = entry->given ? disposition_words[entry->given] : "",
		 .hint = "as the path says", .suggest = suggest_disposition},
	};
	const char *id = id_word(desk, entry);

	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("Edit entry %s"), id), .words = {"edit", id}, .fields = fields, .count = 6, .edits = true,
	});
}

enum answer entry_form_split(struct desk *desk, const struct entry *entry)
{
	const struct verb_field fields[] = {{.label = "at", .value = moment_word(desk, (entry->started_at + entry->ended_at) / 2 / 60 * 60), .reading = reading_moment}};

	return verb_ask(desk, &(struct verb_form){.title = "Split the entry", .words = {"split", id_word(desk, entry)}, .fields = fields, .count = 1});
}

enum answer entry_form_file(struct desk *desk, const struct entry *entry)
{
	static const struct verb_field fields[] = {{.label = "to", .option = "--to", .hint = "churn/B1 or churn/CR-3", .suggest = suggest_path}};

	return verb_ask(desk, &(struct verb_form){.title = "File the entry", .words = {"file", id_word(desk, entry)}, .fields = fields, .count = 1});
}

enum answer entry_form_export(struct desk *desk, const char *period)
{
	static const struct verb_field fields[] = {
		{.label = "format", .option = "--format", .value = "csv", .hint = "csv, json, toggl, clockify, timew, ledger, md …"},
		{.label = "of", .option = "--path", .hint = "everything, or a client, project or item", .suggest = suggest_path},
	};

	return writing_ask(desk, &(struct writing){
		.title = "Export hours", .words = {"export", "hours", period}, .kind = WRITING_ANY, .file = arena_print(desk_arena(desk), "hours-%.10s.csv", period),
		.fields = fields, .count = 2,
	});
}

enum answer entry_form_search(struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "pattern", .hint = "a word, or a regular expression: join|merge"}, {.label = "period", .hint = "everything; or 2026-03, week, 2026-Q1", .reading = reading_period},
	};

	return verb_ask(desk, &(struct verb_form){.title = "Search notes, paths and activities", .words = {"search"}, .fields = fields, .count = 2, .reads = true});
}

/* note: what a rule might look for; NULL: nothing is proposed. */
enum answer entry_form_rule(struct desk *desk, const char *note)
{
	const struct verb_field fields[] = {
		{.label = "name", .hint = "standup"}, {.label = "pattern", .value = note, .hint = "what stands in the note: stand-?up|daily"},
		{.label = "to", .option = "--path", .hint = "churn/B1; empty: where it is", .suggest = suggest_path},
		{.label = "activity", .option = "--activity", .hint = "as it is", .suggest = suggest_activity},
		{.label = "bill as", .option = "--disposition", .hint = "as the path says", .suggest = suggest_disposition},
		{.label = "favours", .option = "--unrecorded", .hint = "yes: finds work on a sealed project beside its items", .flag = true},
	};

	return verb_ask(desk, &(struct verb_form){.title = "A rule that files work that waits, by its note", .words = {"rule", "add"}, .fields = fields, .count = 6});
}

enum answer entry_form_import(struct desk *desk)
{
	static const char *const formats[] = {"csv", "json", "ics", "clockify", "toggl", "harvest", "kimai", "timew", "watson", "klog", "timeclock", "focus", "mlflow", NULL};
	static const struct verb_field fields[] = {
		{.label = "format", .hint = "csv, toggl, clockify, timew, ics, mlflow …", .among = formats}, {.label = "file", .hint = "toggl-2025.csv"},
		{.label = "into", .option = "--into", .hint = "where all of it goes; else as it says", .suggest = suggest_path},
		{.label = "zone", .option = "--zone", .hint = "of its times: your own"}, {.label = "date order", .option = "--date-order", .hint = "where it can't be told: mdy, dmy"},
		{.label = "columns", .option = "--columns", .hint = "of a sheet: date=Datum,hours=Stunden"},
		{.label = "create", .option = "--create", .hint = "yes: clients and projects that it names are made", .flag = true},
		{.label = "settled", .option = "--settled", .hint = "yes: all of it was billed elsewhere", .flag = true},
		{.label = "only look", .option = "--dry-run", .hint = "yes: it says what would come in, and writes nothing", .flag = true},
	};

	return verb_ask(desk, &(struct verb_form){.title = "Bring in hours, deadlines or runs", .words = {"import"}, .fields = fields, .count = 9, .reads = true});
}
