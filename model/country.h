/* Countries by the codes of ISO 3166, as invoices between machines name them. */
#ifndef MODEL_COUNTRY_H
#define MODEL_COUNTRY_H

#include <stdbool.h>

/* Two capital letters, or a country's name in English or its own language, in any case. False where it is none that we know. */
bool country_read(const char *words, char code[3]);
/* By the letters before a VAT id: DE136695976 is DE, EL123456789 GR. */
bool country_of_vat_id(const char *id, char code[3]);

#endif
