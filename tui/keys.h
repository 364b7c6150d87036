/*
 * Keys and what they do. A binding is an act with its keys; one table for what holds everywhere and one for each
 * screen make the hint line, the help, the palette and `ambit keys`. People rebind in the configuration:
 *     key scope A = change approve        key all C-o = timer stop
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/fault.h"
#include "model/arena.h"

/* Keys that are no character. Control characters stand for themselves: Tab 9, Enter 13, Esc 27, C-a 1. */
enum {
	PRESS_UP = 0x110000, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT, PRESS_HOME, PRESS_END, PRESS_PAGE_UP, PRESS_PAGE_DOWN,
	PRESS_BACK_TAB, PRESS_BACKSPACE, PRESS_DELETE, PRESS_INSERT,
	PRESS_F1, PRESS_F12 = PRESS_F1 + 11,
	PRESS_PASTE,             /* text that was pasted: it never acts as keys */
	PRESS_EDITED,            /* text that comes back from the editor that was asked for */
	PRESS_TAB = '\t', PRESS_ENTER = '\r', PRESS_ESC = 27,
};

struct press {
	uint32_t key;
	const char *text;        /* what was pasted or edited */
};

struct desk;

enum answer {
	ANSWER_STAY,
	ANSWER_BACK,             /* the screen on top is done */
	ANSWER_QUIT,
	ANSWER_PASS,             /* not mine: look among the bindings */
};

struct binding {
	const char *act;         /* its name in palette and configuration: "change approve" */
	const char *keys;        /* by blanks, the one to be shown first: "j Down" */
	const char *purpose;     /* one clause for help and palette: "approve the change" */
	enum answer (*run)(void *state, struct desk *);
	bool (*live)(const struct desk *); /* NULL: always */
	bool quiet;              /* only looks elsewhere, and is not worth remembering */
};

/* A part of the hint line: the act's key, perhaps a second act's, and a word or two. Tables end in one without an act. */
struct hint { const char *act, *words, *with; };

/* "A", "ä", "Space", "C-p", "Up", "S-Tab", "F1"; 0 for what names no key. */
uint32_t key_read(const char *name);
char *key_label(uint32_t key, char out[16]);
/* May it be typed into a field? */
bool key_is_text(uint32_t key);

/* The user's own bindings, in the order of the file. */
struct keymap_entry { const char *scope, *act; uint32_t key; };
struct keymap {
	struct keymap_entry *items;
	size_t count;
	const char **faults;     /* FILE:LINE: reason, of lines that could not be used */
	size_t fault_count;
};

struct book;
/* Reads the lines "key SCREEN KEY = ACT" of the configuration; all else there that could not be read is among the faults. */
void keymap_load(struct keymap *, struct book *, struct arena *);
/* Adds FILE:LINE: reason. */
void keymap_complain(struct keymap *, struct arena *, int line, const char *reason);
/* From "scope A" and "change approve": FAULT_INPUT for a word that names no screen, key or act. */
bool keymap_add(struct keymap *, struct arena *, const char *where, const char *act, struct fault *);
/* The keys by blanks; first_only: the one to be shown. "" when it has none. */
char *keymap_keys(const struct keymap *, const char *scope, const struct binding *, bool first_only, char out[64]);
/* What the key does on that screen: its own table goes before the one for everywhere. NULL if nothing. Liveness is the caller's affair. */
const struct binding *keymap_find(const struct keymap *, const char *scope, const struct binding *own, uint32_t key);

/* The binding of the act in a table, NULL if none has it. */
const struct binding *binding_named(const struct binding *, const char *act);
/* What holds on every screen; ends in one without an act. */
extern const struct binding common_bindings[];

struct text;
/* Every screen's acts with keys and purpose, for `ambit keys`. */
void keymap_list(const struct keymap *, struct text *);

#endif
