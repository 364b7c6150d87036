/* Below the clients: at which rates they said yes. */
#ifndef TUI_QUOTES_FOOT_H
#define TUI_QUOTES_FOOT_H

#include "model/quote.h"
#include "tui/canvas.h"

struct quotes_foot {
	struct quote_bands bands;
	char currency[4];           /* of the latest quote */
	int answers;
	int64_t half;               /* the lowest rate at which half or fewer said yes; 0: none */
};

bool quotes_foot_load(struct book *, struct arena *, struct quotes_foot *);
/* The rows that it takes of so many that are free: all it has to say, or none. */
int quotes_foot_rows(const struct quotes_foot *, int free);
void quotes_foot_paint(const struct quotes_foot *, struct canvas *);

#endif
