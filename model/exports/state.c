/* export json: the whole shown state. Arrays in a fixed order, each ordered by id; what was taken back is not in it. */
#include "model/evidence.h"
#include "model/export.h"
#include "model/exports/record.h"
#include "model/exports/state-members.h"
#include "model/standing.h"

/* What the tails of records need beside the row. */
struct state {
	struct records_writer writer;   /* first: a tail is given its address */
	struct arena *arena;
	struct standing *standing;
};

/* Rows of a statement about the present record, as an array inside it. */
static bool add_list(struct records_writer *writer, const char *name, enum statement statement, const char *parameter, int64_t id, const struct member *members)
{
	struct query *rows = book_query(writer->book, statement);

	query_set_int(rows, parameter, id);
	return record_list(&writer->json, name, rows, members);
}

/* Keys of other records as a list of texts. */
static bool add_uids(struct records_writer *writer, const char *name, enum statement statement, int64_t invoice)
{
	struct query *rows = book_query(writer->book, statement);

	query_set_int(rows, ":invoice", invoice);
	json_array(&writer->json, name);
	while (query_next(rows))
		json_string(&writer->json, NULL, query_text(rows, "uid"));
	json_end_array(&writer->json);
	return query_ok(rows);
}

static void add_day(struct json *json, const char *name, int day)
{
	char text[11];

	json_string(json, name, day == DAY_NONE ? NULL : day_text(day, text));
}

static void add_number(struct json *json, const char *name, bool said, int64_t number)
{
	if (said)
		json_int(json, name, number);
	else
		json_null(json, name);
}

/* A record of the evidence as a fact, without its place in the chain. */
static void add_event(struct json *json, const struct record *event)
{
	bool estimated = event->estimate.pessimistic > 0;
	char utc[32];

	json_object(json, NULL);
	json_string(json, "kind", event->kind);
	json_string(json, "state", event->state);
	json_string(json, "label", event->label);
	json_string(json, "title", event->title);
	add_day(json, "day", event->meant_on);
	json_string(json, "known_at", moment_utc(event->known_at, utc));
	add_number(json, "optimistic", estimated, event->estimate.optimistic);
	add_number(json, "likely", estimated, event->estimate.likely);
	add_number(json, "pessimistic", estimated, event->estimate.pessimistic);
	add_number(json, "amount", event->has_amount, event->amount);
	json_string(json, "currency", event->currency);
	add_number(json, "withheld", event->withheld, event->withheld);
	add_number(json, "fee", event->fee, event->fee);
	add_number(json, "received", event->received, event->received);
	json_string(json, "received_currency", event->received_currency);
	add_day(json, "until", event->until_on);
	json_string(json, "by", event->who);
	json_string(json, "evidence", event->evidence);
	json_string(json, "evidence_file", event->evidence_file);
	json_string(json, "evidence_sha256", event->evidence_sha256);
	json_string(json, "why", event->why);
	json_string(json, "hours", event->hours);
	json_end(json);
}

static bool add_events(struct records_writer *writer, struct query *row)
{
	struct state *state = (struct state *)writer;
	struct records events;

	if (!evidence_list(writer->book, NULL, 0, arena_text(state->arena, query_text(row, "uid")), INT64_MAX, state->arena, &events))
		return false;
	json_array(&writer->json, "events");
	for (size_t i = 0; i < events.count; i++)
		add_event(&writer->json, &events.items[i]);
	json_end_array(&writer->json);
	arena_clear(state->arena);
	return true;
}

static bool end_baseline(struct records_writer *writer, struct query *row)
{
	return add_list(writer, "items", SQL_STATE_BASELINE_ITEMS, ":baseline", query_int(row, "id"), baseline_item_members);
}

static bool end_milestone(struct records_writer *writer, struct query *row)
{
	return add_list(writer, "measurements", SQL_STATE_MEASUREMENTS, ":milestone", query_int(row, "id"), measurement_members) &&
		add_list(writer, "checklist", SQL_STATE_CHECK_LINES, ":milestone", query_int(row, "id"), check_line_members) &&
		add_list(writer, "deployments", SQL_STATE_DEPLOYMENTS, ":milestone", query_int(row, "id"), deployment_members) && add_events(writer, row);
}

static bool end_invoice(struct records_writer *writer, struct query *row)
{
	int64_t id = query_int(row, "id");

	return add_list(writer, "lines", SQL_STATE_INVOICE_LINES, ":invoice", id, invoice_line_members)
		&& add_uids(writer, "entries", SQL_STATE_INVOICE_ENTRIES, id) && add_uids(writer, "jobs", SQL_STATE_INVOICE_JOBS, id)
		&& add_uids(writer, "costs", SQL_STATE_INVOICE_COSTS, id)
		&& add_events(writer, row);
}

