#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/path.h"
#include "model/book-inside.h"
#include "model/config-value.h"
#include "model/config.h"
#include "model/out.h"
#include "model/text.h"

struct config {
	const char *path;
	struct config_lines lines;
	const char *text;            /* the file as it was read */
	int unread;                  /* errno of a file that is there and can't be read; 0: none */
};

static const struct config_key known_keys[] = {
	{"user.name", "Ada Byron"}, {"user.email", "ada@example.org"},
	{"seller.name", "Ada Byron"}, {"seller.address", "1 Mill Lane, 10115 Berlin"}, {"seller.vat_id", "DE123456789"},
	{"seller.tax_id", "12/345/67890"}, {"seller.bank", "DE02120300000000202051"},
	{"invoice.number", "%Y-%3n"}, {"invoice.due_days", "30"},
	{"tax.reason.zero", "Exported service"}, {"tax.reason.exempt", "Small business, no tax"}, {"tax.reason.reverse", "Reverse charge"},
	{"currency", "USD"}, {"zone", "Europe/Berlin"}, {"locale", "de_DE"},
	{"capacity", "20h"}, {"learning.target", "2h"}, {"learning.queue", "3"}, {"meeting.cap", "3h"}, {"idle", "10m"}, {"activities", "reading review"},
	{"pomodoro.work", "25m"}, {"pomodoro.break", "5m"}, {"pomodoro.long", "15m"}, {"pomodoro.every", "4"},
	{"pomodoro.notify", "bell, osc9, notify-send, command"}, {"pomodoro.command", "paplay bell.oga"}, {"pomodoro.after", "stop"},
	{"job.on_max", "ssh gpu sudo poweroff"}, {"calendar.file", "~/deadlines.ics"},
	{"theme", "bright"}, {"mouse", "on"}, {"xero.account", "200"}, {"xero.tax", "Tax Exempt"},
	{NULL, NULL},
};

const struct config_key *config_keys(void)
{
	return known_keys;
}

/* A name of the user's own has to stay on its line, before the "=". */
static bool name_fits(const char *name)
{
	return *name && !strchr(" \t#", *name) && !strpbrk(name, "=\n\r") && text_is_keepable(name, 100);
}

/* alias.NAME and "key SCREEN KEY" carry a name of the user's own. */
static bool key_is_known(const char *key)
{
	if (!strncmp(key, "alias.", 6))
		return name_fits(key + 6);
	if (!strncmp(key, "key ", 4))
		return name_fits(key + 4);
	for (const struct config_key *known = known_keys; known->key; known++)
		if (!strcmp(known->key, key))
			return true;
	return false;
}

/* 0, or why a file that is there can't be read: it is then left alone, as writing it would lose what it holds. */
static int read_file(const char *path, struct text *text)
{
	char piece[4096];
	ssize_t size;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), why = 0;

	if (file < 0)
		return errno == ENOENT ? 0 : errno;
	while ((size = read(file, piece, sizeof piece)) > 0 && text->length < 1 << 20)
		text_add_n(text, piece, (size_t)size);
	if (size)
		why = size < 0 ? errno : EFBIG;
	close(file);
	return why;
}

static char *trimmed(char *word)
{
	char *end = word + strlen(word);

	while (end > word && strchr(" \t\r", end[-1]))
		*--end = '\0';
	return word + strspn(word, " \t");
}

static void line_fault(struct config *config, struct arena *arena, int number, const char *why)
{
	arena_grow(arena, &config->lines.faults, config->lines.fault_count, sizeof *config->lines.faults);
	config->lines.faults[config->lines.fault_count++] = arena_print(arena, "%s:%d: %s", config->path, number, why);
}

static void read_line(struct config *config, struct arena *arena, int number, char *line)
{
	char *equals = strchr(line, '='), *key;
	const char *why;

	line = trimmed(line);
	if (!*line || *line == '#')
		return;
	if (!equals) {
		line_fault(config, arena, number, "a line is KEY = VALUE");
		return;
	}
	*equals = '\0';
	key = trimmed(line);
	if (!key_is_known(key)) {
		line_fault(config, arena, number, arena_print(arena, "\"%.60s\" is no setting of ambit", key));
		return;
	}
	if (!text_is_keepable(equals + 1, 4096)) {
		line_fault(config, arena, number, arena_print(arena, "the value of \"%.60s\" is no plain text", key));
		return;
	}
	if ((why = config_value_fault(key, trimmed(equals + 1), arena))) {
		line_fault(config, arena, number, why);
		return;
	}
	arena_grow(arena, &config->lines.items, config->lines.count, sizeof *config->lines.items);
	config->lines.items[config->lines.count++] = (struct config_line){key, trimmed(equals + 1), number};
}

