#include "model/exports/record.h"

void records_open(struct records_writer *writer)
{
	writer->json = (struct json){.text = &writer->out->text};
	writer->begun = writer->filled = false;
	text_add(&writer->out->text, "{\"ambit\":1");
}

void records_array(struct records_writer *writer, const char *name)
{
	text_print(&writer->out->text, ",\n\"%s\":[", name);
	writer->filled = false;
}

void records_array_end(struct records_writer *writer)
{
	text_add(&writer->out->text, writer->filled ? "\n]" : "]");
	out_breathe(writer->out);
}

void records_close(struct records_writer *writer)
{
	text_add(&writer->out->text, "\n}\n");
}

void record_begin(struct records_writer *writer)
{
	text_add(&writer->out->text, writer->filled ? ",\n" : "\n");
	writer->filled = true;
	json_object(&writer->json, NULL);
}

void record_end(struct records_writer *writer)
{
	json_end(&writer->json);
	out_breathe(writer->out);
}

enum { MEMBERS_MOST = 64 };

/* Where the members' columns are, so that they are looked up once a query and not once a row; those past the room are looked up each time. */
static void find_places(struct query *row, const struct member *members, int places[MEMBERS_MOST])
{
	for (int i = 0; i < MEMBERS_MOST && members[i].column; i++)
		places[i] = query_column(row, members[i].column);
}

static void add_member(struct json *json, struct query *row, const struct member *member, int place)
{
	char utc[32];

	if (query_is_null_at(row, place))
		json_null(json, member->name);
	else if (member->kind == MEMBER_TEXT)
		json_string(json, member->name, query_text_at(row, place));
	else if (member->kind == MEMBER_INT)
		json_int(json, member->name, query_int_at(row, place));
	else if (member->kind == MEMBER_BOOL)
		json_bool(json, member->name, query_int_at(row, place));
	else
		json_string(json, member->name, moment_utc(query_int_at(row, place), utc));
}

static void add_members(struct json *json, struct query *row, const struct member *members, const int places[MEMBERS_MOST])
{
	for (int i = 0; members[i].column; i++)
		add_member(json, row, &members[i], i < MEMBERS_MOST ? places[i] : query_column(row, members[i].column));
}

bool record_rows(struct records_writer *writer, struct query *rows, const struct member *members, const struct record_filter *filter,
	bool (*tail)(struct records_writer *, struct query *))
{
	int places[MEMBERS_MOST];
	bool ok = true, first = true;

	while (ok && query_next(rows)) {
		if (filter && !filter->wants(filter->context, query_int(rows, "id")))
			continue;
		if (first)
			find_places(rows, members, places);
		first = false;
		record_begin(writer);
		add_members(&writer->json, rows, members, places);
		ok = !tail || tail(writer, rows);
		record_end(writer);
	}
	query_end(rows);
	return ok && query_ok(rows);
}

bool record_list(struct json *json, const char *name, struct query *rows, const struct member *members)
{
	int places[MEMBERS_MOST];
	bool first = true;

	json_array(json, name);
	while (query_next(rows)) {
		if (first)
			find_places(rows, members, places);
		first = false;
		json_object(json, NULL);
		add_members(json, rows, members, places);
		json_end(json);
	}
	json_end_array(json);
	return query_ok(rows);
}

static const struct member client_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"slug", "slug", MEMBER_TEXT},
	{"name", "name", MEMBER_TEXT},
	{"currency", "currency", MEMBER_TEXT},
	{"zone", "zone", MEMBER_TEXT},
	{"locale", "locale", MEMBER_TEXT},
	{"email", "email", MEMBER_TEXT},
	{"legal_name", "legal_name", MEMBER_TEXT},
	{"address", "address", MEMBER_TEXT},
	{"vat_id", "vat_id", MEMBER_TEXT},
	{"contact", "contact", MEMBER_TEXT},
	{"reference", "reference", MEMBER_TEXT},
	{"terms_days", "terms_days", MEMBER_INT},
	{"tax", "tax", MEMBER_TEXT},
	{"archived", "archived", MEMBER_BOOL},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

struct query *record_query(struct records_writer *writer, enum statement statement)
{
	struct query *rows = book_query(writer->book, statement);

