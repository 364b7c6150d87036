#include "tui/project-forms.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/client.h"
#include "model/project.h"
#include "tui/pager.h"
#include "tui/verb.h"
#include "tui/words.h"

/* What one may agree on: own time is no contract. */
static const char *const contract_words[] = {"tm", "nte", "fixed", "retainer", NULL};

enum { CLIENT_FIELDS = 12, PROJECT_FIELDS = 19 };

/* 30d; "" where nothing was said. */
static const char *days_field(struct desk *desk, int days)
{
	return days < 0 ? "" : arena_print(desk_arena(desk), "%dd", days);
}

/* What is said of a client beside its name, with what stands there already. */
static int put_client(struct desk *desk, const struct client *now, struct verb_field *fields)
{
	const struct verb_field own[] = {
		{.label = "currency", .option = "--currency", .value = now->currency, .hint = "your own: USD"},
		{.label = "zone", .option = "--zone", .value = now->zone, .hint = "your own: Europe/Berlin"},
		{.label = "e-mail", .option = "--email", .value = now->email, .hint = "where invoices go"},
		{.label = "terms", .option = "--terms", .value = days_field(desk, now->terms_days), .hint = "30d: when invoices are due"},
		{.label = "legal name", .option = "--legal-name", .value = now->legal_name, .hint = "as it stands on invoices"},
		{.label = "address", .option = "--address", .value = now->address, .hint = "Main Street 1, 10115 Berlin"},
		{.label = "contact", .option = "--contact", .value = now->contact, .hint = "who decides there"},
		{.label = "VAT id", .option = "--vat-id", .value = now->vat_id},
		{.label = "tax", .option = "--tax", .value = now->tax, .hint = "none said; or 19, 0, reverse, exempt"},
		{.label = "reference", .option = "--reference", .value = now->reference, .hint = "their order number"},
		{.label = "language", .option = "--locale", .value = now->locale, .hint = "of what is meant for them: de_DE"},
	};

	memcpy(fields, own, sizeof own);
	return (int)(sizeof own / sizeof *own);
}

enum answer project_form_client(struct desk *desk)
{
	const struct client none = {.terms_days = -1};
	struct verb_field fields[CLIENT_FIELDS + 1] = {
		{.label = "slug", .hint = "acme: what stands in paths"}, {.label = "name", .hint = "Acme Works GmbH"},
	};
	int count = 2 + put_client(desk, &none, fields + 2);

	return verb_ask(desk, &(struct verb_form){.title = "Add a client", .words = {"client", "add"}, .fields = fields, .count = count});
}

enum answer project_form_edit_client(struct desk *desk, const char *slug)
{
	struct verb_field fields[CLIENT_FIELDS] = {{.label = "name", .option = "--name"}};
	struct client client = {0};
	int64_t id = 0;
	int count;

	if (!client_by_slug(desk_book(desk), slug, &id) || !client_find(desk_book(desk), id, desk_arena(desk), &client))
		return desk_refuse(desk);
	fields[0].value = client.name;
	count = 1 + put_client(desk, &client, fields + 1);
	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("Change %.60s"), client.name), .words = {"client", "edit", slug}, .edits = true, .fields = fields, .count = count,
	});
}

static const char *money_field(struct desk *desk, int64_t minor, const char *currency)
{
	struct money money = {.minor = minor};
	char text[48];

	snprintf(money.currency, sizeof money.currency, "%s", currency);
	return minor ? arena_text(desk_arena(desk), money_format(money, MONEY_PLAIN, text)) : "";
}

static const char *length_field(struct desk *desk, int64_t seconds)
{
	char text[24];

	return seconds ? arena_text(desk_arena(desk), moment_typed_length(seconds, text)) : "";
}

