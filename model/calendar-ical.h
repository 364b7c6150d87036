/* iCalendar (RFC 5545, 7986) by libical: for ambit-calendar alone, because loading that library costs more than all the rest of a start. */
#ifndef MODEL_CALENDAR_ICAL_H
#define MODEL_CALENDAR_ICAL_H

#include "model/calendar-record.h"

/* Writes a calendar to standard output: its own record, then one an event or task. */
bool ical_write(const struct record *, size_t count, struct arena *);
/* Adds a record for each event and task of the calendar; false when it is none. */
bool ical_read(const char *bytes, struct text *rows);
/* Gives back what the library keeps. */
void ical_end(void);

#endif
