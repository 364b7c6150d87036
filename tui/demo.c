#include <sys/stat.h>
#include <unistd.h>

#include "model/calendar.h"
#include "model/moment.h"
#include "tui/cut.h"
#include "tui/demo.h"
#include "tui/invoke.h"

/* Who works there. The user's own settings are none of the example's business: numbers, currency, calendar. */
static const char settings[] =
	"seller.name = Ada Byron\n"
	"seller.address = 1 Mill Lane; Beacon, NY 12508; US\n"
	"seller.tax_id = 12-3456789\n"
	"seller.bank = Hudson Bank, routing 021000089, account 12345678\n";

static bool cut_line(const char *line, struct book *book, struct arena *arena, struct invocation *invocation)
{
	char *rest = arena_text(arena, line), *word = cut_word(&rest), **words = NULL;
	struct fault *fault = book_fault_slot(book);
	size_t count = 0;
	int64_t at;

	if (!moment_parse_instant(word, &at, fault))
		return false;
	book_set_clock(book, at);
	while ((word = cut_word(&rest))) {
		arena_grow(arena, &words, count, sizeof *words);
		words[count++] = word;
	}
	return options_read((int)count, words, false, arena, invocation, fault);
}

/* One act. Nobody reads the answer, and nobody is there to be asked. */
static bool type_line(const char *line, struct book *book, struct arena *arena)
{
	struct invocation invocation;
	struct out out = {.descriptor = -1};
	struct call call;
	bool ok = cut_line(line, book, arena, &invocation) && invoke(&invocation, book, arena, &out, &call);

	if (ok) {
		call.quiet = true;
		call.tty = call.color = false;
		ok = call.command->run(&call);
	}
	out_free(&out);
	return ok;
}

static bool type_all(struct book *book, int shift)
{
	struct arena *arena = arena_new();
	bool ok = !book_fault(book)->kind;

	for (size_t i = 0; ok && demo_script[i]; i++) {
		ok = type_line(demo_move(demo_script[i], shift, arena), book, arena);
		arena_clear(arena);
	}
	arena_free(arena);
	return ok;
}

static bool is_there(const char *path)
{
	struct stat there;

	return lstat(path, &there) == 0;
}

static void explain(const struct fault *why, struct fault *fault)
{
	if (why->kind == FAULT_AGAIN)
		fault_set(fault, FAULT_CONFLICT, "Another program made that store meanwhile; name another folder.");
	else
		fault_set(fault, why->kind, "%s", why->text);
}

static void remove_store(const char *path, struct arena *arena)
{
	unlink(path);
	unlink(arena_print(arena, "%s-journal", path));
}

bool demo_make(const char *path, int64_t now, struct arena *arena, struct fault *fault)
{
	struct book_options options = {.path = path, .zone = DEMO_ZONE, .now = 1, .replaceable = true, .settings = settings, .settle = calendar_refresh};
	struct book *book;
	bool ok, made;

	if (is_there(path))
		return fault_set(fault, FAULT_CONFLICT, "\"%.200s\" is there already; name another folder.", path);
	book = book_open(&options);
	ok = type_all(book, demo_shift(now));
	if (!ok)
		explain(book_fault(book), fault);
	made = book_last_act(book) > 0;
	book_close(book);
	if (!ok && made)
		remove_store(path, arena);
	return ok;
}
