/* How far a draft brings a project to its cap: what is billed beside compute, with all standing invoices. It warns, it stops nothing. */
#include "model/change.h"
#include "model/invoice-gather.h"
#include "model/record.h"

static bool fills_cap(enum line_kind kind)
{
	return kind == LINE_LABOUR || kind == LINE_FIXED || kind == LINE_RETAINER;
}

/* On invoices that stand, those of the client too. */
static bool read_billed(const struct gathering *gathering, int64_t *billed)
{
	struct query *row = book_query(gathering->book, SQL_INVOICE_CAPPED);

	query_set_text(row, ":path", gathering->project->path);
	return query_number(row, "billed", billed);
}

bool gather_cap(struct gathering *gathering, size_t first)
{
	const struct project *project = gathering->project;
	struct cap_use use = {.path = project->path, .cap = project->cap};
	struct draft *draft = gathering->draft;

	if (!project->cap)
		return true;
	if (!change_move_cap(gathering->book, project->id, gathering->arena, &use.cap) || !read_billed(gathering, &use.billed))
		return false;
	for (size_t i = first; i < draft->invoice.line_count; i++)
		if (fills_cap(draft->invoice.lines[i].kind))
			use.billed += draft->invoice.lines[i].amount;
	arena_grow(gathering->arena, &draft->caps, draft->cap_count, sizeof *draft->caps);
	draft->caps[draft->cap_count++] = use;
	return true;
}
