#include "tui/upkeep-acts.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/client.h"
#include "model/path.h"
#include "tui/form.h"
#include "tui/pager.h"
#include "tui/verb.h"
#include "tui/writing.h"

struct named { char word[400]; };

enum answer upkeep_act_backup(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "file", .hint = "empty: among the backups, by its date"}};

	(void)state;
	return verb_ask(desk, &(struct verb_form){.title = "Copy the whole store", .words = {"backup"}, .fields = fields, .count = 1});
}

static enum answer restore(void *with, struct desk *desk)
{
	return desk_leave_for(desk, "restore", ((const struct named *)with)->word);
}

static bool save_restore(struct desk *desk, void *with, const struct form_values *values, int *field)
{
	struct named *file = with;

	*field = 0;
	if (!values->text[0][0])
		return book_fail(desk_book(desk), FAULT_INPUT, "Name the copy that is to be restored.");
	if (access(values->text[0], R_OK))
		return book_fail(desk_book(desk), FAULT_MISSING, "\"%.200s\" can't be read.", values->text[0]);
	snprintf(file->word, sizeof file->word, "%s", values->text[0]);
	return true;
}

static void ask_restore(struct desk *desk, void *file)
{
	desk_ask_with(desk, speech("Put that copy in the place of the store? What is here now goes among the backups."), "restore", restore, file, sizeof(struct named));
}

enum answer upkeep_act_restore(void *state, struct desk *desk)
{
	static const struct field fields[] = {{.label = "file", .hint = "a copy that backup made"}};
	struct named file = {""};

	(void)state;
	return form_open(desk, &(struct form_plan){
		.title = "Restore the store from a copy", .fields = fields, .count = 1, .save = save_restore, .then = ask_restore, .context = &file, .context_size = sizeof file,
	});
}

/* The list of what is wrong goes with the question. */
static enum answer repair(void *nothing, struct desk *desk)
{
	(void)nothing;
	desk_drop(desk);
	return verb_do(desk, "After the repair", (const char *const[]){"check", "--repair", NULL});
}

enum answer upkeep_act_check(void *state, struct desk *desk)
{
	static const char sound[] = "The store is sound.";
	struct text answer = {0};
	bool ok = verb_run(desk_book(desk), (const char *const[]){"check", NULL}, desk_arena(desk), &answer), faults;

	(void)state;
	faults = ok && strncmp(text_string(&answer), sound, sizeof sound - 1);
	if (faults)
		pager_open(desk, speech("What is not as it was written"), text_string(&answer));
	text_free(&answer);
	if (faults)
		return desk_ask(desk, speech("Make guards, indexes and roll-ups anew, after a copy was put by?"), "repair", repair, NULL);
	if (!ok)
		return desk_refuse(desk);
	return desk_say(desk, "%s", sound);
}

enum answer upkeep_act_verify(void *state, struct desk *desk)
{
	static const struct verb_field fields[] = {{.label = "head", .option = "--head", .hint = "16 or more digits, as they stand on a page"}};

	(void)state;
	return verb_ask(desk, &(struct verb_form){.title = "Was anything changed since a page was given out?", .words = {"verify"}, .fields = fields, .count = 1});
}

enum answer upkeep_act_due(void *state, struct desk *desk)
{
	(void)state;
	return verb_do(desk, "Due today or over", (const char *const[]){"due", NULL});
}

enum answer upkeep_act_example(void *state, struct desk *desk)
{
	(void)state;
	return desk_leave_for(desk, "demo", NULL);
}

enum answer upkeep_act_export_state(void *state, struct desk *desk)
{
	(void)state;
	return writing_ask(desk, &(struct writing){.title = "Write all that is stored, as JSON", .words = {"export", "json"}, .kind = WRITING_ANY, .file = "ambit.json"});
}

enum answer upkeep_act_export_invoices(void *state, struct desk *desk)
{
	static const char *const formats[] = {"csv", "ledger", NULL};
	static const struct verb_field fields[] = {
		{.label = "format", .option = "--format", .value = "csv", .hint = "csv; or ledger, with the payments", .among = formats},
	};

	(void)state;
	return writing_ask(desk, &(struct writing){
		.title = "Write all invoices for the accountant", .words = {"export", "invoices"}, .kind = WRITING_ANY, .file = "invoices.csv", .fields = fields, .count = 1,
	});
}

static void suggest_client(struct desk *desk, const char *typed, struct text *line)
{
	struct clients clients = {0};
	const char **slugs;

	if (!client_list(desk_book(desk), desk_arena(desk), &clients)) {
		book_forgive(desk_book(desk));
		return;
	}
	slugs = arena_array(desk_arena(desk), clients.count + 1, sizeof *slugs);
	for (size_t i = 0; i < clients.count; i++)
		slugs[i] = clients.items[i].slug;
	slugs[clients.count] = NULL;
	suggest_among(desk, slugs, typed, line);
}

static bool find_client(struct desk *desk, const struct form_values *values, int *field, struct named *client)
{
	struct place place;

	*field = 0;
	if (!place_find(desk_book(desk), values->text[0], PLACE_CLIENT, desk_arena(desk), &place))
		return false;
	snprintf(client->word, sizeof client->word, "%s", place.path);
	return true;
}

static enum answer ask_client(struct desk *desk, const char *title, bool (*save)(struct desk *, void *, const struct form_values *, int *), void (*then)(struct desk *, void *))
{
	static const struct field fields[] = {{.label = "client", .hint = "acme", .suggest = suggest_client}};
	struct named client = {""};

	return form_open(desk, &(struct form_plan){
		.title = title, .fields = fields, .count = 1, .save = save, .then = then, .context = &client, .context_size = sizeof client,
	});
}

static bool save_client(struct desk *desk, void *with, const struct form_values *values, int *field)
{
	return find_client(desk, values, field, with);
}

static void ask_export(struct desk *desk, void *with)
{
	const struct named *client = with;

	writing_ask(desk, &(struct writing){
		.title = arena_print(desk_arena(desk), speech("Write all that is about %.60s"), client->word), .words = {"export", "client", client->word}, .kind = WRITING_ANY,
		.file = arena_print(desk_arena(desk), "%.60s.json", client->word),
	});
}

enum answer upkeep_act_export_client(void *state, struct desk *desk)
{
	(void)state;
	return ask_client(desk, "Write all that is about a client", save_client, ask_export);
}

static enum answer erase(void *with, struct desk *desk)
{
	return verb_do(desk, "Erased", (const char *const[]){"erase", "client", "--force", ((const struct named *)with)->word, NULL});
}

static void ask_erase(struct desk *desk, void *with)
{
	const struct named *client = with;

	desk_ask_with(desk, arena_print(desk_arena(desk), speech("Erase all texts about %.60s? Undo ends here."), client->word), "erase", erase, client, sizeof *client);
}

enum answer upkeep_act_erase_client(void *state, struct desk *desk)
{
	(void)state;
	return ask_client(desk, "Erase all texts about a client; hours and money stay", save_client, ask_erase);
}
