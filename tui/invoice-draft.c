#include "tui/invoice-draft.h"

#include <string.h>

#include "db/speech.h"
#include "model/moment.h"
#include "model/reports/invoice.h"
#include "tui/answer.h"
#include "tui/invoice-print.h"
#include "tui/page.h"

enum form { FORM_TEXT, FORM_MARKDOWN, FORM_JSON };

static bool read_form(struct call *call, enum form *form)
{
	static const char *const words[] = {"text", "md", "json", NULL};
	int place = call->format ? word_find(words, call->format) : FORM_TEXT;

	*form = place < 0 ? FORM_TEXT : (enum form)place;
	return place >= 0 || book_fail(call->book, FAULT_INPUT, "\"%.40s\" is no format of a draft: text, md, html, pdf or json.", call->format);
}

/* One word alone may be the period. */
static bool read_draft_words(struct call *call, const char **path, struct period *period)
{
	struct clock clock = book_clock(call->book);
	struct fault scratch = {0};

	*path = call->count ? call->words[0] : NULL;
	*period = invoice_usual_period(call->book);
	if (call->count == 1 && moment_parse_period(call->words[0], &clock, period, &scratch))
		*path = NULL;
	return call->count < 2 || call_period(call, 1, "", period);
}

static void write_draft(struct call *call, const struct draft *draft, enum form form, struct json *json)
{
	if (form == FORM_TEXT) {
		draft_write_text(call, draft);
	} else if (form == FORM_MARKDOWN) {
		draft_write_markdown(call, draft);
	} else {
		json_object(json, NULL);
		draft_write_json(call, json, draft);
		json_end(json);
	}
}

/* "1:15 on acme/site, 0:30 on acme/shop": what waits since the period; path NULL: anyone's. */
static const char *unbilled_since(struct call *call, const char *path, int last)
{
	struct period since = {last + 1, book_today(call->book)};
	size_t length = path ? strlen(path) : 0;
	const char *words = "";
	struct drafts drafts;

	if (last >= since.last || !invoice_draft_all(call->book, since, call->arena, &drafts))
		return words;
	for (size_t i = 0; i < drafts.count; i++) {
		const struct invoice *invoice = &drafts.items[i].invoice;
		bool wanted = !path || (!strncmp(invoice->path, path, length) && (!invoice->path[length] || invoice->path[length] == '/'));
		char hours[24];

		if (wanted)
			words = arena_print(call->arena, speech("%s%s%s on %s"), words, *words ? ", " : "", invoice->seconds ? moment_clock_length(invoice->seconds, hours) : speech("other costs"), invoice->path);
	}
	return words;
}

/* Where there is nothing to bill: what is unbilled since, and the words that show it. */
static void hint_at_later(struct call *call, const char *path, int last)
{
	struct wall civil = day_civil(book_today(call->book));
	const char *words = unbilled_since(call, path, last), *period = "month";

	if (!*words)
		return;
	if (last + 1 != day_from_civil(civil.year, civil.month, 1))
		period = arena_print(call->arena, "%s..%s", day_typed(call, last + 1), day_typed(call, book_today(call->book)));
	text_print(&call->out->text, speech("Unbilled since then: %s; ambit invoice draft %s%s%s shows it.\n"), words, path ? path : "", path ? " " : "", period);
}

static bool draft_everyone(struct call *call, struct period period, enum form form)
{
	struct json json = call_json(call);
	struct drafts drafts;

	if (!invoice_draft_all(call->book, period, call->arena, &drafts))
		return false;
	if (form == FORM_JSON) {
		json_object(&json, NULL);
		json_array(&json, "drafts");
	}
	for (size_t i = 0; i < drafts.count; i++) {
		text_add(&call->out->text, i && form != FORM_JSON ? "\n" : "");
		write_draft(call, &drafts.items[i], form, &json);
	}
	if (form == FORM_JSON) {
		json_end_array(&json);
		if (!drafts_write_sums_json(call, &json, &drafts))
			return false;
		call_json_end(call, &json);
	} else if (!drafts_write_sums(call, &drafts, form == FORM_TEXT ? answer_line : answer_markdown)) {
		return false;
	} else if (!drafts.count && !call->quiet) {
		text_print(&call->out->text, speech("Nothing is unbilled up to %s.\n"), day_word(call, period.last));
		hint_at_later(call, NULL, period.last);
	}
	return true;
}

/* As the document that it would become, marked as a draft. */
static bool draft_page(struct call *call, const char *path, struct period period)
{
	struct report report;
	struct place place;
	struct draft one;

	if (!path)
		return book_fail(call->book, FAULT_INPUT, "A draft to look at is one invoice: name the client or project, as in ambit invoice draft CLIENT/PROJECT --format %s.", call->format);
	if (!place_find(call->book, path, PLACE_CLIENT | PLACE_PROJECT, call->arena, &place) || !invoice_draft(call->book, &place, period, call->arena, &one))
		return false;
	if (!one.invoice.line_count)
		return book_fail(call->book, FAULT_REFUSED, "\"%s\" has nothing to bill up to %s.", place.path, day_word(call, one.invoice.period.last));
	return report_invoice(call->book, &one.invoice, call->arena, &report) && page_answer(call, &report, "text, md, html, pdf or json");
}

/* While it can still be said. */
static void hint_at_lacks(struct call *call, const struct draft *draft)
{
	const char *lacks = invoice_lacks(&draft->invoice, call->arena);

	if (*lacks)
		text_print(&call->out->text, speech("Not said on it: %s; ambit config KEY VALUE and ambit client edit say it.\n"), lacks);
}

static bool draft(struct call *call)
{
	struct json json = call_json(call);
	struct period period;
	struct place place;
	struct draft one;
	const char *path;
	enum form form;

	if (!read_draft_words(call, &path, &period))
		return false;
	if (call->format && (!strcmp(call->format, "html") || !strcmp(call->format, "pdf")))
		return draft_page(call, path, period);
	if (!read_form(call, &form))
		return false;
	if (!path)
		return draft_everyone(call, period, form);
	if (!place_find(call->book, path, PLACE_CLIENT | PLACE_PROJECT, call->arena, &place) || !invoice_draft(call->book, &place, period, call->arena, &one))
		return false;
	write_draft(call, &one, form, &json);
	if (form == FORM_JSON)
		text_add_char(&call->out->text, '\n');
	else if (!one.invoice.line_count && !call->quiet)
		hint_at_later(call, place.path, one.invoice.period.last);
	else if (form == FORM_TEXT && !call->quiet)
		hint_at_lacks(call, &one);
	return true;
}

const struct command invoice_draft_act = {
	.name = "invoice draft",
	.usage = "[CLIENT|PROJECT] [PERIOD]",
	.purpose = "What an invoice would bill; nothing is stored",
	.least = 0,
	.most = 2,
	.sorts = {WORD_PROJECT, WORD_PERIOD},
	.format = true,
	.run = draft,
};
