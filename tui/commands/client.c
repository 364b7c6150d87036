
#include "db/speech.h"
#include "model/client.h"
#include "model/locale.h"
#include "model/path.h"
#include "tui/answer.h"

static const struct option options[] = {
	{.name = "name", .value = "NAME", .help = "another name (edit)"},
	{.name = "currency", .value = "CODE", .help = "three letters; config currency, else USD"},
	{.name = "zone", .value = "ZONE", .help = "decides its days; config zone, else your own"},
	{.name = "locale", .value = "LOCALE", .help = "language and numbers of what is meant for it"},
	{.name = "email", .value = "E-MAIL", .help = "where invoices go"},
	{.name = "legal-name", .value = "NAME", .help = "as it stands on an invoice"},
	{.name = "address", .value = "TEXT", .help = "as it stands on an invoice"},
	{.name = "vat-id", .value = "ID", .help = "as it stands on an invoice"},
	{.name = "contact", .value = "NAME", .help = "who is written to"},
	{.name = "reference", .value = "TEXT", .help = "their order number"},
	{.name = "terms", .value = "DAYS", .help = "to pay, such as 30d"},
	{.name = "tax", .value = "TAX", .help = "percent, 0, reverse or exempt"},
	{0},
};

static bool take_options(struct call *call, struct client *client)
{
	const struct { const char *name; const char **to; } texts[] = {
		{"currency", &client->currency}, {"zone", &client->zone}, {"locale", &client->locale}, {"email", &client->email},
		{"legal-name", &client->legal_name}, {"address", &client->address}, {"vat-id", &client->vat_id}, {"contact", &client->contact},
		{"reference", &client->reference}, {"tax", &client->tax}, {"name", &client->name},
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (call_flag(call, texts[i].name))
			*texts[i].to = call_option(call, texts[i].name);
	return !call_flag(call, "terms") || moment_parse_days(call_option(call, "terms"), &client->terms_days, book_fault_slot(call->book));
}

static void write_json(struct json *json, const struct client *client)
{
	json_int(json, "id", client->id);
	json_string(json, "uid", client->uid);
	json_string(json, "slug", client->slug);
	json_string(json, "name", client->name);
	json_string(json, "currency", client->currency);
	json_string(json, "zone", client->zone);
	json_string(json, "locale", client->locale);
	json_string(json, "email", client->email);
	json_string(json, "legal_name", client->legal_name);
	json_string(json, "address", client->address);
	json_string(json, "vat_id", client->vat_id);
	json_string(json, "contact", client->contact);
	json_string(json, "reference", client->reference);
	if (client->terms_days >= 0)
		json_int(json, "terms_days", client->terms_days);
	else
		json_null(json, "terms_days");
	json_string(json, "tax", client->tax);
	json_bool(json, "archived", client->archived);
}

static bool answer(struct call *call, const struct client *client, const char *done)
{
	struct json json = call_json(call);

	call_say(call, "%s %s, %s, %s.", done, client->slug, client->currency, client->zone);
	if (!call->json)
		return true;
	json_object(&json, NULL);
	write_json(&json, client);
	call_json_end(call, &json);
	return true;
}

static bool add(struct call *call)
{
	struct client client = {.slug = call->words[0], .name = call->words[1], .terms_days = -1};

	return take_options(call, &client) && client_add(call->book, &client) && answer(call, &client, speech("Added client"));
}

static bool find(struct call *call, struct client *client)
{
	struct place place;

	return place_find(call->book, call->words[0], PLACE_CLIENT, call->arena, &place) && client_find(call->book, place.client, call->arena, client);
}

static bool edit(struct call *call)
{
	struct client client;

	return find(call, &client) && take_options(call, &client) && client_edit(call->book, &client) && answer(call, &client, speech("Changed client"));
}

static bool archive(struct call *call)
{
	struct client client;

	if (!find(call, &client) || !client_archive(call->book, client.id))
		return false;
	client.archived = true;
	return answer(call, &client, "Archived client");
}

static const char *locale_words(struct call *call, const char *name)
{
	return !name || locale_find(name) ? name : arena_print(call->arena, speech("%s, written in English with ISO days"), name);
}

static bool show(struct call *call)
{
	struct client client;

	if (!find(call, &client))
		return false;
	if (call->json)
		return answer(call, &client, "");
	answer_line(call, "client", client.slug);
	answer_line(call, "name", client.name);
	answer_line(call, "legal name", client.legal_name);
	answer_line(call, "currency", client.currency);
	answer_line(call, "zone", client.zone);
	answer_line(call, "e-mail", client.email);
	answer_line(call, "contact", client.contact);
	answer_line(call, "address", client.address);
	answer_line(call, "VAT id", client.vat_id);
	answer_line(call, "reference", client.reference);
	answer_line(call, "terms", client.terms_days < 0 ? NULL : arena_print(call->arena, speech("%d days"), client.terms_days));
	answer_line(call, "tax", client.tax);
	answer_line(call, "locale", locale_words(call, client.locale));
	answer_line(call, "archived", client.archived ? speech("yes") : NULL);
	return true;
}

static bool list(struct call *call)
{
	struct clients clients;
	struct json json;

	if (!client_list(call->book, call->arena, &clients))
		return false;
	list_begin(call, &json, "clients");
	for (size_t i = 0; i < clients.count; i++) {
		const struct client *client = &clients.items[i];

		if (call->json) {
			json_object(&json, NULL);
			write_json(&json, client);
			json_end(&json);
			continue;
		}
		text_add_fit(&call->out->text, client->slug, 20, false);
		text_print(&call->out->text, "  %s  ", client->currency);
		text_add_fit(&call->out->text, client->zone, 20, false);
		text_add(&call->out->text, "  ");
		text_add_clean(&call->out->text, client->name, true);
		text_add(&call->out->text, client->archived ? speech("  (archived)\n") : "\n");
	}
	list_end(call, &json);
	return true;
}

static const struct command add_act = {.name = "client add", .usage = "SLUG NAME", .purpose = "Adds a client", .options = options, .least = 2, .most = 2, .dry_run = true, .run = add};
static const struct command list_act = {.name = "client list", .usage = "", .purpose = "Lists all clients", .run = list};
static const struct command show_act = {.name = "client show", .usage = "SLUG", .purpose = "Shows one client", .least = 1, .most = 1, .sorts = {WORD_CLIENT}, .run = show};
static const struct command edit_act = {.name = "client edit", .usage = "SLUG", .purpose = "Changes what is said of a client", .options = options, .least = 1, .most = 1, .sorts = {WORD_CLIENT}, .run = edit};
static const struct command archive_act = {.name = "client archive", .usage = "SLUG", .purpose = "Puts a client away: nothing more is logged for it", .least = 1, .most = 1, .sorts = {WORD_CLIENT}, .run = archive};
static const struct command *const acts[] = {&add_act, &list_act, &show_act, &edit_act, &archive_act, NULL};

const struct command client_command = {
	.name = "client",
	.usage = "add, list, show, edit or archive",
	.purpose = "Who is worked for",
	.acts = acts,
};
