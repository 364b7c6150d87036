#include <string.h>

#include "db/speech.h"
#include "model/budget.h"
#include "model/import.h"
#include "model/money.h"
#include "tui/command.h"

static const struct option options[] = {
	{.name = "into", .value = "PATH", .sort = WORD_PATH, .help = "file all rows there"},
	{.name = "map", .value = "TEXT=PATH", .many = true, .help = "file rows of that client/project, project, tag, account or service there"},
	{.name = "columns", .value = "NAME=HEADER,…", .help = "which column is which, where the header has other names"},
	{.name = "date-order", .value = "mdy|dmy", .help = "whether month or day stands first, where the file doesn't show it"},
	{.name = "zone", .value = "ZONE", .help = "the zone of its clock times; left out, the client's"},
	{.name = "create", .help = "make the clients and projects that it names"},
	{.name = "currency", .value = "CUR", .help = "the currency of clients that are made"},
	{.name = "treatment", .value = "WHO", .help = "who pays charges: passthrough, client_account, absorbed or learning; passthrough"},
	{.name = "settled", .help = "billed elsewhere: hours, but never on an invoice"},
	{0},
};

static bool read_order(struct call *call, enum date_order *order)
{
	const char *typed = call_option(call, "date-order");

	*order = DATE_ORDER_UNKNOWN;
	if (!typed)
		return true;
	*order = !strcmp(typed, "mdy") ? DATE_ORDER_MDY : !strcmp(typed, "dmy") ? DATE_ORDER_DMY : DATE_ORDER_UNKNOWN;
	return *order != DATE_ORDER_UNKNOWN || book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no order of dates; it is mdy or dmy.", typed);
}

static bool read_treatment(struct call *call, struct import_wish *wish)
{
	int place = TREATMENT_PASSTHROUGH;

	if (call_option(call, "treatment") && strcmp(wish->format, "focus"))
		return book_fail(call->book, FAULT_INPUT, "--treatment goes with the charges of a cloud, ambit import focus.");
	if (!call_choice(call, "treatment", treatment_words, "treatment", &place))
		return false;
	wish->treatment = (enum treatment)place;
	return true;
}

static bool read_maps(struct call *call, struct import_wish *wish)
{
	struct import_map *maps = NULL;
	const char *typed;

	for (int n = 0; (typed = call_option_n(call, "map", n)); n++) {
		const char *mark = strrchr(typed, '=');

		if (!mark || mark == typed || !mark[1])
			return book_fail(call->book, FAULT_INPUT, "\"%.60s\" maps nothing; it goes like TEXT=PATH.", typed);
		arena_grow(call->arena, &maps, wish->map_count, sizeof *maps);
		maps[wish->map_count++] = (struct import_map){arena_text_n(call->arena, typed, (size_t)(mark - typed)), mark + 1};
	}
	wish->maps = maps;
	return true;
}

/* Deadlines that come again: of each only the first day was taken. */
static void answer_recurring(struct json *json, const struct import_tally *tally)
{
	json_array(json, "recurring");
	for (size_t i = 0; i < tally->recurring_count; i++) {
		json_object(json, NULL);
		json_int(json, "line", tally->recurring[i].line);
		json_string(json, "id", tally->recurring[i].code);
		json_end(json);
	}
	json_end_array(json);
}

static void answer_json(struct call *call, const struct import_tally *tally)
{
	struct json json = call_json(call);

	json_object(&json, NULL);
	json_int(&json, "new", tally->fresh);
	json_int(&json, "known", tally->known);
	json_int(&json, "overlap", tally->overlap);
	json_int(&json, "refused", tally->refused);
	json_array(&json, "rows");
	for (size_t i = 0; i < tally->count; i++) {
		json_object(&json, NULL);
		json_int(&json, "line", tally->rows[i].line);
		json_string(&json, "reason", tally->rows[i].reason);
		json_end(&json);
	}
	json_end_array(&json);
	if (tally->recurring_count)
		answer_recurring(&json, tally);
	call_json_end(call, &json);
}

/* " [80% of the compute budget is spent]" for each project whose budget the charges moved past an alert. */
static bool alerts_of(struct call *call, const struct import_tally *tally, const char **words)
{
	*words = "";
	for (size_t i = 0; i < tally->charged_count && !call->dry_run; i++) {
		const char *alert;

		if (!budget_passed_by(call->book, tally->charged[i].project, tally->charged[i].outlay, call->arena, &alert))
			return false;
		if (alert)
			*words = arena_print(call->arena, "%s [%s]", *words, alert);
	}
	return true;
}

static void answer(struct call *call, const char *file, const struct import_tally *tally, const char *alerts)
{
	call_say(call, "%lld new, %lld known, %lld overlap, %lld refused%s", (long long)tally->fresh, (long long)tally->known,
		(long long)tally->overlap, (long long)tally->refused, alerts);
	for (size_t i = 0; i < tally->count && !call->quiet; i++) {
		text_add_clean(&call->out->text, file, true);
		text_print(&call->out->text, ":%d: %s\n", tally->rows[i].line, tally->rows[i].reason);
	}
	for (size_t i = 0; i < tally->recurring_count && !call->quiet; i++) {
		text_add_clean(&call->out->text, file, true);
		text_print(&call->out->text, speech(":%d: it recurs; %s is due on its first day alone\n"), tally->recurring[i].line, tally->recurring[i].code);
	}
}

static bool take_in(struct call *call, struct import_wish *wish, struct import_tally *tally)
{
	if (!strcmp(wish->format, "ics"))
		return import_calendar(call->book, wish, call->arena, tally);
	if (!strcmp(wish->format, "mlflow"))
		return import_runs(call->book, wish, call->arena, tally);
	if (!strcmp(wish->format, "focus"))
		return import_costs(call->book, wish, call->arena, tally);
	return import_hours(call->book, wish, call->arena, tally);
}

static bool run(struct call *call)
{
	struct import_wish wish = {
		.format = call->words[0], .file = call->words[1], .into = call_option(call, "into"), .zone = call_option(call, "zone"),
		.currency = call_option(call, "currency"), .columns = call_option(call, "columns"), .create = call_flag(call, "create"),
		.settled = call_flag(call, "settled"),
	};
	struct import_tally tally;
	const char *alerts;

	if (wish.currency && !currency_is_valid(wish.currency))
		return book_fail(call->book, FAULT_INPUT, "\"%.60s\" is no currency such as EUR.", wish.currency);
	if (!read_order(call, &wish.order) || !read_maps(call, &wish) || !read_treatment(call, &wish))
		return false;
	if (!take_in(call, &wish, &tally) || !alerts_of(call, &tally, &alerts))
		return false;
	if (call->json)
		answer_json(call, &tally);
	else
		answer(call, wish.file, &tally, alerts);
	return true;
}

const struct command import_command = {
	.name = "import",
	.usage = "FORMAT FILE",
	.purpose = "Bring in hours of another program or of our own, deadlines of a calendar, results of runs, charges of a cloud",
	.options = options,
	.least = 2,
	.most = 2,
	.sorts = {WORD_FORMAT, WORD_FILE},
	.dry_run = true,
	.run = run,
};
