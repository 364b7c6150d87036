/* The lines of one invoice or draft, down to its total. */
#ifndef TUI_INVOICE_CARD_H
#define TUI_INVOICE_CARD_H

#include "model/invoice.h"
#include "tui/canvas.h"

/*
 * What a draft leaves out: seconds, the changes whose answer some of it waits for, and entries without a rate; what is
 * not known yet of oneself and of the client ("": nothing); and an advance that was taxed by another rule ("": none).
 */
struct left_out {
	int64_t goodwill, held_back, waiting, advance_left;
	char held_for[24], taxed_ahead[24], own_lacks[48], their_lacks[48];
	size_t unpriced;
};

/* left_out: NULL for an issued one. */
void invoice_card_paint(const struct invoice *, const struct left_out *, struct canvas *, bool focused);
/* The invoice with its lines, in the arena: what reading it took beside that can then be given back. */
struct invoice invoice_copy(const struct invoice *, struct arena *);
struct left_out invoice_left_out(const struct draft *);
/* "March", "1–20 March", "January 2025": the days as people say them, seen from today. */
char *invoice_period(struct period, int today, char out[48]);
/* "not issued", "sent 5 Mar, not paid, 15 days", "paid 19 Feb, 14 days", "void since 3 Mar". */
char *invoice_standing(const struct invoice *, int today, char out[64]);
/* The same in twelve columns: "not issued", "unpaid, 15 d", "paid 19 Feb", "void". */
char *invoice_standing_short(const struct invoice *, int today, char out[64]);

#endif
