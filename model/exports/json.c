/* Our own json: the entries, with the clients, projects and items that they need. */
#include "model/exports/format.h"
#include "model/exports/record.h"

struct own_json {
	struct records_writer writer;
	struct utc_writer utc;
};

static bool wants_project(const void *context, int64_t id)
{
	const struct hours *hours = context;

	return id <= hours->project_most && hours->projects[id] && hours->projects[id]->needed;
}

static bool wants_item(const void *context, int64_t id)
{
	const struct hours *hours = context;

	return id <= hours->item_most && hours->items[id] && hours->items[id]->needed;
}

static bool wants_client(const void *context, int64_t id)
{
	const struct hours *hours = context;

	for (int64_t i = 0; i <= hours->project_most; i++)
		if (wants_project(context, i) && hours->projects[i]->client == id)
			return true;
	return false;
}

static bool json_begin(struct hours *hours)
{
	struct own_json *json = hours->state = arena_take(hours->arena, sizeof *json);
	struct records_writer *writer = &json->writer;

	*writer = (struct records_writer){.book = hours->book, .out = hours->out};
	records_open(writer);
	records_array(writer, "clients");
	if (!record_clients(writer, &(struct record_filter){wants_client, hours}))
		return false;
	records_array_end(writer);
	records_array(writer, "projects");
	if (!record_projects(writer, &(struct record_filter){wants_project, hours}))
		return false;
	records_array_end(writer);
	records_array(writer, "items");
	if (!record_items(writer, &(struct record_filter){wants_item, hours}, false))
		return false;
	records_array_end(writer);
	records_array(writer, "entries");
	return true;
}

static void add_instant(struct text *text, const char *name, struct utc_writer *utc, int64_t at)
{
	text_add(text, name);
	utc_add(text, utc, at);
	byte_add(text, '"');
}

static void add_word(struct text *text, const char *name, const char *value)
{
	text_add(text, name);
	text_add_json(text, value);
}

static void add_money(struct text *text, const struct hours_row *row)
{
	if (row->rate) {
		text_add(text, ",\"rate\":");
		amount_add(text, rate_per_hour(row->rate), 0);
		add_word(text, ",\"currency\":", row->project->currency);
	} else {
		text_add(text, ",\"rate\":null,\"currency\":null");
	}
	text_add(text, ",\"amount\":");
	amount_add(text, row->amount, 0);
	text_add(text, ",\"invoice\":");
	if (row->invoice_number)
		text_add_json(text, row->invoice_number);
	else
		text_add(text, "null");
}

static void json_row(struct hours *hours, const struct hours_row *row)
{
	struct own_json *json = hours->state;
	struct text *text = &hours->out->text;

	text_add(text, json->writer.filled ? ",\n{\"uid\":" : "\n{\"uid\":");
	json->writer.filled = true;
	text_add_json(text, row->uid);
	add_instant(text, ",\"start\":\"", &json->utc, row->started_at);
	add_instant(text, ",\"end\":\"", &json->utc, row->ended_at);
	text_add(text, ",\"seconds\":");
	amount_add(text, row->seconds, 0);
	add_word(text, ",\"zone\":", row->zone);
	add_word(text, ",\"day\":", row->day);
	add_word(text, ",\"path\":", row->item->path);
	add_word(text, ",\"activity\":", row->activity);
	add_word(text, ",\"disposition\":", disposition_words[row->disposition]);
	add_word(text, ",\"note\":", row->note);
	text_add(text, row->settled ? ",\"settled\":true" : ",\"settled\":false");
	add_money(text, row);
	byte_add(text, '}');
}

static bool json_finish(struct hours *hours)
{
	struct own_json *json = hours->state;

	records_array_end(&json->writer);
	records_close(&json->writer);
	return true;
}

const struct exporter json_exporter = {
	.name = "json",
	.begin = json_begin,
	.row = json_row,
	.end = json_finish,
};
