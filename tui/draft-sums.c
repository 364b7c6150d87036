/* What several drafts come to: each currency beside the others, and apart from them about what all is in one's own. */
#include "db/speech.h"
#include "tui/answer.h"
#include "tui/invoice-print.h"

const char *about_words(struct call *call, const struct fx_about *about, const char *what)
{
	if (about->currencies < 2)
		return NULL;
	if (about->lacks)
		return arena_print(call->arena, speech("not known in %s without a figure: ambit fx set %s NUMBER --from DAY"), about->own, about->lacks);
	return arena_print(call->arena, "\u2248 %s %s", money_word(call, about->minor, about->own), what);
}

void about_json(struct json *json, const char *key, const struct fx_about *about)
{
	if (about->lacks)
		json_null(json, key);
	else
		json_int(json, key, about->minor);
}

static bool read_sums(struct call *call, const struct drafts *drafts, struct fx_sums *sums, struct fx_about *about)
{
	for (size_t i = 0; i < drafts->count; i++)
		if (!fx_add(call->book, sums, call->arena, drafts->items[i].invoice.currency, drafts->items[i].invoice.total))
			return false;
	return fx_all(call->book, sums, book_today(call->book), call->arena, about);
}

bool drafts_write_sums(struct call *call, const struct drafts *drafts, void (*write)(struct call *, const char *label, const char *value))
{
	struct fx_sums sums = {0};
	struct fx_about about;
	const char *words = "";

	if (!read_sums(call, drafts, &sums, &about))
		return false;
	if (drafts->count < 2)
		return true;
	for (size_t i = 0; i < sums.count; i++)
		words = arena_print(call->arena, "%s%s%s", words, i ? ", " : "", money_word(call, sums.items[i].minor, sums.items[i].currency));
	text_add_char(&call->out->text, '\n');
	write(call, "drafts", arena_print(call->arena, "%zu: %s", drafts->count, words));
	write(call, "in all", about_words(call, &about, speech("to be billed")));
	return true;
}

bool drafts_write_sums_json(struct call *call, struct json *json, const struct drafts *drafts)
{
	struct fx_sums sums = {0};
	struct fx_about about;

	if (!read_sums(call, drafts, &sums, &about))
		return false;
	json_array(json, "totals");
	for (size_t i = 0; i < sums.count; i++) {
		json_object(json, NULL);
		json_string(json, "currency", sums.items[i].currency);
		json_int(json, "count", (int64_t)sums.items[i].count);
		json_int(json, "total_cents", sums.items[i].minor);
		json_end(json);
	}
	json_end_array(json);
	json_object(json, "own");
	json_string(json, "currency", about.own);
	about_json(json, "total_cents", &about);
	json_end(json);
	return true;
}
