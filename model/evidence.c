#include <stdio.h>
#include <string.h>

#include "model/book-inside.h"
#include "model/evidence.h"
#include "model/evidence-hash.h"

static void bind_record(struct query *add, const struct record *record)
{
	query_set_int(add, ":number", record->number);
	query_set_text(add, ":kind", record->kind);
	query_set_int(add, ":typed_at", record->typed_at);
	query_set_int(add, ":known_at", record->known_at);
	query_set_day(add, ":meant_on", record->meant_on);
	query_set_some(add, ":client", record->client);
	query_set_some(add, ":project", record->project);
	query_set_text(add, ":subject", record->subject);
	query_set_some(add, ":target", record->target);
	query_set_words(add, ":state", record->state);
	query_set_words(add, ":label", record->label);
	if (record->estimate.pessimistic) {
		query_set_int(add, ":optimistic", record->estimate.optimistic);
		query_set_int(add, ":likely", record->estimate.likely);
		query_set_int(add, ":pessimistic", record->estimate.pessimistic);
	}
	if (record->has_amount)
		query_set_int(add, ":amount", record->amount);
	query_set_words(add, ":currency", record->currency);
	query_set_some(add, ":version", record->version);
	query_set_day(add, ":until_on", record->until_on ? record->until_on : DAY_NONE);
	query_set_day(add, ":period_from_on", record->period_from_on ? record->period_from_on : DAY_NONE);
	query_set_day(add, ":period_last_on", record->period_last_on ? record->period_last_on : DAY_NONE);
	query_set_words(add, ":hours", record->hours);
	query_set_some(add, ":net", record->net);
	query_set_some(add, ":tax", record->tax);
	query_set_some(add, ":gross", record->gross);
	query_set_some(add, ":withheld", record->withheld);
	query_set_some(add, ":fee", record->fee);
	query_set_some(add, ":received", record->received);
	query_set_words(add, ":received_currency", record->received_currency);
	query_set_words(add, ":digest", record->digest);
	query_set_words(add, ":title", record->title);
	query_set_words(add, ":who", record->who);
	query_set_words(add, ":evidence", record->evidence);
	query_set_words(add, ":evidence_file", record->evidence_file);
	query_set_words(add, ":evidence_sha256", record->evidence_sha256);
	query_set_words(add, ":why", record->why);
}

static bool read_last(struct book *book, int64_t *number, char hash[65])
{
	struct query *last = book_query(book, SQL_RECORD_LAST);

	*number = 0;
	hash[0] = '\0';
	if (query_next(last)) {
		*number = query_int(last, "number");
		snprintf(hash, 65, "%s", query_text(last, "hash"));
	}
	query_end(last);
	return query_ok(last);
}

bool evidence_append(struct book *book, struct record *record, const char *zone)
{
	char before[65], salt[37];
	char *hash = arena_take(book->arena, 65), personal[65];
	struct query *add;

	if (!read_last(book, &record->number, before))
		return false;
	record->number++;
	record->typed_at = book->now;
	if (!record->meant_on || record->meant_on == DAY_NONE)
		record->meant_on = zone_day(zone, book->now);
	record->known_at = book_known_from(book, zone, record->meant_on);
	uid_make(salt);
	evidence_personal(record, salt, personal);
	evidence_hash(record, before, personal, hash);
	record->hash = hash;
	add = book_query(book, SQL_RECORD_ADD);
	bind_record(add, record);
	query_set_text(add, ":salt", salt);
	query_set_text(add, ":personal_sha256", personal);
	query_set_text(add, ":hash", hash);
	if (!query_run(add, NULL))
		return false;
	if (!book->first_record)
		book->first_record = record->number;
	book->last_record = record->number;
	return true;
}

static struct record record_of(struct query *row, struct arena *arena)
{
	return (struct record){
		.number = query_int(row, "number"),
		.kind = query_take(row, "kind", arena),
		.typed_at = query_int(row, "typed_at"),
		.known_at = query_int(row, "known_at"),
		.meant_on = query_day(row, "meant_on"),
		.client = query_int(row, "client"),
		.project = query_int(row, "project"),
		.subject = query_take(row, "subject", arena),
		.target = query_int(row, "target"),
		.state = query_take(row, "state", arena),
		.label = query_take(row, "label", arena),
		.estimate = {query_int(row, "optimistic"), query_int(row, "likely"), query_int(row, "pessimistic")},
		.has_amount = !query_is_null(row, "amount"),
		.amount = query_int(row, "amount"),
		.currency = query_take(row, "currency", arena),
		.version = query_int(row, "version"),
		.until_on = query_day(row, "until_on"),
		.period_from_on = query_day(row, "period_from_on"),
		.period_last_on = query_day(row, "period_last_on"),
		.hours = query_take(row, "hours", arena),
		.net = query_int(row, "net"),
		.tax = query_int(row, "tax"),
		.gross = query_int(row, "gross"),
		.withheld = query_int(row, "withheld"),
		.fee = query_int(row, "fee"),
		.received = query_int(row, "received"),
		.received_currency = query_take(row, "received_currency", arena),
		.digest = query_take(row, "digest", arena),
		.title = query_take(row, "title", arena),
		.who = query_take(row, "who", arena),
		.evidence = query_take(row, "evidence", arena),
		.evidence_file = query_take(row, "evidence_file", arena),
		.evidence_sha256 = query_take(row, "evidence_sha256", arena),
		.why = query_take(row, "why", arena),
		.hash = query_take(row, "hash", arena),
	};
}

