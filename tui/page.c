#include <string.h>

#include "model/pdf.h"
#include "tui/page.h"

/* Is the word one of the list "text, md or json". */
static bool is_among(const char *word, const char *list)
{
	size_t length = strlen(word);

	for (const char *at = strstr(list, word); length && at; at = strstr(at + 1, word))
		if ((at == list || at[-1] == ' ') && strchr(", ", at[length]))
			return true;
	return false;
}

bool page_answer(struct call *call, const struct report *report, const char *formats)
{
	const char *format = call->format ? call->format : "text";
	struct report dated = *report;

	if (!is_among(format, formats))
		return book_fail(call->book, FAULT_INPUT, "\"%.20s\" is no format of this: %s.", format, formats);
	dated.columns = call->output ? 0 : call->columns;
	if (strcmp(format, "pdf"))
		return report_write(&dated, format, &call->out->text) || book_fail(call->book, FAULT_INPUT, "\"%.20s\" is no format of this.", format);
	if (call->tty && !call->output)
		return book_fail(call->book, FAULT_INPUT, "A PDF is no text for a terminal; -o FILE writes it.");
	if (call->as_of != INT64_MAX)
		dated.position = call->as_of;
	return pdf_write(call->book, &dated, &call->out->text);
}
