/* The configuration file: $XDG_CONFIG_HOME/ambit/config, lines "key = value". A bad line is named and skipped. */
#ifndef MODEL_CONFIG_H
#define MODEL_CONFIG_H

#include "model/book.h"
#include "model/folders.h"

/* All that can be set, each with a value as one would write it; ends with a row without a key. alias.NAME and "key SCREEN KEY" come beside. */
struct config_key { const char *key, *sample; };
const struct config_key *config_keys(void);

/* The value, or NULL. Read once per book, at the first question. */
const char *config_get(struct book *, const char *key);
/* The same without a book, for what is asked before there is one. */
const char *config_read(const char *key, struct arena *);
/* Writes or replaces the key, keeping all other lines, comments too. FAULT_INPUT for an unknown key. "" removes it. */
bool config_set(struct book *, const char *key, const char *value);
/* Every key that is set, in file order; faults lists FILE:LINE: reason of lines that could not be used. */
struct config_line { const char *key, *value; int line; };
struct config_lines { struct config_line *items; size_t count; const char **faults; size_t fault_count; };
bool config_list(struct book *, struct arena *, struct config_lines *);
/* The file is read anew at the next question. */
void config_forget(struct book *);

#endif
