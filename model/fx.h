/*
 * Exchange: what a unit of another currency is in one's own, from a day on. For one's own figures alone, which are then
 * shown with an about sign; never for what a client sees, and never for a sum that is billed.
 */
#ifndef MODEL_FX_H
#define MODEL_FX_H

#include "model/book.h"
#include "model/money.h"

struct fx {
	int64_t id;
	const char *currency, *own;      /* one of currency is nano billionths of own */
	int64_t nano;
	int from_on;
	int64_t known_at;
};
struct fxs { struct fx *items; size_t count; };

/* config currency, else USD. */
const char *fx_own(struct book *);
/* "1.0825" as billionths: above nothing, below a million, at most nine decimals. FAULT_INPUT. */
bool fx_parse(const char *, int64_t *nano, struct fault *);
/* As typed, without needless zeros. */
char *fx_format(int64_t nano, char out[32]);
/* Adds the figure; own is set to one's own currency. FAULT_CONFLICT if there is one from that very day. */
bool fx_set(struct book *, struct fx *);
/* Of all currencies, each by rising day. */
bool fx_list(struct book *, int64_t as_of, struct arena *, struct fxs *);
/* The amount in own, half away from zero once, by the figure in force on the day. False: there is none, or it would exceed what int64 holds. Own currency stays as it is. */
bool fx_convert(const struct fxs *, struct money, const char *own, int day, int64_t *minor);

/* Amounts side by side, one sum a currency, by its name. */
struct fx_sum { const char *currency; size_t count; int64_t minor; };
struct fx_sums { struct fx_sum *items; size_t count; };
/* currency is borrowed for as long as the sums. FAULT_REFUSED when a sum passes what int64 holds. */
bool fx_add(struct book *, struct fx_sums *, struct arena *, const char *currency, int64_t minor);
/* What all of them are in one's own currency on that day; lacks: the first currency without a figure, NULL if none does. */
struct fx_about { const char *own, *lacks; size_t currencies; int64_t minor; };
bool fx_all(struct book *, const struct fx_sums *, int day, struct arena *, struct fx_about *);

#endif
