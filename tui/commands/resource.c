#include "model/resource.h"

#include <string.h>

#include "model/config.h"
#include "model/money.h"
#include "tui/answer.h"

static const struct option add_options[] = {
	{.name = "provider", .value = "NAME", .help = "whose machine it is"},
	{.name = "gpus", .value = "N", .help = "how many it has"},
	{0},
};

static void write_json(struct json *json, const struct resource *resource)
{
	json_object(json, NULL);
	json_string(json, "name", resource->name);
	json_int(json, "micro_per_hour", resource->hour_micro);
	json_string(json, "currency", resource->currency);
	json_string(json, "provider", resource->provider);
	json_some(json, "gpus", resource->gpus);
	json_end(json);
}

static const char *price_word(struct call *call, const struct resource *resource)
{
	return arena_print(call->arena, "%s %s", micro_digits(call, resource->hour_micro), resource->currency);
}

/* "1.89" in the user's currency, or "1.89 EUR". */
static bool read_price(struct call *call, const char *typed, struct resource *resource)
{
	const char *blank = strchr(typed, ' '), *usual = config_get(call->book, "currency");

	resource->currency = blank ? blank + 1 : usual ? usual : "USD";
	if (!currency_is_valid(resource->currency))
		return book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no price: write it like 1.89 or \"1.89 EUR\".", typed);
	return micro_parse(typed, resource->currency, &resource->hour_micro, book_fault_slot(call->book));
}

static bool add(struct call *call)
{
	struct resource resource = {.name = call->words[0], .provider = call_option(call, "provider")};
	struct json json = call_json(call);

	if (!read_price(call, call->words[1], &resource) || !call_number(call, "gpus", 1, 100000, &resource.gpus) || !resource_put(call->book, &resource))
		return false;
	call_say(call, "%s costs %s an hour.", resource.name, price_word(call, &resource));
	if (call->json) {
		write_json(&json, &resource);
		call_json_end(call, &json);
	}
	return true;
}

static bool list(struct call *call)
{
	struct resources resources;
	struct json json;

	if (!resource_list(call->book, call->arena, &resources))
		return false;
	list_begin(call, &json, "resources");
	for (size_t i = 0; i < resources.count; i++) {
		const struct resource *resource = &resources.items[i];
		struct text *text = &call->out->text;

		if (call->json) {
			write_json(&json, resource);
			continue;
		}
		text_print(text, "%16s  ", price_word(call, resource));
		text_add_clean(text, resource->name, true);
		if (resource->provider) {
			text_add(text, ", ");
			text_add_clean(text, resource->provider, true);
		}
		if (resource->gpus)
			text_print(text, ", %lld GPU%s", (long long)resource->gpus, resource->gpus == 1 ? "" : "s");
		text_add_char(text, '\n');
	}
	list_end(call, &json);
	return true;
}

static const struct command add_act = {.name = "resource add", .usage = "NAME MONEY", .purpose = "Keeps the price of its hour, a new one for the same name too", .options = add_options, .least = 2, .most = 2, .run = add};
static const struct command list_act = {.name = "resource list", .usage = "", .purpose = "Lists machines with their prices", .least = 0, .most = 0, .run = list};
static const struct command *const acts[] = {&add_act, &list_act, NULL};

const struct command resource_command = {
	.name = "resource",
	.usage = "add or list",
	.purpose = "Machines with the price of an hour",
	.acts = acts,
};