static bool end_entry(struct records_writer *writer, struct query *row)
{
	struct state *state = (struct state *)writer;

	json_string(&writer->json, "path", standing_path(state->standing, query_int(row, "project"), query_int(row, "item")));
	return true;
}

static bool end_pomodoro(struct records_writer *writer, struct query *row)
{
	return add_list(writer, "interruptions", SQL_STATE_INTERRUPTIONS, ":pomodoro", query_int(row, "id"), interruption_members);
}

/* Interruptions of no Pomodoro stand in a record of their own. */
static bool add_loose(struct records_writer *writer)
{
	struct query *any = record_query(writer, SQL_STATE_ANY_LOOSE);
	bool there = query_next(any), ok;

	query_end(any);
	if (!there)
		return query_ok(any);
	record_begin(writer);
	ok = record_list(&writer->json, "interruptions", record_query(writer, SQL_STATE_LOOSE_INTERRUPTIONS), interruption_members);
	record_end(writer);
	return ok;
}

struct state_array {
	const char *name;
	enum statement statement;
	const struct member *members;   /* NULL: nothing of the kind is kept yet */
	bool (*tail)(struct records_writer *, struct query *);
	bool of_nobody;                 /* no client's, so not written for one */
};

static bool write_array(struct records_writer *writer, const struct state_array *array)
{
	bool ok = true;
	struct query *rows;

	if (writer->client && array->of_nobody)
		return true;
	records_array(writer, array->name);
	if (array->members) {
		rows = array->of_nobody ? book_query(writer->book, array->statement) : record_query(writer, array->statement);
		ok = record_rows(writer, rows, array->members, NULL, array->tail);
	}
	if (ok && array->tail == end_pomodoro)
		ok = add_loose(writer);
	records_array_end(writer);
	return ok;
}

static bool write_scope(struct records_writer *writer)
{
	static const struct state_array rates = {"rates", SQL_STATE_RATES, rate_members, NULL, false};

	records_array(writer, "clients");
	if (!record_clients(writer, NULL))
		return false;
	records_array_end(writer);
	records_array(writer, "projects");
	if (!record_projects(writer, NULL))
		return false;
	records_array_end(writer);
	if (!write_array(writer, &rates))
		return false;
	records_array(writer, "items");
	if (!record_items(writer, NULL, true))
		return false;
	records_array_end(writer);
	return true;
}

static bool write_arrays(struct records_writer *writer)
{
	static const struct state_array arrays[] = {
		{"baselines", SQL_STATE_BASELINES, baseline_members, end_baseline, false},
		{"changes", SQL_STATE_CHANGES, change_members, add_events, false},
		{"milestones", SQL_STATE_MILESTONES, milestone_members, end_milestone, false},
		{"jobs", SQL_STATE_JOBS, job_members, NULL, false},
		{"costs", SQL_STATE_COSTS, cost_members, NULL, false},
		{"datasets", SQL_STATE_DATASETS, dataset_members, NULL, false},
		{"asks", SQL_STATE_ASKS, ask_members, NULL, false},
		{"quotes", SQL_STATE_QUOTES, quote_members, NULL, false},
		{"fx", SQL_STATE_FX, fx_members, NULL, true},
		{"rules", SQL_STATE_RULES, rule_members, NULL, false},
		{"invoices", SQL_STATE_INVOICES, invoice_members, end_invoice, false},
		{"entries", SQL_STATE_ENTRIES, entry_members, end_entry, false},
		{"pomodoros", SQL_STATE_POMODOROS, pomodoro_members, end_pomodoro, false},
		{"timer", SQL_STATE_TIMER, timer_members, end_entry, false},
		{"away", SQL_STATE_AWAY, away_members, NULL, false},
		{"resources", SQL_STATE_RESOURCES, resource_members, NULL, true},
		{"off", SQL_STATE_OFF, off_members, NULL, true},
	};

	for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
		if (!write_array(writer, &arrays[i]))
			return false;
	return true;
}

static bool write_state(struct book *book, struct out *out, int64_t client)
{
	struct arena *lasting = arena_new();
	struct state state = {.writer = {.book = book, .out = out, .client = client}, .arena = arena_new()};
	bool ok = book_hold(book);

	if (ok) {
		records_open(&state.writer);
		ok = standing_open(book, INT64_MAX, lasting, &state.standing) && write_scope(&state.writer) && write_arrays(&state.writer);
		records_close(&state.writer);
		book_release(book);
	}
	arena_free(state.arena);
	arena_free(lasting);
	return ok;
}

bool export_state(struct book *book, struct out *out)
{
	return write_state(book, out, 0);
}

bool export_client(struct book *book, int64_t client, struct out *out)
{
	return write_state(book, out, client);
}
