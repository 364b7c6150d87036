#include "tui/project-forms.h"

#include <stdio.h>

#include "model/client.h"
#include "model/project.h"
#include "tui/verb.h"
#include "tui/words.h"

enum answer project_form_client(struct desk *desk)
{
	static const struct verb_field fields[] = {
		{.label = "slug", .hint = "acme: what stands in paths"},
		{.label = "name", .hint = "Acme Works GmbH"},
		{.label = "currency", .option = "--currency", .hint = "USD"},
		{.label = "zone", .option = "--zone", .hint = "your own: Europe/Berlin"},
		{.label = "e-mail", .option = "--email", .hint = "where invoices go"},
		{.label = "terms", .option = "--terms", .hint = "30d"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "Add a client", .words = {"client", "add"}, .fields = fields, .count = 6});
}

enum answer project_form_edit_client(struct desk *desk, const char *slug)
{
	struct client client = {0};
	int64_t id = 0;

	if (!client_by_slug(desk_book(desk), slug, &id) || !client_find(desk_book(desk), id, desk_arena(desk), &client))
		return desk_refuse(desk);
	return verb_ask(desk, &(struct verb_form){
		.title = "Edit the client", .words = {"client", "edit", slug}, .edits = true, .count = 5,
		.fields = (const struct verb_field[]){
			{.label = "name", .option = "--name", .value = client.name},
			{.label = "currency", .option = "--currency", .value = client.currency},
			{.label = "zone", .option = "--zone", .value = client.zone},
			{.label = "e-mail", .option = "--email", .value = client.email},
			{.label = "legal name", .option = "--legal-name", .value = client.legal_name},
		},
	});
}

enum answer project_form_add(struct desk *desk, const char *client)
{
	const struct verb_field fields[] = {
		{.label = "path", .value = client ? arena_print(desk_arena(desk), "%s/", client) : NULL, .hint = "acme/churn: client and project"},
		{.label = "name", .hint = "Churn prediction"},
		{.label = "rate", .option = "--rate", .hint = "150, an hour"},
		{.label = "kind", .option = "--kind", .hint = "tm, nte (capped), fixed or retainer"},
		{.label = "start", .option = "--start", .hint = "today"},
		{.label = "end", .option = "--end"},
		{.label = "cap", .option = "--cap", .hint = "17000"},
		{.label = "hours a week", .option = "--capacity", .hint = "20h"},
		{.label = "rounding", .option = "--rounding", .hint = "exact, day_nearest_15, entry_up_6 …"},
	};

	return verb_ask(desk, &(struct verb_form){.title = "Add a project", .words = {"project", "add"}, .fields = fields, .count = 9});
}

static const char *day_field(struct desk *desk, int day)
{
	char text[11];

	return day == DAY_NONE ? "" : arena_text(desk_arena(desk), day_text(day, text));
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

enum answer project_form_edit(struct desk *desk, int64_t id)
{
	struct project project = {0};

	if (!project_find(desk_book(desk), id, desk_arena(desk), &project))
		return desk_refuse(desk);
	return verb_ask(desk, &(struct verb_form){
		.title = "Edit the project", .words = {"project", "edit", project.path}, .edits = true, .count = 10,
		.fields = (const struct verb_field[]){
			{.label = "name", .option = "--name", .value = project.name},
			{.label = "kind", .option = "--kind", .value = project_kind_words[project.kind]},
			{.label = "start", .option = "--start", .value = day_field(desk, project.start_on)},
			{.label = "end", .option = "--end", .value = day_field(desk, project.end_on)},
			{.label = "cap", .option = "--cap", .value = money_field(desk, project.cap, project.currency)},
			{.label = "hours a week", .option = "--capacity", .value = length_field(desk, project.capacity_seconds)},
			{.label = "meetings", .option = "--meeting-cap", .value = length_field(desk, project.meeting_cap_seconds)},
			{.label = "learning", .option = "--learning-target", .value = length_field(desk, project.learning_target_seconds)},
			{.label = "rounding", .option = "--rounding", .value = project.rounding},
			{.label = "notice at", .option = "--notice", .value = project.notice},
		},
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
	return verb_ask(desk, &(struct verb_form){.title = "Set the rate", .words = {"rate", "set", place.path}, .fields = fields, .count = 3});
}
