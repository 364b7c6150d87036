/* One transaction an entry, for ledger and hledger. */
#include "model/exports/format.h"

/* The state is set once there is a transaction, from which the next is parted by an empty line. */
static bool ledger_begin(struct hours *hours)
{
	hours->state = NULL;
	return true;
}

static void ledger_row(struct hours *hours, const struct hours_row *row)
{
	struct text *text = &hours->out->text;
	char *note = arena_text(hours->row_arena, *row->note ? row->note : "-");

	for (char *c = note; *c; c++)
		if (*c == '|')
			*c = '/'; /* it would part payee and note */
	if (hours->state)
		byte_add(text, '\n');
	hours->state = hours;
	text_add(text, row->day);
	text_add(text, " * ");
	plain_note_add(text, note);
	text_add(text, "\n    (");
	account_add(text, row->item->path);
	text_add(text, ")  ");
	hours_add(text, row->seconds, 4);
	text_add(text, "h\n");
}

const struct exporter ledger_exporter = {
	.name = "ledger",
	.begin = ledger_begin,
	.row = ledger_row,
};
