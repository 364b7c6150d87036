/* The card of figures of Scope: each a line, how it comes about, and what stands behind it. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/text.h"
#include "tui/scope-data.h"
#include "tui/words.h"

enum { LABEL = 10, VALUE = 7, FIGURES_MOST = 18 };

#define STATE(name) (1u << CHANGE_##name)

struct making { struct scope_data *data; const struct position *position; struct arena *arena; };

static struct scope_line *add(struct making *making, const char *key, const char *how)
{
	struct scope_lines *figures = &making->data->figures;
	struct scope_line *line = &figures->items[figures->count++];

	*line = (struct scope_line){.key = key, .text = "", .how = how};
	return line;
}

static void add_rule(struct making *making)
{
	add(making, NULL, NULL);
}

/* A word, a length set to the right, and what is to be said of it. */
static struct scope_line *add_hours(struct making *making, const char *label, const char *sign, int64_t seconds, const char *rest, const char *how)
{
	struct scope_line *line = add(making, label, how);
	struct text text = {0};
	char length[24];

	text_add_fit(&text, speech(label), LABEL - 1, false);
	text_add_fit(&text, arena_print(making->arena, "%s%s", sign, moment_clock_length(seconds, length)), -VALUE, false);
	text_print(&text, " %s", speech(rest));
	line->text = arena_text(making->arena, text_string(&text));
	text_free(&text);
	return line;
}

static struct scope_line *add_words(struct making *making, const char *label, const char *words, const char *how)
{
	struct scope_line *line = add(making, arena_text(making->arena, label), how);
	struct text text = {0};

	text_add_fit(&text, speech(label), LABEL, false);
	text_add(&text, words);
	line->text = arena_text(making->arena, text_string(&text));
	text_free(&text);
	return line;
}

static const char *money(struct making *making, int64_t minor)
{
	struct money amount = {.minor = minor};
	char text[48];

	snprintf(amount.currency, sizeof amount.currency, "%s", making->position->project.currency);
	return arena_text(making->arena, locale_own_money(amount, MONEY_SIGNED, text));
}

static struct behind changes_in(const char *title, unsigned states)
{
	struct behind behind = {.any = true, .list = SCOPE_CHANGES, .states = states};

	snprintf(behind.title, sizeof behind.title, "%s", title);
	return behind;
}

static struct behind all_items(const char *title)
{
	struct behind behind = {.any = true, .list = SCOPE_ITEMS};

	snprintf(behind.title, sizeof behind.title, "%s", title);
	return behind;
}

static struct behind entries_in(const char *title, unsigned buckets)
{
	struct behind behind = {.any = true, .list = SCOPE_ENTRIES, .buckets = buckets, .until = DAY_LAST};

	snprintf(behind.title, sizeof behind.title, "%s", title);
	return behind;
}

static bool is_agreed(const struct position_change *change)
{
	return change_is_scope(change->change->state);
}

static bool is_waiting(const struct position_change *change)
{
	return change->days_pending >= 0;
}

static bool is_unknown(const struct position_change *change)
{
	return !change->estimated && !change_state_is_final(change->change->state);
}

static void add_agreed(struct making *making)
{
	const struct position *position = making->position;
	const struct scope *scope = &position->scope;
	char rest[160] = "not sealed: K seals it", codes[96], text[24], percent[24];

	if (position->sealed)
		snprintf(rest, sizeof rest, speech(" sealed %s"), words_day(position->baselines.items[0].sealed_on, text));
	add_hours(making, "baseline", "", scope->baseline, rest, "The averages of the estimates of its items, as sealed.")->behind = all_items("Items of the baseline");
	snprintf(rest, sizeof rest, " %s%s%s", scope->removed ? "−" : "", scope->removed ? moment_clock_length(scope->removed, text) : "", scope->removed ? "  " : "");
	snprintf(rest + strlen(rest), sizeof rest - strlen(rest), "%s", scope_codes(position, is_agreed, codes));
	add_hours(making, "approved", "+", scope->added, rest, "Additions and reductions that the client approved, apart.")->behind =
		changes_in("Approved changes", STATE(APPROVED) | STATE(DELIVERED));
	words_percent(scope_growth_net(scope), percent);
	snprintf(rest, sizeof rest, " %s%s", percent[0] == '-' ? "" : "+", percent);
	add_hours(making, "agreed", "", scope_current(scope), position->sealed ? rest : "", "The baseline with all approved changes: what the contract asks for today.")->behind =
		all_items("All that is agreed");
}

