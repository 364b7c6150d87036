#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/erase.h"
#include "model/path.h"
#include "tui/command.h"
#include "tui/entry-words.h"

static const struct option options[] = {{.name = "force", .help = "without asking"}, {0}};

/* It can't be undone, so it is asked for twice. */
static bool is_meant(struct call *call, const char *slug)
{
	char typed[80] = "";

	if (call_flag(call, "force"))
		return true;
	if (!can_ask(call))
		return book_fail(call->book, FAULT_INPUT, "Erasing can't be undone: --force says that it is meant.");
	fprintf(stderr, "All texts about %s go, in the evidence too; hours, money and issued invoices stay. This can't be undone, nor anything before it.\nType %s to go on: ", slug, slug);
	if (!fgets(typed, sizeof typed, stdin))
		typed[0] = '\0';
	typed[strcspn(typed, "\n")] = '\0';
	return !strcmp(typed, slug) || book_fail(call->book, FAULT_REFUSED, "Nothing was erased.");
}

static void answer(struct call *call, const char *slug, int64_t texts, const struct kept_copies *copies)
{
	struct json json = call_json(call);

	if (call->json) {
		json_object(&json, NULL);
		json_string(&json, "client", slug);
		json_int(&json, "texts", texts);
		json_array(&json, "backups");
		for (size_t i = 0; i < copies->count; i++)
			json_string(&json, NULL, copies->paths[i]);
		json_end_array(&json);
		call_json_end(call, &json);
		return;
	}
	call_say(call, "Erased %s: %lld texts are gone; hours, money and issued invoices stay.", slug, (long long)texts);
	if (call->quiet || !copies->count)
		return;
	text_add(&call->out->text, speech("These backups hold them still:\n"));
	for (size_t i = 0; i < copies->count; i++) {
		text_add(&call->out->text, "  ");
		text_add_clean(&call->out->text, copies->paths[i], true);
		text_add_char(&call->out->text, '\n');
	}
}

static bool run(struct call *call)
{
	struct place place;
	struct kept_copies copies;
	int64_t texts;

	if (!place_find(call->book, call->words[0], PLACE_CLIENT, call->arena, &place) || !is_meant(call, place.path) || !erase_client(call->book, place.client, &texts))
		return false;
	erase_list_copies(call->book, call->arena, &copies);
	answer(call, place.path, texts, &copies);
	return true;
}

static const struct command client_act = {
	.name = "erase client",
	.usage = "SLUG",
	.purpose = "Blanks all texts about a client; hours and money stay, and the evidence stays whole",
	.options = options,
	.least = 1,
	.most = 1,
	.sorts = {WORD_CLIENT},
	.run = run,
};

static const struct command *const acts[] = {&client_act, NULL};

const struct command erase_command = {
	.name = "erase",
	.usage = "client",
	.purpose = "Forgets what is known of a client",
	.acts = acts,
};
