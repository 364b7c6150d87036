/* IANA zones: the only place that converts between instants and wall clocks. */
#ifndef MODEL_ZONE_H
#define MODEL_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/day.h"

/* A known IANA name, "UTC" included; nothing with dots that leads elsewhere. */
bool zone_exists(const char *zone);
/* The user's zone: TZ, else what /etc/localtime points at, else /etc/timezone, else the rules that /etc/localtime holds, else UTC. NULL when they name a zone that isn't known. Lives for ever. */
const char *zone_local(void);
/* Puts TZ back into the environment as the user had it: before another program is started. */
void zone_give_back(void);

/* Seconds east of UTC at the instant. A zone that isn't known is read as UTC, here and below. */
int zone_offset(const char *zone, int64_t at);
struct wall zone_wall(const char *zone, int64_t at);
int zone_day(const char *zone, int64_t at);
/* First second of the local day, also where midnight is skipped (its first when shown twice). Of a day that the zone skips: the start of the day after it. */
int64_t zone_day_start(const char *zone, int day);
/* The instants that show this wall time: 0 skipped by the zone or no such time, 1, or 2 (earlier first). */
int zone_instants(const char *zone, struct wall, int64_t out[2]);
/* The instant at which the zone's clock jumps over this wall time, which zone_instants says is skipped. */
int64_t zone_jump(const char *zone, struct wall);

#endif
