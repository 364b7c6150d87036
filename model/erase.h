/* What a client may ask for: that all about them be forgotten, as far as hours and money need not be kept. */
#ifndef MODEL_ERASE_H
#define MODEL_ERASE_H

#include "model/book.h"

/*
 * Blanks names, contacts, notes and all other texts of the client, in the evidence too, whose chain stays whole. Slugs, hours,
 * money, issued invoices and the items of sealed baselines stay. Undo ends here, as its records hold the texts. texts: how many.
 */
bool erase_client(struct book *, int64_t client, int64_t *texts);
/* Copies of the store that this program made, which hold the texts still; they live in the arena. */
struct kept_copies { const char **paths; size_t count; };
void erase_list_copies(struct book *, struct arena *, struct kept_copies *);

#endif
