#include <string.h>

#include "model/change.h"
#include "model/client.h"
#include "model/imports/json-make.h"
#include "model/item.h"
#include "model/project.h"
#include "model/rate.h"

/* One record: where it stands in its array, and the first thing in it that can't be read. */
struct record_of_file {
	struct reader *reader;
	json_t *object;
	int line;
	bool ok;
};

static const char *text_of(struct record_of_file *record, const char *key, bool must)
{
	const char *text = NULL;

	if (record->ok)
		record->ok = tree_text(record->reader, record->line, record->object, key, must, &text);
	return text;
}

static int64_t number_of(struct record_of_file *record, const char *key, int64_t otherwise)
{
	if (record->ok)
		record->ok = tree_int(record->reader, record->line, record->object, key, &otherwise);
	return otherwise;
}

static bool truth_of(struct record_of_file *record, const char *key)
{
	bool truth = false;

	if (record->ok)
		record->ok = tree_bool(record->reader, record->line, record->object, key, &truth);
	return truth;
}

static int day_of(struct record_of_file *record, const char *key)
{
	const char *text = text_of(record, key, false);
	int day = text ? day_from_text(text) : DAY_NONE;

	if (record->ok && text && day == DAY_NONE)
		record->ok = reader_refuse(record->reader, record->line, "this is no day such as 2026-01-05:", text);
	return day;
}

static int word_of(struct record_of_file *record, const char *key, const char *const *words, int otherwise)
{
	const char *text = text_of(record, key, false);
	int place = text ? word_find(words, text) : otherwise;

	if (record->ok && place < 0)
		record->ok = reader_refuse(record->reader, record->line, "this word is not known here:", text);
	return place;
}

/* Is there such a place? With its slashes the path says it in full, so that there is one at most. */
static bool find(struct record_of_file *record, const char *path, unsigned wanted, struct place *place, bool *there)
{
	struct reader *reader = record->reader;

	*there = place_find(reader->book, path, wanted, reader->arena, place);
	if (*there)
		return true;
	if (book_fault(reader->book)->kind != FAULT_MISSING)
		return reader_blame(reader, record->line);
	book_forgive(reader->book);
	return true;
}

static bool make_client(struct record_of_file *record)
{
	struct reader *reader = record->reader;
	struct client client = {
		.slug = text_of(record, "slug", true),
		.name = text_of(record, "name", true),
		.currency = text_of(record, "currency", false),
		.zone = text_of(record, "zone", false),
		.locale = text_of(record, "locale", false),
		.email = text_of(record, "email", false),
		.legal_name = text_of(record, "legal_name", false),
		.address = text_of(record, "address", false),
		.vat_id = text_of(record, "vat_id", false),
		.contact = text_of(record, "contact", false),
		.reference = text_of(record, "reference", false),
		.tax = text_of(record, "tax", false),
		.terms_days = (int)number_of(record, "terms_days", -1),
	};
	int64_t there = 0;

	if (!record->ok)
		return false;
	if (!client.currency)
		client.currency = reader->currency;
	if (!slug_is_valid(client.slug))
		return reader_refuse(reader, record->line, "this is no slug:", client.slug);
	if (!client_by_slug(reader->book, client.slug, &there))
		return reader_blame(reader, record->line);
	return there || !reader->create || client_add(reader->book, &client) || reader_blame(reader, record->line);
}

static struct project read_project(struct record_of_file *record)
{
	return (struct project){
		.name = text_of(record, "name", true),
		.kind = (enum project_kind)word_of(record, "kind", project_kind_words, KIND_TM),
		.start_on = day_of(record, "start"),
		.end_on = day_of(record, "end"),
		.cap = number_of(record, "cap", 0),
		.price = number_of(record, "price", 0),
		.hours_seconds = number_of(record, "hours_seconds", 0),
		.rollover_seconds = number_of(record, "rollover_seconds", 0),
		.rounding = text_of(record, "rounding", false),
		.minimum_seconds = number_of(record, "minimum_seconds", 0),
		.notice = text_of(record, "notice", false),
		.capacity_seconds = number_of(record, "capacity_seconds", 0),
		.meeting_cap_seconds = number_of(record, "meeting_cap_seconds", 0),
		.learning_target_seconds = number_of(record, "learning_target_seconds", 0),
		.compute_budget_micro = number_of(record, "compute_budget_micro", 0),
		.compute_alert = text_of(record, "compute_alert", false),
	};
}

static bool make_project(struct record_of_file *record)
{
	struct reader *reader = record->reader;
	struct project project = read_project(record);
	const char *path = text_of(record, "path", true), *slash = path ? strchr(path, '/') : NULL;
	struct place place;
	bool there;

	if (!record->ok)
		return false;
	if (word_find(own_words, path) >= 0)
		return true; /* own time is made by its first use */
	if (!slash || strchr(slash + 1, '/'))
		return reader_refuse(reader, record->line, "a project's path goes like client/project, not", path);
	if (!find(record, path, PLACE_PROJECT, &place, &there))
		return false;
	if (there || !reader->create)
		return true;
	project.slug = slash + 1;
	if (!client_by_slug(reader->book, arena_text_n(reader->arena, path, (size_t)(slash - path)), &project.client))
		return reader_blame(reader, record->line);
	if (!project.client)
		return reader_refuse(reader, record->line, "there is no client for the project", path);
	return project_add(reader->book, &project) || reader_blame(reader, record->line);
}

