#include "model/pdf.h"

#include "model/helper.h"

static const char program[] = "ambit-pdf";

static bool run(struct book *book, const struct text *records, struct text *bytes)
{
	int status;

	if (!helper_run(book, program, records, bytes, &status))
		return false;
	return !status || book_fail(book, FAULT_STORE, "%s could not draw it (it ended with %d); --format html prints as well.", program, status);
}

bool pdf_draw(struct book *book, const struct text *records, struct text *text)
{
	struct text bytes = {0};
	bool ok;

	if (!helper_is_there(program))
		return book_fail(book, FAULT_REFUSED, "%s was not built, as the package libpango1.0-dev was missing: install it and build anew, or print --format html.", program);
	ok = run(book, records, &bytes);
	if (ok)
		text_add_n(text, bytes.bytes, bytes.length);
	text_free(&bytes);
	return ok;
}

bool pdf_write(struct book *book, const struct report *report, struct text *text)
{
	struct text records = {0};
	bool ok;

	report_write_records(report, &records);
	ok = pdf_draw(book, &records, text);
	text_free(&records);
	return ok;
}