static void add_waiting(struct making *making)
{
	const struct position *position = making->position;
	char rest[240], codes[96], unknown[96];

	scope_codes(position, is_waiting, codes);
	scope_codes(position, is_unknown, unknown);
	snprintf(rest, sizeof rest, " %s%s%s%s", codes, codes[0] && unknown[0] ? "; " : "", unknown, unknown[0] ? speech(" unknown") : "");
	add_hours(making, "waiting", "+", position->scope.pending, rest, "Additions that were sent and have no answer; no part of what is agreed.")->behind =
		changes_in("Changes without an answer", STATE(PROPOSED) | STATE(ESTIMATED) | STATE(SENT));
}

static void add_unpaid(struct making *making)
{
	const struct position *position = making->position;
	int64_t unpaid = uncompensated(position->hours.bucket);
	struct scope_line *line = add_hours(making, "unpaid", "", unpaid, "", "Absorbed, at risk, not sorted, or on what was refused; by the baseline.");

	line->behind = entries_in("Hours that nobody pays", 1u << BUCKET_ABSORBED | 1u << BUCKET_AT_RISK | 1u << BUCKET_UNRECORDED | 1u << BUCKET_REFUSED);
	if (!position->scope.baseline)
		return;
	line->bar = true;
	line->from = unpaid;
	line->until = position->scope.baseline;
}

static void add_progress(struct making *making)
{
	const struct forecast *forecast = &making->position->forecast;
	char rest[64], text[24];

	snprintf(rest, sizeof rest, speech(" %s of agreed"), words_percent(forecast_done(forecast), text));
	add_hours(making, "done", "", ratio_round(forecast->earned), rest, "What each item is agreed at, times how much of it is done.")->behind = all_items("What is done");
	add_hours(making, "spent", "", ratio_round(forecast->actual), speech(" in scope"), "Hours worked on what is agreed.")->behind =
		entries_in("Hours spent in scope", 1u << BUCKET_IN_SCOPE);
	snprintf(rest, sizeof rest, speech(" → %s in all"), moment_clock_length(ratio_round(forecast_eac_bottom_up(forecast)), text));
	add_hours(making, "to do", "", ratio_round(forecast->remaining), rest, "The latest estimates of what remains, else the part not done.")->behind = all_items("What is still to do");
	if (!making->data->meeting)
		add_unpaid(making);
}

static const struct position_change *first_waiting(const struct position *position)
{
	for (size_t i = 0; i < position->change_count; i++)
		if (is_waiting(&position->changes[i]))
			return &position->changes[i];
	return NULL;
}

static struct behind billable(const char *title)
{
	struct behind behind = entries_in(title, ALL_OF_CLIENT);

	behind.billable = true;
	return behind;
}

static void add_cap(struct making *making)
{
	const struct position_money *sums = &making->position->money;
	const char *words = money(making, sums->labour);

	if (sums->cap)
		words = arena_print(making->arena, speech("%s  %s left"), money(making, sums->cap), money(making, sums->cap - sums->labour));
	add_words(making, sums->cap ? "cap" : "billed", words, "Labour billed so far, invoiced or not, a bill a month.")->behind = billable("Hours that are billed");
}

/* What an approval would add, as the list of changes says it too. */
static void add_asked(struct making *making)
{
	const struct position_change *asked = first_waiting(making->position);
	int64_t cost;
	char label[24];

	if (!asked || !position_change_cost(making->position, asked, &cost))
		return;
	snprintf(label, sizeof label, speech("with %.16s"), asked->change->code);
	add_words(making, label, arena_print(making->arena, "%s%s%s", cost < 0 ? "" : "+", money(making, cost), making->position->money.cap ? speech("  to the cap") : ""),
		"What its approval today would add, at the present rate.")->behind = changes_in("Changes that wait for an answer", STATE(SENT));
}

static void add_outlook(struct making *making)
{
	const struct position_money *sums = &making->position->money;
	struct outlook outlook = position_outlook(making->position);
	int64_t left = sums->cap - sums->labour;
	char text[24];

	if (outlook.known)
		add_words(making, "forecast", money(making, outlook.forecast), "Labour billed, and what is to do at the present rate.")->behind = all_items("What is still to do");
	add_asked(making);
	if (!sums->cap || !sums->present || rate_per_hour(sums->present) <= 0)
		return;
	moment_clock_length(left > 0 ? left * 3600 / rate_per_hour(sums->present) : 0, text);
	add(making, "hours left", "What is left of the cap at the present rate.")->text = arena_print(making->arena, speech("hours left under the cap    %s"), text);
	making->data->figures.items[making->data->figures.count - 1].behind = billable("Hours that are billed");
}

void scope_figures_make(struct scope_data *data, struct arena *arena)
{
	struct making making = {data, &data->position, arena};

	data->figures = (struct scope_lines){.items = arena_array(arena, FIGURES_MOST, sizeof *data->figures.items)};
	add_agreed(&making);
	add_waiting(&making);
	add_rule(&making);
	add_progress(&making);
	add_rule(&making);
	add_cap(&making);
	add_outlook(&making);
}