bool evidence_list(struct book *book, const char *kind, int64_t project, const char *subject, int64_t as_of, struct arena *arena, struct records *list)
{
	struct query *rows = book_query(book, subject ? SQL_RECORD_OF_SUBJECT : SQL_RECORD_OF_PROJECT);

	*list = (struct records){0};
	query_set_words(rows, ":kind", kind);
	query_set_int(rows, ":as_of", as_of);
	if (subject)
		query_set_text(rows, ":subject", subject);
	else
		query_set_some(rows, ":project", project);
	while (query_next(rows)) {
		arena_grow(arena, &list->items, list->count, sizeof *list->items);
		list->items[list->count++] = record_of(rows, arena);
	}
	return query_ok(rows);
}

bool evidence_line(struct book *book, int64_t as_of, struct arena *arena, const char **line)
{
	struct query *head = book_query(book, SQL_RECORD_HEAD);
	char at[32];

	*line = "";
	query_set_int(head, ":as_of", as_of);
	if (query_next(head))
		*line = arena_print(arena, "evidence %s covers %lld record%s to %s", query_text(head, "hash"), (long long)query_int(head, "number"),
			query_int(head, "number") == 1 ? "" : "s", moment_utc(query_int(head, "typed_at"), at));
	query_end(head);
	return query_ok(head);
}

static bool has_texts(const struct record *record)
{
	return record->title || record->who || record->evidence || record->evidence_file || record->evidence_sha256 || record->why;
}

/* One link: its own texts, its hash, its number, and that a takeback names an earlier record. */
static const char *link_fault(struct query *row, const struct record *record, const char *before, int64_t expected, char hash[65])
{
	char personal[65];
	const char *kept = query_text(row, "personal_sha256");

	evidence_hash(record, before, kept, hash);
	if (record->number != expected)
		return "is out of order: one before it is missing";
	if (!query_is_null(row, "salt")) {
		evidence_personal(record, query_text(row, "salt"), personal);
		if (strcmp(personal, kept))
			return "was changed: its texts don't match its digest";
	} else if (has_texts(record)) {
		return "was changed: it has texts but no salt";
	} else if (!query_int(row, "erased")) {
		return "was changed: its texts are gone, and no erasure is on record";
	}
	if (strcmp(hash, record->hash))
		return "was changed: its hash doesn't match";
	if (record->target >= record->number)
		return "takes back a record that comes after it";
	return NULL;
}

struct walk {
	const char *wanted;          /* leading digits of a head, or NULL */
	bool found;
	int64_t faults;
	void (*say)(void *, const char *);
	void *context;
};

static bool walk_chain(struct book *book, struct walk *walk)
{
	struct arena *arena = arena_new();
	struct query *rows = book_query(book, SQL_RECORD_ALL);
	char before[65] = "", hash[65];
	int64_t expected = 0;

	while (query_next(rows)) {
		struct record record = record_of(rows, arena);
		const char *fault = link_fault(rows, &record, before, ++expected, hash);

		expected = record.number;
		if (fault) {
			walk->faults++;
			if (walk->say)
				walk->say(walk->context, arena_print(arena, "evidence: record %lld %s", (long long)record.number, fault));
		}
		if (walk->wanted && !strncmp(record.hash, walk->wanted, strlen(walk->wanted)))
			walk->found = true;
		snprintf(before, sizeof before, "%s", record.hash);
		arena_clear(arena);
	}
	arena_free(arena);
	return query_ok(rows);
}

bool evidence_check(struct book *book, void (*say)(void *, const char *), void *context)
{
	struct walk walk = {.say = say, .context = context};

	return walk_chain(book, &walk);
}

/* Copied from a mail a head may have dashes in it and large letters. */
static bool read_head(const char *typed, char digits[65])
{
	size_t count = 0;

	for (; *typed; typed++) {
		if (*typed == '-')
			continue;
		if (count == 64)
			return false;
		digits[count++] = *typed >= 'A' && *typed <= 'F' ? (char)(*typed - 'A' + 'a') : *typed;
	}
	digits[count] = '\0';
	return count >= 16 && strspn(digits, "0123456789abcdef") == count;
}

bool evidence_verify(struct book *book, const char *head)
{
	char digits[65];
	struct walk walk = {.wanted = digits};

	if (!read_head(head, digits))
		return book_fail(book, FAULT_INPUT, "A head is 16 to 64 digits of 0-9 and a-f, as a report prints it.");
	if (!walk_chain(book, &walk))
		return false;
	if (walk.faults)
		return book_fail(book, FAULT_REFUSED, "The evidence was changed: %lld of its records don't fit; ambit check names them.", (long long)walk.faults);
	return walk.found || book_fail(book, FAULT_REFUSED, "The evidence never passed through %.16s….", digits);
}

static bool read_record(struct book *book, int64_t number, struct arena *arena, struct record *record)
{
	struct query *one = book_query(book, SQL_RECORD_ONE);
	bool found;

	query_set_int(one, ":number", number);
	found = query_next(one);
	if (found)
		*record = record_of(one, arena);
	query_end(one);
	return query_ok(one) && (found || book_fail(book, FAULT_STORE, "Record %lld of the evidence is missing; ambit check says more.", (long long)number));
}

bool evidence_take_back(struct book *book, int64_t *first, int64_t *last)
{
	struct arena *arena = arena_new();
	int64_t from = *first, until = *last;
	bool ok = true;

	book->first_record = book->last_record = 0;
	for (int64_t number = until; ok && from && number >= from; number--) {
		struct record taken, takeback = {.kind = "takeback", .target = number};

		ok = read_record(book, number, arena, &taken);
		if (!ok)
			break;
		takeback.client = taken.client;
		takeback.project = taken.project;
		takeback.subject = taken.subject;
		takeback.label = taken.label;
		ok = evidence_append(book, &takeback, book->zone);
	}
	*first = book->first_record;
	*last = book->last_record;
	arena_free(arena);
	return ok;
}