	query_set_some(rows, ":client", writer->client);
	return rows;
}

bool record_clients(struct records_writer *writer, const struct record_filter *filter)
{
	return record_rows(writer, record_query(writer, SQL_STATE_CLIENTS), client_members, filter, NULL);
}

static const struct member project_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"name", "name", MEMBER_TEXT},
	{"kind", "kind", MEMBER_TEXT},
	{"currency", "currency", MEMBER_TEXT},
	{"start_on", "start", MEMBER_TEXT},
	{"end_on", "end", MEMBER_TEXT},
	{"cap", "cap", MEMBER_INT},
	{"price", "price", MEMBER_INT},
	{"hours_seconds", "hours_seconds", MEMBER_INT},
	{"rollover_seconds", "rollover_seconds", MEMBER_INT},
	{"rounding", "rounding", MEMBER_TEXT},
	{"minimum_seconds", "minimum_seconds", MEMBER_INT},
	{"notice", "notice", MEMBER_TEXT},
	{"capacity_seconds", "capacity_seconds", MEMBER_INT},
	{"meeting_cap_seconds", "meeting_cap_seconds", MEMBER_INT},
	{"learning_target_seconds", "learning_target_seconds", MEMBER_INT},
	{"compute_budget_micro", "compute_budget_micro", MEMBER_INT},
	{"compute_alert", "compute_alert", MEMBER_TEXT},
	{"closed_on", "closed", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

bool record_projects(struct records_writer *writer, const struct record_filter *filter)
{
	return record_rows(writer, record_query(writer, SQL_STATE_PROJECTS), project_members, filter, NULL);
}

static const struct member item_members[] = {
	{"id", "id", MEMBER_INT},
	{"uid", "uid", MEMBER_TEXT},
	{"path", "path", MEMBER_TEXT},
	{"name", "name", MEMBER_TEXT},
	{"kind", "kind", MEMBER_TEXT},
	{"optimistic", "optimistic", MEMBER_INT},
	{"likely", "likely", MEMBER_INT},
	{"pessimistic", "pessimistic", MEMBER_INT},
	{"start_on", "start", MEMBER_TEXT},
	{"end_on", "end", MEMBER_TEXT},
	{"acceptance", "acceptance", MEMBER_TEXT},
	{"gate", "gate", MEMBER_TEXT},
	{"activity", "activity", MEMBER_TEXT},
	{"price", "price", MEMBER_INT},
	{"currency", "currency", MEMBER_TEXT},
	{"parent_code", "parent", MEMBER_TEXT},
	{"excluded", "excluded", MEMBER_BOOL},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

static const struct member progress_members[] = {
	{"percent", "percent", MEMBER_INT},
	{"on_day", "day", MEMBER_TEXT},
	{"accepted", "accepted", MEMBER_BOOL},
	{"evidence", "evidence", MEMBER_TEXT},
	{"evidence_file", "evidence_file", MEMBER_TEXT},
	{"evidence_sha256", "evidence_sha256", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

static const struct member remaining_members[] = {
	{"optimistic", "optimistic", MEMBER_INT},
	{"likely", "likely", MEMBER_INT},
	{"pessimistic", "pessimistic", MEMBER_INT},
	{"on_day", "day", MEMBER_TEXT},
	{"known_at", "known_at", MEMBER_INSTANT},
	{NULL, NULL, MEMBER_TEXT}
};

static bool add_progress(struct records_writer *writer, struct query *item)
{
	struct query *progress = book_query(writer->book, SQL_STATE_PROGRESS), *remaining;

	query_set_int(progress, ":item", query_int(item, "id"));
	if (!record_list(&writer->json, "progress", progress, progress_members))
		return false;
	remaining = book_query(writer->book, SQL_STATE_REMAINING);
	query_set_int(remaining, ":item", query_int(item, "id"));
	return record_list(&writer->json, "remaining", remaining, remaining_members);
}

bool record_items(struct records_writer *writer, const struct record_filter *filter, bool progress)
{
	return record_rows(writer, record_query(writer, SQL_STATE_ITEMS), item_members, filter, progress ? add_progress : NULL);
}
