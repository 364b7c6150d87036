#include "model/dataset.h"

#include <string.h>

#include "model/names.h"
#include "model/money.h"
#include "model/path.h"
#include "model/record.h"
#include "model/text.h"

enum { WORD_BYTES = 100, DIGEST_BYTES = 200, WHY_BYTES = 1000, MOST_SOURCES = 100 };

const char *const data_kind_words[] = {"real", "augmented", "synthetic", NULL};

static const char *label_of(const char *name, const char *version, struct arena *arena)
{
	return *version ? arena_print(arena, "%s@%s", name, version) : name;
}

/* What it is derived from lies in the same project, and not in it itself, however far one goes back. */
static bool source_is_sound(struct book *book, const struct dataset *dataset)
{
	int64_t id = dataset->derived_from;

	for (int i = 0; id; i++) {
		struct dataset source;

		if (!dataset_find(book, id, book_arena(book), &source))
			return false;
		if (source.project != dataset->project)
			return book_fail(book, FAULT_INPUT, "Data set %lld belongs to another project.", (long long)id);
		if (source.id == dataset->id || i == MOST_SOURCES)
			return book_fail(book, FAULT_INPUT, "\"%.60s\" can't be derived from itself.", dataset->name);
		id = source.derived_from;
	}
	return true;
}

static bool is_sound(struct book *book, const struct dataset *dataset)
{
	if (!*dataset->name || strchr(dataset->name, '@'))
		return book_fail(book, FAULT_INPUT, "A data set needs a name without \"@\"; --version says which version it is.");
	if (dataset->from_on != DAY_NONE && dataset->to_on != DAY_NONE && dataset->to_on < dataset->from_on)
		return book_fail(book, FAULT_INPUT, "The data end before they begin; look at --from and --to.");
	if (dataset->labelled > 0 && dataset->rows >= 0 && dataset->labelled > dataset->rows)
		return book_fail(book, FAULT_INPUT, "More rows are labelled than there are; look at --rows and --labelled.");
	return book_takes_line(book, "The name", dataset->name, 0, WORD_BYTES) && book_takes_line(book, "The version", dataset->version, 0, WORD_BYTES)
		&& book_takes_line(book, "The digest", dataset->digest, 0, DIGEST_BYTES) && source_is_sound(book, dataset);
}

static bool is_new(struct book *book, const struct dataset *dataset)
{
	struct query *same = book_query(book, SQL_DATASET_SAME);
	bool there;

	query_set_int(same, ":project", dataset->project);
	query_set_text(same, ":name", dataset->name);
	query_set_text(same, ":version", dataset->version);
	return query_any(same, &there)
		&& (!there || book_fail(book, FAULT_CONFLICT, "The project has the data \"%.60s\" already; --version tells two apart.", dataset->label));
}

/* -1 stands for what was not said; the store has NULL there. */
static void set_count(struct query *query, const char *name, int64_t count)
{
	if (count >= 0)
		query_set_int(query, name, count);
	else
		query_set_some(query, name, 0);
}

static void bind(struct query *write, const struct dataset *dataset)
{
	query_set_words(write, ":digest", dataset->digest);
	query_set_text(write, ":kind", data_kind_words[dataset->kind]);
	query_set_day(write, ":from_on", dataset->from_on);
	query_set_day(write, ":to_on", dataset->to_on);
	set_count(write, ":row_count", dataset->rows);
	set_count(write, ":labelled", dataset->labelled);
	set_count(write, ":needed", dataset->needed);
	query_set_some(write, ":label_seconds", dataset->label_seconds);
	set_count(write, ":personal", dataset->personal);
	query_set_some(write, ":derived_from", dataset->derived_from);
	query_set_day(write, ":delete_by", dataset->delete_by);
}

static bool add(struct book *book, struct dataset *dataset)
{
	struct place place;
	struct query *write;

	dataset->label = label_of(dataset->name, dataset->version, book_arena(book));
	if (!is_sound(book, dataset) || !is_new(book, dataset) || !place_of(book, dataset->project, 0, book_arena(book), &place))
		return false;
	if (place.closed)
		return book_fail(book, FAULT_REFUSED, "\"%s\" is closed: no more data is registered there.", place.path);
	if (!(dataset->id = book_take_id(book, "dataset")))
		return false;
	dataset->uid = uid_new(book_arena(book));
	write = book_query(book, SQL_DATASET_ADD);
	query_set_int(write, ":id", dataset->id);
	query_set_text(write, ":uid", dataset->uid);
	query_set_int(write, ":project", dataset->project);
	query_set_text(write, ":name", dataset->name);
	query_set_text(write, ":version", dataset->version);
	query_set_int(write, ":known_at", book_now(book));
	bind(write, dataset);
	return query_run(write, NULL);
}

bool dataset_add(struct book *book, struct dataset *dataset)
{
	bool ok;

	if (!book_begin(book))
		return false;
	ok = add(book, dataset);
	return book_end(book, ok, "dataset add", "%lld %s", (long long)dataset->id, dataset->label);
}

