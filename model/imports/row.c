#include <stdio.h>
#include <string.h>

#include "model/imports/reader.h"

bool reader_refuse(struct reader *reader, int line, const char *what, const char *cell)
{
	char quoted[64];

	return source_refuse(&reader->source, line, "%s \"%s\".", what, utf8_quote(cell, quoted));
}

bool reader_blame(struct reader *reader, int line)
{
	const struct fault *fault = book_fault(reader->book);
	char reason[sizeof fault->text];

	if (fault->kind == FAULT_STORE || fault->kind == FAULT_AGAIN || fault->kind == FAULT_FILE)
		return false;
	snprintf(reason, sizeof reason, "%s", fault->text);
	book_forgive(reader->book);
	return source_refuse(&reader->source, line, "%s", reason);
}

bool row_instants(struct reader *reader, struct row *row, const char *start, const char *end)
{
	struct fault unread = {0};

	row->when = WHEN_INSTANTS;
	if (!moment_parse_instant(start, &row->started_at, &unread))
		return reader_refuse(reader, row->line, "start is no instant such as 2026-01-05T09:00:00Z:", start);
	if (!*end) {
		row->left_out = "still running";
		return true;
	}
	if (!moment_parse_instant(end, &row->ended_at, &unread))
		return reader_refuse(reader, row->line, "end is no instant such as 2026-01-05T09:00:00Z:", end);
	if (row->ended_at < row->started_at)
		row->left_out = "ends before it starts";
	return true;
}

bool row_disposition(struct reader *reader, struct row *row, const char *word)
{
	int place = *word ? word_find(disposition_words, word) : 0;

	if (*word && place <= DISPOSITION_NONE)
		return reader_refuse(reader, row->line, "disposition is billable, nonbillable, goodwill or at_risk, not", word);
	row->disposition = (enum disposition)place;
	return true;
}
