#include "tui/start.h"

#include <ctype.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/calendar.h"
#include "model/config.h"
#include "model/out.h"
#include "model/path.h"
#include "model/upkeep.h"
#include "tui/loop.h"
#include "tui/script.h"
#include "tui/words.h"

/* Lines of the configuration that could not be used, as FILE:LINE: reason. */
static void warn(const struct keymap *keymap, struct arena *arena)
{
	for (size_t i = 0; i < keymap->fault_count; i++)
		fprintf(stderr, "%s\n", text_clean(keymap->faults[i], true, arena));
}

/* What the configuration says of looks; a line that can't be used leaves them as they are. */
static void read_looks(struct book *book, struct keymap *keymap, struct arena *arena, struct terminal_options *to)
{
	struct config_lines lines = {0};

	to->theme = theme_usual();
	if (!config_list(book, arena, &lines))
		book_forgive(book);
	for (size_t i = 0; i < lines.count; i++) {
		const struct config_line *line = &lines.items[i];
		struct fault fault = {0};

		if (!strcmp(line->key, "theme") && !theme_read(&to->theme, line->value, &fault))
			keymap_complain(keymap, arena, line->line, fault.text);
		if (strcmp(line->key, "mouse"))
			continue;
		to->mouse = !strcmp(line->value, "on");
		if (!to->mouse && strcmp(line->value, "off"))
			keymap_complain(keymap, arena, line->line, "the mouse is on or off.");
	}
}

static bool write_text(struct text *text, struct fault *fault)
{
	struct out out = {.text = *text, .descriptor = STDOUT_FILENO};
	bool ok = out_finish(&out, fault);

	*text = out.text;
	return ok;
}

static bool run_script(struct book *book, const struct desk_options *options, const char *name, struct text *text, struct fault *fault)
{
	FILE *script = fopen(name, "r");
	bool ok;

	if (!script)
		return fault_set(fault, FAULT_FILE, "%s:0: can't be read: %s.", name, strerror(errno));
	ok = script_run(book, options, script, name, text, fault);
	fclose(script);
	return ok;
}

static bool run(struct book *book, const struct invocation *invocation, const struct desk_options *options, const struct terminal_options *terminal, struct leaving *next, struct fault *fault)
{
	struct text text = {0};
	bool ok;

	if (!invocation->text && !invocation->keys)
		return loop_run(book, options, terminal, next, fault);
	ok = invocation->keys ? run_script(book, options, invocation->keys, &text, fault) : script_text(book, options, &text, fault);
	ok = ok && write_text(&text, fault);
	text_free(&text);
	return ok;
}

/*
 * Words, numbers and dates are ambit's own: of the user's locale only the signs that the terminal takes count. In
 * Turkish, where I is not the capital of i, keywords of files would not be found; the same signs come without.
 */
static void take_locale(void)
{
	if (setlocale(LC_CTYPE, "") && toupper('i') != 'I' && terminal_has_unicode())
		setlocale(LC_CTYPE, "C.UTF-8");
}

/* One life of the full screen. */
static bool run_once(const struct invocation *invocation, const char *first_words, struct arena *arena, struct leaving *next, struct fault *fault)
{
	struct book *book = book_open(&(struct book_options){.path = invocation->store, .settle = calendar_refresh, .tell = calendar_publish});
	struct keymap keymap = {0};
	struct desk_options options = {
		.screen = invocation->screen, .project = invocation->meeting, .meeting = invocation->meeting != NULL,
		.accessible = invocation->accessible, .keymap = &keymap, .first_words = first_words,
	};
	struct terminal_options terminal = {.no_colours = !strcmp(invocation->color, "never")};
	struct place place;
	bool ok = false;

	take_locale();
	options.ascii = invocation->ascii || !terminal_has_unicode();
	if (book_fault(book)->kind) {
		*fault = *book_fault(book);
	} else if (invocation->meeting && !place_find(book, invocation->meeting, PLACE_PROJECT, arena, &place)) {
		*fault = *book_fault(book);
	} else {
		keymap_load(&keymap, book, arena);
		read_looks(book, &keymap, arena, &terminal);
		warn(&keymap, arena);
		ok = run(book, invocation, &options, &terminal, next, fault);
	}
	if (ok && book_last_act(book))
		upkeep_rotate(book);
	book_close(book);
	return ok;
}

/* Between two lives of the screen nobody has the store open. What came of it is said by the next. */
static const char *restore(const struct invocation *invocation, const char *copy, struct arena *arena)
{
	struct book *book = book_open(&(struct book_options){.path = invocation->store, .storeless = true});
	const char *kept = NULL, *words;
	int64_t entries = 0;

	if (book_fault(book)->kind || !upkeep_restore(book, copy, -1, arena, &kept, &entries))
		words = arena_text(arena, book_fault(book)->text);
	else
		words = arena_print(arena, speech("Restored %lld %s.%s%s%s"), (long long)entries, entries == 1 ? speech("entry") : speech("entries"),
			kept ? speech(" What was here before lies at ") : "", kept ? words_file(kept, arena) : "", kept ? "." : "");
	book_close(book);
	return words;
}

bool start_screen(const struct invocation *invocation, struct arena *arena, struct fault *fault)
{
	const char *first_words = NULL;
	struct leaving next;

	for (;;) {
		next = (struct leaving){0};
		if (!run_once(invocation, first_words, arena, &next, fault))
			return false;
		if (!next.verb)
			return true;
		if (strcmp(next.verb, "restore"))
			break;
		first_words = restore(invocation, next.word, arena);
	}
	execl("/proc/self/exe", "ambit", next.verb, (char *)NULL);
	return true;
}