static bool is_there(struct book *book, int64_t id, struct dataset *dataset)
{
	char day[11];

	if (!dataset_find(book, id, book_arena(book), dataset))
		return false;
	return dataset->scrapped_on == DAY_NONE
		|| book_fail(book, FAULT_REFUSED, "\"%.60s\" was scrapped on %s; undo takes that back.", dataset->label, day_text(dataset->scrapped_on, day));
}

static bool edit(struct book *book, const struct dataset *dataset, struct dataset *before)
{
	struct query *write;

	if (!is_there(book, dataset->id, before) || !is_sound(book, dataset))
		return false;
	write = book_query(book, SQL_DATASET_EDIT);
	query_set_int(write, ":id", dataset->id);
	bind(write, dataset);
	return query_run(write, NULL);
}

bool dataset_edit(struct book *book, const struct dataset *dataset)
{
	struct dataset before = {.label = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = edit(book, dataset, &before);
	return book_end(book, ok, "dataset edit", "%lld %s", (long long)dataset->id, before.label);
}

static bool scrap(struct book *book, int64_t id, const char *why, int on, struct dataset *dataset)
{
	struct query *write;

	if (!is_there(book, id, dataset))
		return false;
	if (!why || !*why)
		return book_fail(book, FAULT_INPUT, "Say why the data are scrapped: --why TEXT.");
	if (!book_takes_line(book, "The reason", why, 0, WHY_BYTES) || !book_takes_day(book, dataset->zone, &on, NULL))
		return false;
	write = book_query(book, SQL_DATASET_SCRAP);
	query_set_int(write, ":id", id);
	query_set_day(write, ":scrapped_on", on);
	query_set_text(write, ":scrapped_why", why);
	return query_run(write, NULL);
}

bool dataset_scrap(struct book *book, int64_t id, const char *why, int on)
{
	struct dataset dataset = {.label = ""};
	bool ok;

	if (!book_begin(book))
		return false;
	ok = scrap(book, id, why, on, &dataset);
	return book_end(book, ok, "dataset scrap", "%lld %s", (long long)id, dataset.label);
}

static int64_t count_of(struct query *row, const char *name)
{
	return query_is_null(row, name) ? -1 : query_int(row, name);
}

static struct dataset dataset_of(struct query *row, struct arena *arena)
{
	struct dataset dataset = {
		.id = query_int(row, "id"),
		.project = query_int(row, "project"),
		.client = query_int(row, "client"),
		.uid = query_take(row, "uid", arena),
		.project_path = query_take(row, "project_path", arena),
		.project_name = query_take(row, "project_name", arena),
		.client_name = query_take(row, "client_name", arena),
		.zone = query_take(row, "zone", arena),
		.currency = query_take(row, "currency", arena),
		.name = query_take(row, "name", arena),
		.version = query_take(row, "version", arena),
		.digest = query_take(row, "digest", arena),
		.kind = (enum data_kind)query_word(row, "kind", data_kind_words),
		.from_on = query_day(row, "from_on"),
		.to_on = query_day(row, "to_on"),
		.rows = count_of(row, "row_count"),
		.labelled = count_of(row, "labelled"),
		.needed = count_of(row, "needed"),
		.label_seconds = query_int(row, "label_seconds"),
		.personal = (enum said)count_of(row, "personal"),
		.derived_from = query_int(row, "derived_from"),
		.delete_by = query_day(row, "delete_by"),
		.scrapped_on = query_day(row, "scrapped_on"),
		.scrapped_why = query_take(row, "scrapped_why", arena),
	};

	dataset.label = label_of(dataset.name, dataset.version, arena);
	if (dataset.derived_from)
		dataset.source = label_of(query_take(row, "source_name", arena), query_take(row, "source_version", arena), arena);
	return dataset;
}

static bool read_datasets(struct book *book, int64_t id, int64_t project, struct arena *arena, struct datasets *datasets)
{
	struct query *rows = book_query(book, SQL_DATASET_ROWS);

	*datasets = (struct datasets){0};
	query_set_some(rows, ":id", id);
	query_set_some(rows, ":project", project);
	while (query_next(rows)) {
		arena_grow(arena, &datasets->items, datasets->count, sizeof *datasets->items);
		datasets->items[datasets->count++] = dataset_of(rows, arena);
	}
	return query_ok(rows);
}

bool dataset_find(struct book *book, int64_t id, struct arena *arena, struct dataset *dataset)
{
	struct datasets datasets;

	if (!read_datasets(book, id, 0, arena, &datasets))
		return false;
	if (!datasets.count)
		return book_fail(book, FAULT_MISSING, "There is no data set %lld; ambit dataset list shows them.", (long long)id);
	*dataset = datasets.items[0];
	return true;
}

bool dataset_list(struct book *book, int64_t project, struct arena *arena, struct datasets *datasets)
{
	return read_datasets(book, 0, project, arena, datasets);
}
