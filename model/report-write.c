/* Which writer a format is written by. */
#include <string.h>

#include "model/report.h"

bool report_write(const struct report *report, const char *format, struct text *text)
{
	static const struct { const char *name; void (*write)(const struct report *, struct text *); } writers[] = {
		{"csv", report_write_csv}, {"html", report_write_html}, {"json", report_write_json}, {"md", report_write_markdown}, {"text", report_write_text},
	};

	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
		if (!strcmp(writers[i].name, format)) {
			writers[i].write(report, text);
			return true;
		}
	return false;
}
