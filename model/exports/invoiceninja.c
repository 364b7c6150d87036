/* Invoice Ninja reads Toggl's header. Its importer takes every word but yes for billable too: hence no row that is not. */
#include "model/exports/toggl.h"

static void invoiceninja_row(struct hours *hours, const struct hours_row *row)
{
	toggl_add(hours, row, "yes");
}

const struct exporter invoiceninja_exporter = {
	.name = "invoiceninja",
	.who = WHO_BILLABLE,
	.one_currency = true,
	.measured = true,
	.begin = toggl_begin,
	.row = invoiceninja_row,
};