/* What is said of a project beside its name and rate, with what stands there already; now NULL: nothing does. */
static int put_project(struct desk *desk, const struct project *now, struct verb_field *fields)
{
	const struct project none = {.start_on = DAY_NONE, .end_on = DAY_NONE, .currency = "USD"}, *is = now ? now : &none;
	const struct verb_field own[] = {
		{.label = "kind", .option = "--kind", .value = now ? project_kind_words[now->kind] : "", .hint = "tm; or nte (capped), fixed, retainer", .among = contract_words},
		{.label = "start", .option = "--start", .value = words_typed_day(is->start_on, desk_arena(desk)), .hint = "today", .reading = reading_coming_day},
		{.label = "end", .option = "--end", .value = words_typed_day(is->end_on, desk_arena(desk)), .hint = "+90d, 2026-03-31", .reading = reading_coming_day},
		{.label = "hours a week", .option = "--capacity", .value = length_field(desk, is->capacity_seconds), .hint = "20h"},
		{.label = "cap", .option = "--cap", .value = money_field(desk, is->cap, is->currency), .hint = "17000: not to exceed"},
		{.label = "rounding", .option = "--rounding", .value = now ? now->rounding : "", .hint = "exact; or day_nearest_15, entry_up_6 …"},
		{.label = "price", .option = "--price", .value = money_field(desk, is->price, is->currency), .hint = "of a fixed price, or a retainer's month"},
		{.label = "of hours", .option = "--hours", .value = length_field(desk, is->hours_seconds), .hint = "40h: that a retainer's month holds"},
		{.label = "rollover", .option = "--rollover", .value = length_field(desk, is->rollover_seconds), .hint = "8h: unused ones that go on"},
		{.label = "least", .option = "--minimum", .value = length_field(desk, is->minimum_seconds), .hint = "15m: billed for an entry at least"},
		{.label = "notice at", .option = "--notice", .value = now ? now->notice : "", .hint = "75,85,100 percent of the cap"},
		{.label = "meetings", .option = "--meeting-cap", .value = length_field(desk, is->meeting_cap_seconds), .hint = "3h a week at most"},
		{.label = "learning", .option = "--learning-target", .value = length_field(desk, is->learning_target_seconds), .hint = "2h a week"},
		{.label = "compute", .option = "--compute-budget", .value = money_field(desk, words_minor(is->compute_budget_micro, is->currency), is->currency), .hint = "700: for machines"},
		{.label = "alert at", .option = "--compute-alert", .value = now ? now->compute_alert : "", .hint = "50,80,100 percent of that"},
	};

	memcpy(fields, own, sizeof own);
	return (int)(sizeof own / sizeof *own);
}

/* What was added just now is what one goes on with. */
static void look_at_new(struct desk *desk, void *context)
{
	struct projects projects = {0};
	int64_t newest = 0;

	(void)context;
	if (!project_list(desk_book(desk), true, desk_arena(desk), &projects))
		book_forgive(desk_book(desk));
	for (size_t i = 0; i < projects.count; i++)
		newest = projects.items[i].id > newest ? projects.items[i].id : newest;
	if (newest)
		desk_view(desk, newest);
}

enum answer project_form_add(struct desk *desk, const char *client)
{
	struct verb_field fields[PROJECT_FIELDS] = {
		{.label = "path", .value = client ? arena_print(desk_arena(desk), "%s/", client) : NULL, .hint = "acme/churn: client and project"},
		{.label = "name", .hint = "Churn prediction"},
		{.label = "rate", .option = "--rate", .hint = "150, an hour"},
		{.label = "client", .option = "--client", .hint = "the name of a new one: Acme Works GmbH"},
	};
	int count = 4 + put_project(desk, NULL, fields + 4);

	return verb_ask(desk, &(struct verb_form){.title = "Add a project", .words = {"project", "add"}, .fields = fields, .count = count, .from_first = true, .then = look_at_new});
}

enum answer project_form_edit(struct desk *desk, int64_t id)
{
	struct verb_field fields[PROJECT_FIELDS] = {{.label = "name", .option = "--name"}};
	struct project project = {0};
	int count;

	if (!project_find(desk_book(desk), id, desk_arena(desk), &project))
		return desk_refuse(desk);
	fields[0].value = project.name;
	count = 1 + put_project(desk, &project, fields + 1);
	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("Change %.60s"), project.path), .words = {"project", "edit", project.path}, .edits = true, .fields = fields, .count = count,
	});
}

enum answer project_form_rate(struct desk *desk, int64_t id)
{
	static const struct verb_field fields[] = {
		{.label = "amount", .hint = "185, an hour; or 1200/day"},
		{.label = "from", .option = "--from", .value = "today"},
		{.label = "why", .option = "--why", .hint = "review"},
	};
	struct place place = {0};

