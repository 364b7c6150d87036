#include "tui/start.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "model/config.h"
#include "tui/script.h"
#include "tui/terminal.h"

static void warn(const char *sentence, struct arena *arena)
{
	fprintf(stderr, "ambit: %s\n", text_clean(sentence, true, arena));
}

/* Lines "key SCREEN KEY = ACT". One that can't be used is named and passed over. */
static void read_keymap(struct book *book, struct arena *arena, struct keymap *keymap)
{
	struct config_lines lines = {0};

	if (!config_list(book, arena, &lines)) {
		book_forgive(book);
		return;
	}
	for (size_t i = 0; i < lines.fault_count; i++)
		warn(lines.faults[i], arena);
	for (size_t i = 0; i < lines.count; i++) {
		struct fault fault = {0};

		if (!strncmp(lines.items[i].key, "key ", 4) && !keymap_add(keymap, arena, lines.items[i].key + 4, lines.items[i].value, &fault))
			warn(arena_print(arena, "%s:%d: %s", config_path(arena), lines.items[i].line, fault.text), arena);
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

static bool run(struct book *book, const struct invocation *invocation, const struct desk_options *options, const char **next, struct fault *fault)
{
	struct terminal_options terminal = {.desk = *options, .no_colours = !strcmp(invocation->color, "never")};
	struct text text = {0};
	bool ok;

	if (!invocation->text && !invocation->keys)
		return terminal_run(book, &terminal, next, fault);
	ok = invocation->keys ? run_script(book, options, invocation->keys, &text, fault) : script_text(book, options, &text, fault);
	ok = ok && write_text(&text, fault);
	text_free(&text);
	return ok;
}

bool start_screen(const struct invocation *invocation, struct arena *arena, struct fault *fault)
{
	struct book *book = book_open(&(struct book_options){.path = invocation->store});
	struct keymap keymap = {0};
	struct desk_options options = {
		.screen = invocation->screen, .project = invocation->meeting,
		.accessible = invocation->accessible, .keymap = &keymap,
	};
	const char *next = NULL;
	bool ok = false;

	setlocale(LC_ALL, "");
	options.ascii = invocation->ascii || !terminal_has_unicode();
	if (book_fault(book)->kind) {
		*fault = *book_fault(book);
	} else {
		read_keymap(book, arena, &keymap);
		ok = run(book, invocation, &options, &next, fault);
	}
	book_close(book);
	if (ok && next)
		execl("/proc/self/exe", "ambit", next, (char *)NULL);
	return ok;
}
