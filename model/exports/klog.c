/* klog (specification 1.4). It knows minutes: starts and ends are cut to them, and what that loses is told. */
#include <string.h>

#include "model/exports/format.h"

struct klog { char day[11]; };

static bool klog_begin(struct hours *hours)
{
	hours->state = arena_take(hours->arena, sizeof(struct klog));
	return true;
}

static void add_day(struct text *text, struct klog *klog, const char *day)
{
	if (!strcmp(klog->day, day))
		return;
	if (*klog->day)
		byte_add(text, '\n');
	memcpy(klog->day, day, sizeof klog->day);
	text_print(text, "%s\n", day);
}

/* Cut to the minute on the wall. */
static int64_t minute_of(const char *zone, int64_t at)
{
	int64_t seconds = wall_seconds(zone_wall(zone, at));

	return seconds / 60 - (seconds % 60 < 0);
}

/* A range; over a day, or where a clock change would make it wrong, a length. Answers the minutes that klog will count. */
static int64_t add_when(struct text *text, const struct hours_row *row)
{
	int64_t from = minute_of(row->zone, row->started_at), until = minute_of(row->zone, row->ended_at);
	int64_t real = row->ended_at / 60 - row->started_at / 60, days = until / 1440 - from / 1440;

	if (until - from != real || days > 1) {
		text_print(text, real >= 60 ? "%lldh%02lldm" : "%.0lld%lldm", (long long)(real / 60), (long long)(real % 60));
		return real;
	}
	text_print(text, "%lld:%02lld - %lld:%02lld%s", (long long)(from % 1440 / 60), (long long)(from % 60), (long long)(until % 1440 / 60),
		(long long)(until % 60), days ? ">" : "");
	return real;
}

/* The first line of the note behind the tags, further ones deeper; klog has no place for empty ones. */
static void add_note(struct text *text, const char *note)
{
	bool first = true;

	for (; *note; note += strspn(note, "\r\n")) {
		size_t length = strcspn(note, "\r\n");

		if (strspn(note, " \t") >= length) {
			note += length;
			continue;
		}
		text_add(text, first ? " " : "\n        ");
		text_add_n(text, note, length);
		note += length;
		first = false;
	}
}

static void klog_row(struct hours *hours, const struct hours_row *row)
{
	struct text *text = &hours->out->text;

	add_day(text, hours->state, row->day);
	text_add(text, "    ");
	hours->lost_seconds += row->seconds - add_when(text, row) * 60;
	text_print(text, " #path=\"%s\" #activity=%s #disposition=%s", row->item->path, row->activity, disposition_words[row->disposition]);
	add_note(text, row->note);
	byte_add(text, '\n');
}

const struct exporter klog_exporter = {
	.name = "klog",
	.begin = klog_begin,
	.row = klog_row,
};
