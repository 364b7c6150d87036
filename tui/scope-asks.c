/* What one waits for on Scope: questions, access, data, assumptions and decisions, with who owes them and since when. */
#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "tui/scope-acts.h"
#include "tui/scope-panes.h"
#include "tui/verb.h"
#include "tui/words.h"

enum { ASK_ID, ASK_KIND, ASK_TEXT, ASK_WHOM, ASK_DUE, ASK_STATE, ASK_COLUMNS };

static const struct table_column columns[ASK_COLUMNS] = {
	[ASK_ID] = {.title = "id", .width = 3, .right = true},
	[ASK_KIND] = {.title = "kind", .width = 10, .rank = 3},
	[ASK_TEXT] = {.title = "what one waits for", .width = 12, .grows = true},
	[ASK_WHOM] = {.title = "from", .width = 12, .rank = 4},
	[ASK_DUE] = {.title = "due", .width = 6, .right = true, .rank = 2},
	[ASK_STATE] = {.title = "state", .width = 14},
};

static void put_state(const struct ask *ask, struct table_cell *cell)
{
	char day[16];

	if (ask->answer)
		snprintf(cell->text, sizeof cell->text, speech("answered %s"), words_day(ask->answered_on, day));
	else if (ask->late_days)
		snprintf(cell->text, sizeof cell->text, speech_of("%d day late", "%d days late", (unsigned long)ask->late_days), ask->late_days);
	else if (ask_is_owed(ask))
		snprintf(cell->text, sizeof cell->text, ask->waiting_days ? speech_of("waits %d day", "waits %d days", (unsigned long)ask->waiting_days) : speech("asked today"), ask->waiting_days);
	else
		snprintf(cell->text, sizeof cell->text, speech("noted %s"), words_day(ask->asked_on, day));
	if (ask->late_days)
		cell->tone = TONE_WARNING;
}

static void ask_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct scope_rows *rows = list;
	const struct ask *ask = scope_data_ask(rows->data, row);
	char day[16];

	if (!ask)
		return;
	switch (column) {
	case ASK_ID: snprintf(cell->text, sizeof cell->text, "%lld", (long long)ask->id); break;
	case ASK_KIND: snprintf(cell->text, sizeof cell->text, "%s", speech(ask_kind_words[ask->kind])); break;
	case ASK_TEXT: snprintf(cell->text, sizeof cell->text, "%s%s%.280s", ask->item_code ? ask->item_code : "", ask->item_code ? ": " : "", ask->text); break;
	case ASK_WHOM: snprintf(cell->text, sizeof cell->text, "%.60s", ask->whom ? ask->whom : speech("the client")); break;
	case ASK_DUE: snprintf(cell->text, sizeof cell->text, "%s", words_day(ask->due_on, day)); break;
	case ASK_STATE: put_state(ask, cell); break;
	}
}

void scope_asks_table(const struct scope_rows *rows, struct table *table)
{
	table->columns = columns;
	table->count = ASK_COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = ask_cell;
	table->empty = rows->data->asks.count ? "Nothing matches. Esc shows all again." : "Nothing is owed by others: a notes a question, data, access, a decision.";
}

void scope_asks_words(const struct asks *asks, char out[96])
{
	int open = 0, late = 0;

	for (size_t i = 0; i < asks->count; i++) {
		open += !asks->items[i].answer && ask_is_owed(&asks->items[i]);
		late += asks->items[i].late_days > 0;
	}
	out[0] = '\0';
	if (open)
		snprintf(out, 96, speech("%d open"), open);
	if (late)
		snprintf(out + strlen(out), 96 - strlen(out), speech(", %d past the day"), late);
}

/* What came of it, or what follows where its day has passed. */
void scope_ask_words(const struct ask *ask, bool meeting, struct text *text)
{
	char day[16];

	if (ask->answer)
		text_print(text, speech("Answered %s%s%s: %s"), words_day(ask->answered_on, day), ask->who ? " by " : "", ask->who ? ask->who : "", ask->answer);
	else if (ask->late_days && !meeting)
		text_add(text, speech("Its day has passed: c proposes the change that follows. Enter takes the answer."));
	else
		text_print(text, speech("Asked %s. Enter takes the answer."), words_day(ask->asked_on, day));
}

enum answer scope_ask_add(struct desk *desk, const struct position *position)
{
	static const struct verb_field fields[] = {
		{.label = "what", .hint = "which customers count as churned?"},
		{.label = "kind", .option = "--kind", .value = "question", .among = ask_kind_words},
		{.label = "from", .option = "--to", .hint = "who owes it; empty: the client"},
		{.label = "due", .option = "--due", .hint = "by when it is needed: fri, +7d", .reading = reading_coming_day},
		{.label = "item", .option = "--item", .hint = "B3; empty: the whole project"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "What you wait for from others", .words = {"ask", "add", position->project.path}, .fields = fields, .count = 5});
}

enum answer scope_ask_answer(struct desk *desk, const struct ask *ask)
{
	static const struct verb_field fields[] = {
		{.label = "answer", .hint = "what was said, or that it came"},
		{.label = "by", .option = "--by", .hint = "who answered"},
		{.label = "evidence", .option = "--evidence", .hint = "what shows it: mail of 3 March"},
		{.label = "file", .option = "--evidence-file", .hint = "none; its name and digest are kept"},
		{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	if (ask->answer)
		return desk_say(desk, "It was answered already; u takes that back if it was the last act.");
	return verb_ask(desk, &(struct verb_form){
		.title = arena_print(desk_arena(desk), speech("Answer: %.120s"), ask->text), .words = {"ask", "answer", arena_print(desk_arena(desk), "%lld", (long long)ask->id)},
		.fields = fields, .count = 5,
	});
}

/* What did not come in time moves the work: the change is filled in, and still asked for. */
enum answer scope_ask_change(struct desk *desk, const struct ask *ask)
{
	const struct verb_field fields[] = {
		{.label = "what", .value = arena_print(desk_arena(desk), speech("Waiting for: %.200s"), ask->text)},
		{.label = "from", .option = "--origin", .value = "client", .among = origin_words},
		{.label = "cause", .option = "--cause", .value = ask_cause(ask), .among = cause_words},
		{.label = "on", .option = "--on", .hint = "today", .reading = reading_past_day},
	};

	return verb_ask(desk, &(struct verb_form){.title = "The change that follows", .words = {"change", "propose", ask->project_path}, .fields = fields, .count = 4});
}
