#include "tui/doubts-pane.h"

#include <stdio.h>

#include "db/speech.h"
#include "tui/words.h"

enum { LEFT = 2, APART = 3, WORDS = 100 };

/* One after the other, as many rows as there are: whole ones only. */
struct writing { struct canvas *inside; int row, column; };

static void put(struct writing *writing, bool well, const char *words)
{
	int width = canvas_width(words) + 2, room = writing->inside->columns - 1;

	if (writing->column > LEFT && writing->column + width > room) {
		writing->row++;
		writing->column = LEFT;
	}
	if (writing->row >= writing->inside->rows)
		return;
	canvas_put(writing->inside, writing->row, writing->column, 1, well ? TONE_GOOD : TONE_WARNING, well ? "■" : "!");
	canvas_put(writing->inside, writing->row, writing->column + 2, width < room - writing->column ? width - 2 : room - writing->column - 2, TONE_PLAIN, words);
	writing->column += width + APART;
}

static void put_clocks(struct writing *writing, const struct doubts *doubts)
{
	char words[WORDS], length[24], day[16];

	if (!doubts->jumps)
		return;
	snprintf(words, sizeof words, speech("entry %lld spans the clock change of %s (%s h, right)"), (long long)doubts->jump,
		words_day(doubts->jump_on, day), moment_clock_length(doubts->jump_seconds, length));
	put(writing, false, words);
	if (doubts->jumps == 1)
		return;
	snprintf(words, sizeof words, speech("and %zu more"), doubts->jumps - 1);
	put(writing, false, words);
}

static void put_overlaps(struct writing *writing, const struct doubts *doubts)
{
	char words[WORDS];

	if (!doubts->overlaps) {
		put(writing, true, speech("no overlap"));
		return;
	}
	snprintf(words, sizeof words, speech("entry %lld overlaps entry %lld%s"), (long long)doubts->overlap, (long long)doubts->overlapped,
		doubts->overlaps > 1 ? speech(", and others") : "");
	put(writing, false, words);
}

static void put_left_out(struct writing *writing, const struct left_out *out)
{
	char words[WORDS], length[24];

	if (out->unpriced)
		snprintf(words, sizeof words, speech("%zu %s no rate: set one, or it can't be issued"), out->unpriced, out->unpriced == 1 ? speech("entry has") : speech("entries have"));
	else
		snprintf(words, sizeof words, speech("no unpriced entry"));
	put(writing, !out->unpriced, words);
	if (out->waiting) {
		snprintf(words, sizeof words, speech("%s h not yet sorted"), moment_clock_length(out->waiting, length));
		put(writing, false, words);
	}
	if (*out->taxed_ahead) {
		snprintf(words, sizeof words, speech("advance %s was taxed by another rule"), out->taxed_ahead);
		put(writing, false, words);
	}
}

void doubts_lacks(const struct left_out *out, struct text *text)
{
	if (*out->own_lacks)
		text_print(text, speech("your %s (, s)"), out->own_lacks);
	if (*out->their_lacks)
		text_print(text, speech("%stheir %s (3 E)"), *out->own_lacks ? "; " : "", out->their_lacks);
}

/* What the law or the client asks for, while it can still be said. */
static void put_lacks(struct writing *writing, const struct left_out *out)
{
	struct text words = {0};

	text_add(&words, speech("not said: "));
	doubts_lacks(out, &words);
	if (*out->own_lacks || *out->their_lacks)
		put(writing, false, text_string(&words));
	text_free(&words);
}

void doubts_paint(const struct doubts *doubts, const struct left_out *out, struct canvas *canvas)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Before it is issued"), NULL, NULL, NULL});
	struct writing writing = {.inside = &inside, .column = LEFT};

	put_overlaps(&writing, doubts);
	put_left_out(&writing, out);
	put_clocks(&writing, doubts);
	put_lacks(&writing, out);
}
