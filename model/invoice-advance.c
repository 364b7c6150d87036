/* What a client pays ahead: an invoice of its own, and a line that takes it off later ones of the project until it is used up. */
#include <stdlib.h>
#include <string.h>

#include "model/invoice-gather.h"
#include "model/invoice-inside.h"
#include "model/record.h"

/* One advance that stands, and what later invoices have not set off of it. */
struct advance { int64_t invoice; const char *number, *tax_rule; int64_t left; };
struct advances { struct advance *items; size_t count; const char *last_setting; };

/* What was set off is taken from the oldest first; more than there is of them is not asked for here. */
static void set_off(struct advances *advances, int64_t amount)
{
	for (size_t i = 0; i < advances->count && amount > 0; i++) {
		struct advance *advance = &advances->items[i];
		int64_t part = advance->left < amount ? advance->left : amount;

		advance->left -= part;
		amount -= part;
	}
}

/* Of one project, by standing invoices alone, but for one that is left out (0: none). short_by: what is set off beyond the rest. */
static bool read_advances(struct book *book, const char *path, int64_t without, struct arena *arena, struct advances *advances, int64_t *short_by)
{
	struct query *rows = book_query(book, SQL_INVOICE_ADVANCES);
	int64_t used = 0, whole = 0;

	*advances = (struct advances){0};
	query_set_text(rows, ":path", path);
	while (query_next(rows)) {
		int64_t amount = query_int(rows, "amount"), invoice = query_int(rows, "id");

		if (amount < 0) {
			used -= amount;
			advances->last_setting = query_take(rows, "number", arena);
		} else if (invoice != without) {
			arena_grow(arena, &advances->items, advances->count, sizeof *advances->items);
			advances->items[advances->count++] = (struct advance){
				.invoice = invoice, .number = query_take(rows, "number", arena),
				.tax_rule = query_is_null(rows, "tax_rule") ? NULL : query_take(rows, "tax_rule", arena), .left = amount,
			};
			whole += amount;
		}
	}
	*short_by = used > whole ? used - whole : 0;
	set_off(advances, used);
	return query_ok(rows);
}

/* The set-off takes net and the tax of today off: where the advance was asked under another rule, its own tax stays paid. */
static void note_tax(struct gathering *gathering, const struct advance *advance)
{
	struct draft *draft = gathering->draft;

	arena_grow(gathering->arena, &draft->taxed_ahead, draft->taxed_ahead_count, sizeof *draft->taxed_ahead);
	draft->taxed_ahead[draft->taxed_ahead_count++] = (struct taxed_ahead){.number = advance->number, .tax_rule = advance->tax_rule};
}

void advance_compare_tax(struct draft *draft)
{
	const char *now = draft->invoice.tax_rule ? draft->invoice.tax_rule : "";

	for (size_t i = 0; i < draft->taxed_ahead_count; i++) {
		const char *then = draft->taxed_ahead[i].tax_rule ? draft->taxed_ahead[i].tax_rule : "";

		draft->taxed_ahead[i].differs = strcmp(then, now) != 0;
	}
}

bool gather_advances(struct gathering *gathering, size_t first)
{
	struct invoice *invoice = &gathering->draft->invoice;
	struct advances advances;
	int64_t owed = 0, short_by;

	if (!read_advances(gathering->book, gathering->project->path, 0, gathering->arena, &advances, &short_by))
		return false;
	for (size_t i = first; i < invoice->line_count; i++)
		if (__builtin_add_overflow(owed, invoice->lines[i].amount, &owed))
			return book_fail(gathering->book, FAULT_REFUSED, "The amount is larger than an invoice can hold; look at the rate.");
	for (size_t i = 0; i < advances.count; i++) {
		const struct advance *advance = &advances.items[i];
		int64_t part = advance->left < owed ? advance->left : owed;

		if (part > 0) {
			struct invoice_line *line = gather_line(gathering, LINE_ADVANCE);

			line->name = arena_print(gathering->arena, phrase(gather_locale(gathering), "Advance %s, set off"), advance->number);
			line->amount = -part;
			owed -= part;
			note_tax(gathering, advance);
		}
		gathering->draft->advance_left += part > 0 ? advance->left - part : advance->left;
	}
	return true;
}

bool invoice_advance_left(struct book *book, int64_t project, struct arena *arena, int64_t *left)
{
	struct advances advances;
	struct place place;
	int64_t short_by;

	*left = 0;
	if (!place_of(book, project, 0, arena, &place) || !read_advances(book, place.path, 0, arena, &advances, &short_by))
		return false;
	for (size_t i = 0; i < advances.count; i++)
		*left += advances.items[i].left;
	return true;
}

bool invoice_may_fall(struct book *book, const struct invoice *invoice)
{
	struct advances advances;
	int64_t short_by;

	for (size_t i = 0; i < invoice->line_count; i++) {
		const struct invoice_line *line = &invoice->lines[i];

		if (line->kind != LINE_ADVANCE || line->amount < 0)
			continue;
		if (!read_advances(book, line->project, invoice->id, book_arena(book), &advances, &short_by))
			return false;
		if (short_by)
			return book_fail(book, FAULT_REFUSED, "\"%s\" was asked in advance and is set off on \"%s\"; credit that one first.", invoice->number, advances.last_setting);
	}
	return true;
}
