/* What I wait for from the client, and what was assumed, answered and decided: who, when, on what evidence. */
#include "model/reports/scope-inside.h"

/* "since 2026-03-02 (7 days), needed by 2026-03-05 (4 days ago)" */
static const char *waits(struct scope_report *scope, const struct ask *ask)
{
	const char *since = scope_say(scope, "since %s (%s)", scope_day(scope, ask->asked_on), scope_days(scope, ask->waiting_days));

	if (ask->due_on == DAY_NONE)
		return since;
	return arena_print(scope->arena, "%s%s%s", since, scope_say(scope, ", needed by %s", scope_day(scope, ask->due_on)),
		!ask->late_days ? "" : ask->late_days == 1 ? scope_word(scope, " (1 day ago)") : scope_say(scope, " (%d days ago)", ask->late_days));
}

static struct value what(struct scope_report *scope, const struct ask *ask)
{
	return value_text(ask->item_code ? scope_say(scope, "%s (for %s)", ask->text, ask->item_code) : ask->text);
}

/* A late one moves the work: that is a change like any other, and nobody's fault. */
static void add_owed(struct scope_report *scope)
{
	static const struct column columns[] = {{"Id", false}, {"What", false}, {"Kind", false}, {"From", false}, {"Waiting", false}};
	struct section *section = NULL;
	struct block *table = NULL;
	bool late = false;

	for (size_t i = 0; i < scope->asks.count; i++) {
		const struct ask *ask = &scope->asks.items[i];

		if (!ask_is_owed(ask))
			continue;
		if (!table)
			table = section_table(scope->report, section = report_section(scope->report, "What I wait for from you"), columns, 5);
		table_add(scope->report, table, (struct value[]){value_text(scope_say(scope, "ask %lld", (long long)ask->id)), what(scope, ask),
			value_text(scope_word(scope, ask_kind_words[ask->kind])), value_text(ask->whom), value_text(waits(scope, ask))});
		late = late || ask->late_days;
	}
	if (late)
		section_paragraph(scope->report, section, scope_word(scope, "Where the day has passed, what follows for effort and date is a change: I write it down, and you decide on it."));
}

/* "yes (Ana Ortiz, 2026-03-08: mail of 8 March)" */
static const char *answer(struct scope_report *scope, const struct ask *ask)
{
	const char *proof = ask->evidence ? ask->evidence : ask->evidence_file;

	if (!ask->answer)
		return scope_say(scope, "noted on %s", scope_day(scope, ask->asked_on));
	return arena_print(scope->arena, "%s (%s%s%s%s%s)", ask->answer, ask->who ? ask->who : "", ask->who ? ", " : "", scope_day(scope, ask->answered_on),
		proof ? ": " : "", proof ? proof : "");
}

static void add_noted(struct scope_report *scope)
{
	static const struct column columns[] = {{"Id", false}, {"What", false}, {"Kind", false}, {"Answer", false}};
	struct block *table = NULL;

	for (size_t i = 0; i < scope->asks.count; i++) {
		const struct ask *ask = &scope->asks.items[i];

		if (ask_is_owed(ask))
			continue;
		if (!table)
			table = section_table(scope->report, report_section(scope->report, "What was assumed and answered"), columns, 4);
		table_add(scope->report, table, (struct value[]){value_text(scope_say(scope, "ask %lld", (long long)ask->id)), what(scope, ask),
			value_text(scope_word(scope, ask_kind_words[ask->kind])), value_text(answer(scope, ask))});
	}
}

void scope_asks(struct scope_report *scope)
{
	add_owed(scope);
	add_noted(scope);
}