static void read_lines(struct config *config, struct arena *arena)
{
	char *rest = arena_text(arena, config->text), *line;
	int number = 0;

	while ((line = strsep(&rest, "\n")))
		read_line(config, arena, ++number, line);
}

static void read_config(struct config *config, struct arena *arena)
{
	struct text text = {0};

	config->unread = read_file(config->path, &text);
	config->text = arena_text(arena, text_string(&text));
	text_free(&text);
	read_lines(config, arena);
}

static struct config *config_of(struct book *book)
{
	if (!book->config) {
		book->config = arena_take(book->arena, sizeof *book->config);
		book->config->path = config_file(book->arena);
		book->config->text = book->settings;
		(book->settings ? read_lines : read_config)(book->config, book->arena);
	}
	return book->config;
}

/* The last line of a key counts, as in most such files. */
static const char *find_value(const struct config *config, const char *key)
{
	const char *value = NULL;

	for (size_t i = 0; i < config->lines.count; i++)
		if (!strcmp(config->lines.items[i].key, key))
			value = config->lines.items[i].value;
	return value && *value ? value : NULL;
}

const char *config_get(struct book *book, const char *key)
{
	return find_value(config_of(book), key);
}

const char *config_read(const char *key, struct arena *arena)
{
	struct config config = {.path = config_file(arena)};

	read_config(&config, arena);
	return find_value(&config, key);
}

bool config_list(struct book *book, struct arena *arena, struct config_lines *lines)
{
	(void)arena;
	*lines = config_of(book)->lines;
	return true;
}

/* Is this the line of the key? Comments are not. */
static bool line_is_of(const char *line, size_t length, const char *key)
{
	char copy[256];
	char *equals, *found;

	if (length >= sizeof copy)
		return false;
	memcpy(copy, line, length);
	copy[length] = '\0';
	equals = strchr(copy, '=');
	found = trimmed(copy);
	if (!equals || *found == '#')
		return false;
	*equals = '\0';
	return !strcmp(trimmed(found), key);
}

/* The file with the key's lines replaced by one at the place of the first, or added at the end. */
static void rewrite(const char *old, const char *key, const char *value, struct text *made)
{
	bool placed = !*value;

	while (*old) {
		size_t length = strcspn(old, "\n"), whole = length + (old[length] == '\n');
		bool its = line_is_of(old, length, key);

		if (its && !placed)
			text_print(made, "%s = %s\n", key, value);
		placed = placed || its;
		if (!its) {
			text_add_n(made, old, length);
			text_add_char(made, '\n');
		}
		old += whole;
	}
	if (!placed)
		text_print(made, "%s = %s\n", key, value);
}

void config_forget(struct book *book)
{
	book->config = NULL;
}

bool config_set(struct book *book, const char *key, const char *value)
{
	struct config *config = config_of(book);
	struct out out = {.descriptor = -1};
	const char *why;
	struct out_file file;
	bool written;

	if (!key_is_known(key))
		return book_fail(book, FAULT_INPUT, "\"%.60s\" is no setting of ambit; ambit config lists them.", key);
	if (!text_is_keepable(value, 1000) || strchr(value, '\n'))
		return book_fail(book, FAULT_INPUT, "The value of %s must be one line of plain text.", key);
	if ((why = config_value_fault(key, value, book->arena)))
		return book_fail(book, FAULT_INPUT, "%s: %s%s", key, why, why[strlen(why) - 1] == '.' ? "" : ".");
	if (config->unread)
		return book_fail(book, FAULT_STORE, "\"%.200s\" can't be read, so nothing is written to it: %s.", config->path, strerror(config->unread));
	if (!path_make_folders(config->path, &book->fault))
		return false;
	rewrite(config->text, key, value, &out.text);
	written = out_file_open(&file, config->path, true, &out, &book->fault) && out_file_commit(&file, &out, &book->fault);
	if (!written)
		out_file_abandon(&file, &out);
	out_free(&out);
	config_forget(book);
	return written;
}