	if (!place_of(desk_book(desk), id, 0, desk_arena(desk), &place))
		return desk_refuse(desk);
	return verb_ask(desk, &(struct verb_form){.title = arena_print(desk_arena(desk), speech("The rate of %.60s"), place.path), .words = {"rate", "set", place.path}, .fields = fields, .count = 3});
}

enum answer project_form_default_rate(struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "amount", .hint = "150, an hour, where nothing else was said"}, {.label = "currency", .hint = "USD"},
		{.label = "from", .option = "--from", .value = "today"}, {.label = "why", .option = "--why", .hint = "review"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "The rate where a project has none", .words = {"rate", "set", "default"}, .fields = fields, .count = 4});
}

enum answer quote_form_add(struct desk *desk, const char *client)
{
	const struct verb_field fields[] = {
		{.label = "client", .value = client, .hint = "acme"}, {.label = "rate", .option = "--rate", .hint = "175, an hour"},
		{.label = "hours", .option = "--hours", .hint = "80h; empty with a project's items"},
		{.label = "what for", .option = "--title", .hint = "Churn model, second stage"}, {.label = "by way of", .option = "--source", .hint = "a conference, a friend, a page"},
		{.label = "domain", .option = "--domain", .hint = "retail, health, finance"},
		{.label = "ask again", .option = "--follow-up", .hint = "+14d", .reading = reading_coming_day},
		{.label = "from items", .option = "--from-project", .hint = "a draft whose items give the hours", .suggest = suggest_path},
		{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return verb_ask(desk, &(struct verb_form){.title = "An offer", .words = {"quote", "add"}, .fields = fields, .count = sizeof fields / sizeof *fields});
}

enum answer quote_form_decide(struct desk *desk, const struct quote *quote)
{
	static const char *const decisions[] = {"won", "lost_price", "lost_other", "withdrawn", NULL};
	const struct verb_field fields[] = {
		{.label = "outcome", .hint = "won, lost_price, lost_other, withdrawn", .among = decisions}, {.label = "agreed", .option = "--agreed", .hint = "the hours, where others were agreed"},
		{.label = "why", .option = "--why", .hint = "what they said"}, {.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	if (quote->outcome != OUTCOME_OPEN)
		return desk_say(desk, "Quote %lld was decided already; u takes that back if it was the last act.", (long long)quote->id);
	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("What came of the offer to %.60s"), quote->client_name),
		.words = {"quote", "decide", arena_print(desk_arena(desk), "%lld", (long long)quote->id)}, .fields = fields, .count = 4,
	});
}

enum answer off_form_add(struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "days", .hint = "2026-07-20..2026-08-02"}, {.label = "note", .hint = "holidays"}};

	return verb_ask(desk, &(struct verb_form){.title = "Days on which nothing is planned", .words = {"off", "add"}, .fields = fields, .count = 2});
}

enum answer fx_form_set(struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "currency", .hint = "EUR"}, {.label = "is worth", .hint = "1.08 of your own, for your own figures"}, {.label = "from", .option = "--from", .value = "today"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "Another currency in your own, about", .words = {"fx", "set"}, .fields = fields, .count = 3});
}

struct closing { char path[120]; };

/* The list of what is open goes with the question. */
static enum answer close_all_the_same(void *with, struct desk *desk)
{
	desk_drop(desk);
	return verb_do(desk, "Closed", (const char *const[]){"project", "close", ((const struct closing *)with)->path, "--force", NULL});
}

/* What is still open of it is listed, and asked about. */
enum answer project_close_it(struct desk *desk, const char *path)
{
	struct closing closing;
	struct text answer = {0};
	bool ok = verb_run(desk_book(desk), (const char *const[]){"project", "close", path, NULL}, desk_arena(desk), &answer), open;

	open = ok && strchr(text_string(&answer), '\n') != strrchr(text_string(&answer), '\n');
	if (open)
		pager_open(desk, arena_print(desk_arena(desk), speech("Still open of %.80s"), path), text_string(&answer));
	else if (ok)
		desk_say(desk, "%.*s", (int)strcspn(text_string(&answer), "\n"), text_string(&answer));
	text_free(&answer);
	if (!open)
		return ok ? ANSWER_STAY : desk_refuse(desk);
	snprintf(closing.path, sizeof closing.path, "%s", path);
	return desk_ask_with(desk, speech("Close it all the same?"), "close", close_all_the_same, &closing, sizeof closing);
}
