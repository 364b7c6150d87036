/* What all who look for notices use: the list, and words for lengths, money and days. */
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/notice-inside.h"

void look_add(struct look *look, struct notice notice)
{
	arena_grow(look->arena, &look->found->items, look->found->count, sizeof *look->found->items);
	look->found->items[look->found->count++] = notice;
}

const char *look_length(struct look *look, int64_t seconds)
{
	return moment_clock_length(seconds, arena_take(look->arena, 24));
}

const char *look_money(struct look *look, int64_t minor, const char *currency)
{
	struct money money = {.minor = minor};

	memcpy(money.currency, currency, 3);
	return locale_own_money(money, MONEY_SIGNED, arena_take(look->arena, 48));
}

const char *look_percent(struct look *look, const char *digits)
{
	return locale_own_percent(digits, arena_take(look->arena, 80));
}

const char *look_days(struct look *look, int days)
{
	return arena_print(look->arena, speech_of("%d day", "%d days", (unsigned long)days), days);
}

const char *look_slug(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}