/* A change is only proposed: what the client said of it is evidence of the store that it comes from. */
static bool add_change(struct record_of_file *record, const struct item *item)
{
	struct change change = {.project = item->project, .code = item->code, .title = item->name, .origin = "client",
		.start_on = item->start_on, .end_on = item->end_on};
	struct reader *reader = record->reader;

	return change_propose(reader->book, &change, DAY_NONE) || reader_blame(reader, record->line);
}

static struct item read_item(struct record_of_file *record)
{
	return (struct item){
		.name = text_of(record, "name", true),
		.kind = (enum item_kind)word_of(record, "kind", item_kind_words, ITEM_AGREED),
		.estimate = {number_of(record, "optimistic", 0), number_of(record, "likely", 0), number_of(record, "pessimistic", 0)},
		.start_on = day_of(record, "start"),
		.end_on = day_of(record, "end"),
		.acceptance = text_of(record, "acceptance", false),
		.gate = text_of(record, "gate", false),
		.activity = text_of(record, "activity", false),
		.price = number_of(record, "price", -1),
		.excluded = truth_of(record, "excluded"),
	};
}

static bool make_item(struct record_of_file *record)
{
	struct reader *reader = record->reader;
	struct item item = read_item(record);
	const char *path = text_of(record, "path", true), *slash = path ? strrchr(path, '/') : NULL;
	struct place place;
	bool there;

	if (!record->ok || item.kind == ITEM_TOPIC)
		return record->ok;
	if (!slash)
		return reader_refuse(reader, record->line, "an item's path goes like client/project/ITEM, not", path);
	if (!find(record, path, PLACE_ITEM | PLACE_CHANGE, &place, &there))
		return false;
	if (there || !reader->create)
		return true;
	if (!place_find(reader->book, arena_text_n(reader->arena, path, (size_t)(slash - path)), PLACE_PROJECT, reader->arena, &place))
		return reader_blame(reader, record->line);
	item.project = place.project;
	item.code = slash + 1;
	item.path = path;
	if (item.kind == ITEM_CHANGE)
		return add_change(record, &item);
	return item_add(reader->book, &item) || reader_blame(reader, record->line);
}

/* What the rate is for; "default USD" or null is the currency's default. */
static bool find_rate_place(struct record_of_file *record, const char *path, struct rate *rate)
{
	struct reader *reader = record->reader;
	struct place place = {0};
	bool there = true;

	rate->path = path ? path : arena_print(reader->arena, "default %s", rate->amount.currency);
	if (path && !find(record, path, PLACE_CLIENT | PLACE_PROJECT | PLACE_ITEM | PLACE_CHANGE, &place, &there))
		return false;
	if (!there)
		return !reader->create || reader_refuse(reader, record->line, "there is nothing for the rate of", path);
	rate->client = place.kind == PLACE_CLIENT ? place.client : 0;
	rate->project = place.kind == PLACE_PROJECT ? place.project : 0;
	rate->item = place.item;
	return true;
}

static bool rate_is_there(struct reader *reader, const struct rate *wanted, bool *there)
{
	struct rates rates;

	*there = false;
	if (!rate_list(reader->book, NULL, reader->arena, &rates))
		return false;
	for (size_t i = 0; i < rates.count; i++) {
		const struct rate *rate = &rates.items[i];

		*there = *there || (rate->client == wanted->client && rate->project == wanted->project && rate->item == wanted->item
			&& rate->from_on == wanted->from_on && !strcmp(rate->amount.currency, wanted->amount.currency));
	}
	return true;
}

static bool make_rate(struct record_of_file *record)
{
	struct reader *reader = record->reader;
	const char *path = text_of(record, "path", false), *currency = text_of(record, "currency", true);
	struct rate rate = {.amount.minor = number_of(record, "amount", -1), .day_seconds = number_of(record, "day_seconds", 0),
		.from_on = day_of(record, "from"), .why = text_of(record, "why", false)};
	bool there;

	if (!record->ok)
		return false;
	if (rate.amount.minor < 0 || rate.day_seconds < 0 || rate.from_on == DAY_NONE || !currency_is_valid(currency))
		return source_refuse(&reader->source, record->line, "a rate needs amount, currency and from.");
	memcpy(rate.amount.currency, currency, 4);
	if (!find_rate_place(record, path, &rate) || !rate_is_there(reader, &rate, &there))
		return reader_blame(reader, record->line);
	return there || !reader->create || rate_set(reader->book, &rate) || reader_blame(reader, record->line);
}

static bool make_each(struct reader *reader, json_t *tree, const char *key, bool (*make)(struct record_of_file *))
{
	json_t *rows = json_object_get(tree, key), *object;
	size_t i;

	json_array_foreach(rows, i, object) {
		struct record_of_file record = {.reader = reader, .object = object, .line = (int)i + 1, .ok = true};

		if (!make(&record))
			return false;
	}
	return true;
}

bool json_make(struct reader *reader, json_t *tree)
{
	return make_each(reader, tree, "clients", make_client) && make_each(reader, tree, "projects", make_project)
		&& make_each(reader, tree, "items", make_item) && make_each(reader, tree, "rates", make_rate);
}
