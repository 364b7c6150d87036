/* Shared by the parts of ubl alone. */
#ifndef MODEL_UBL_INSIDE_H
#define MODEL_UBL_INSIDE_H

#include "model/ubl.h"

struct ubl {
	struct book *book;
	const struct invoice *invoice;
	struct arena *arena;
	struct text *text;
	int depth;
	int sign;                           /* -1: of a credit note, whose amounts are turned about */
};

/* One element a line. */
void ubl_open(struct ubl *, const char *name);
void ubl_close(struct ubl *, const char *name);
/* Nothing where there are no words. */
void ubl_leaf(struct ubl *, const char *name, const char *words);
void ubl_day(struct ubl *, const char *name, int day);
void ubl_amount(struct ubl *, const char *name, int64_t minor);
void ubl_quantity(struct ubl *, const char *name, const char *unit, const char *digits);

/* What an address says to machines; lines are those that are neither city nor country. */
enum { ADDRESS_LINES = 8 };
struct ubl_address { const char *lines[ADDRESS_LINES], *city, *zone; char country[3]; int count; };
/* False where it tells no country, neither by its end nor by the VAT id. */
bool ubl_read_address(const char *address, const char *vat_id, struct arena *, struct ubl_address *);
void ubl_parties(struct ubl *, const struct ubl_address *seller, const struct ubl_address *buyer);

/* The IBAN and BIC in what one typed of one's bank; NULL where there is none that holds. */
const char *ubl_iban(const char *bank, struct arena *);
const char *ubl_bic(const char *bank, struct arena *);

#endif
