/* Elements of a document for machines, one a line. */
#include <string.h>

#include "model/moment.h"
#include "model/money.h"
#include "model/ubl-inside.h"

static void indent(struct ubl *ubl)
{
	text_add_repeat(ubl->text, "\t", ubl->depth);
}

void ubl_open(struct ubl *ubl, const char *name)
{
	indent(ubl);
	text_print(ubl->text, "<%s>\n", name);
	ubl->depth++;
}

void ubl_close(struct ubl *ubl, const char *name)
{
	ubl->depth--;
	indent(ubl);
	text_print(ubl->text, "</%s>\n", name);
}

void ubl_leaf(struct ubl *ubl, const char *name, const char *words)
{
	if (!words || !*words)
		return;
	indent(ubl);
	text_print(ubl->text, "<%s>", name);
	text_add_html(ubl->text, words);
	text_print(ubl->text, "</%s>\n", name);
}

void ubl_day(struct ubl *ubl, const char *name, int day)
{
	char words[11];

	ubl_leaf(ubl, name, day_text(day, words));
}

void ubl_amount(struct ubl *ubl, const char *name, int64_t minor)
{
	struct money money = {.minor = minor};
	char digits[48];

	memcpy(money.currency, ubl->invoice->currency, sizeof money.currency);
	indent(ubl);
	text_print(ubl->text, "<%s currencyID=\"%s\">%s</%s>\n", name, money.currency, money_format(money, MONEY_PLAIN, digits), name);
}

void ubl_quantity(struct ubl *ubl, const char *name, const char *unit, const char *digits)
{
	indent(ubl);
	text_print(ubl->text, "<%s unitCode=\"%s\">%s</%s>\n", name, unit, digits, name);
}
