#include "tests/unit.h"

#include <sys/wait.h>
#include <unistd.h>

#include "model/zone.h"

static void days_and_dates_are_each_others_inverse(void **state)
{
	(void)state;
	assert_int_equal(day_from_civil(1970, 1, 1), 0);
	assert_int_equal(day_from_civil(1, 1, 1), DAY_FIRST);
	assert_int_equal(day_from_civil(9999, 12, 31), DAY_LAST);
	for (int day = DAY_FIRST; day <= DAY_LAST; day++) {
		struct wall civil = day_civil(day);

		if (day_from_civil(civil.year, civil.month, civil.day) != day)
			fail_msg("%d", day);
	}
}

static void days_are_read_strictly(void **state)
{
	static const char *const wrong[] = {
		"", "2026-02-30", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "12026-01-05",
		"0000-01-05", "2026-1-05", "2026-01-5", "2026/01/05", "2026-01-05 ", " 2026-01-05", "2026-01-05Z", "２０２６-01-05", "-026-01-05",
	};
	char out[11];

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_int_equal(day_from_text(wrong[i]), DAY_NONE);
	assert_string_equal(day_text(day_from_text("2028-02-29"), out), "2028-02-29");
	assert_string_equal(day_text(day_from_text("0001-01-01"), out), "0001-01-01");
	assert_string_equal(day_text(day_from_text("9999-12-31"), out), "9999-12-31");
	assert_string_equal(day_text(DAY_NONE, out), "");
}

static int week_of(const char *day, int *year)
{
	return day_iso_week(day_from_text(day), year);
}

static void weeks_are_those_of_iso_8601(void **state)
{
	int year;

	(void)state;
	assert_int_equal(day_weekday(day_from_text("2026-01-05")), 0);
	assert_int_equal(day_weekday(DAY_FIRST), 0);
	assert_int_equal(day_weekday(DAY_LAST), 4);
	assert_int_equal(week_of("2026-01-01", &year), 1);
	assert_int_equal(year, 2026);
	assert_int_equal(week_of("2027-01-01", &year), 53);
	assert_int_equal(year, 2026);
	assert_int_equal(week_of("2024-12-30", &year), 1);
	assert_int_equal(year, 2025);
	assert_int_equal(day_of_iso_week(2026, 7), day_from_text("2026-02-09"));
	assert_int_equal(day_of_iso_week(2026, 53), day_from_text("2026-12-28"));
	assert_int_equal(day_of_iso_week(2025, 53), DAY_NONE);
	assert_int_equal(day_of_iso_week(2026, 54), DAY_NONE);
	assert_int_equal(day_of_iso_week(2026, 0), DAY_NONE);
	for (int day = day_from_civil(1890, 1, 1); day < day_from_civil(2110, 1, 1); day++) {
		int week = day_iso_week(day, &year);

		assert_int_equal(day_of_iso_week(year, week), day - day_weekday(day));
	}
}

static void weekdays_are_counted(void **state)
{
	int monday = day_from_text("2026-01-05");

	(void)state;
	assert_int_equal(day_count_weekdays(monday, monday), 1);
	assert_int_equal(day_count_weekdays(monday, monday + 4), 5);
	assert_int_equal(day_count_weekdays(monday, monday + 6), 5);
	assert_int_equal(day_count_weekdays(monday + 5, monday + 6), 0);
	assert_int_equal(day_count_weekdays(monday + 4, monday + 7), 2);
	assert_int_equal(day_count_weekdays(monday, monday - 1), 0);
	assert_int_equal(day_count_weekdays(monday, monday - 100), 0);
	assert_int_equal(day_count_weekdays(day_from_text("2026-01-01"), day_from_text("2026-12-31")), 261);
	assert_int_equal(day_count_weekdays(DAY_FIRST, DAY_FIRST + 6), 5);
}

static void only_known_zones_exist(void **state)
{
	static const char *const wrong[] = {
		"", "Mars/Olympus", "../../etc/passwd", "/usr/share/zoneinfo/Europe/Berlin", "Europe", "Europe/", "/Europe/Berlin",
		"Europe//Berlin", "Europe/../UTC", "Europe/Berlin\n", "zone.tab", "tzdata.zi", "Europe/B\xc3\xa9rlin", ".", "..",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	};

	(void)state;
	assert_true(zone_exists("UTC"));
	assert_true(zone_exists("Europe/Berlin"));
	assert_true(zone_exists("America/Argentina/Buenos_Aires"));
	assert_true(zone_exists("Etc/GMT+5"));
	assert_false(zone_exists(NULL));
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (zone_exists(wrong[i]))
			fail_msg("%s", wrong[i]);
}

static void the_wall_is_read_in_any_zone_in_turn(void **state)
{
	int64_t at = 1772701200; /* 2026-03-05T09:00:00Z */

	(void)state;
	for (int round = 0; round < 3; round++) {
		assert_int_equal(zone_offset("Europe/Berlin", at), 3600);
		assert_int_equal(zone_offset("America/New_York", at), -18000);
		assert_int_equal(zone_offset("Asia/Kathmandu", at), 20700);
		assert_int_equal(zone_offset("UTC", at), 0);
		assert_int_equal(zone_offset("Mars/Olympus", at), 0);
		assert_int_equal(zone_offset("", at), 0);
		assert_int_equal(zone_wall("Asia/Kathmandu", at).hour, 14);
		assert_int_equal(zone_wall("Asia/Kathmandu", at).minute, 45);
		assert_int_equal(zone_day("Asia/Tokyo", at + 6 * 3600), zone_day("UTC", at) + 1);
	}
	assert_int_equal(zone_day("America/New_York", -1), -1);
	assert_int_equal(zone_wall("UTC", -1).second, 59);
	assert_int_equal(zone_offset("Europe/Amsterdam", -3155673600), zone_offset("Europe/Amsterdam", -3155673600 + 1));
}

static void an_hour_in_which_the_clock_moves_is_read_to_the_second(void **state)
{
	/* Pyongyang went ahead by half an hour at 23:30 on 4 May 2018. */
	int64_t jump = 1525446000;

	(void)state;
	assert_int_equal(zone_offset("Asia/Pyongyang", jump - 1), 30600);
	assert_int_equal(zone_offset("Asia/Pyongyang", jump), 32400);
	assert_int_equal(zone_offset("Asia/Pyongyang", jump - 1), 30600);
}

static void instants_far_out_do_no_harm(void **state)
{
	int64_t out[2];

	(void)state;
	assert_true(zone_wall("Europe/Berlin", INT64_MAX).year > 9999);
	assert_true(zone_wall("Europe/Berlin", INT64_MIN).year < 1);
	assert_true(zone_day("UTC", INT64_MAX) > DAY_LAST);
	assert_true(zone_day("Asia/Tokyo", INT64_MIN) < DAY_FIRST);
	assert_int_equal(zone_instants("Europe/Berlin", (struct wall){9999, 12, 31, 23, 59, 59}, out), 1);
	assert_int_equal(zone_instants("Europe/Berlin", (struct wall){1, 1, 1, 0, 0, 0}, out), 1);
	assert_int_equal(zone_instants("UTC", (struct wall){2026, 2, 30, 0, 0, 0}, out), 0);
	assert_int_equal(zone_instants("UTC", (struct wall){2026, 2, 3, 24, 0, 0}, out), 0);
}

static void every_local_second_of_a_year_is_found_again(void **state)
{
	static const char *const zones[] = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"};

	(void)state;
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		for (int64_t at = 1767225600; at < 1767225600 + 366 * 86400; at += 1777) {
			int64_t out[2];
			int count = zone_instants(zones[i], zone_wall(zones[i], at), out);

			assert_true(count >= 1);
			assert_true(out[0] == at || (count == 2 && out[1] == at));
			assert_true(count == 1 || out[0] < out[1]);
		}
}

static void a_day_starts_where_midnight_is_skipped_or_doubled(void **state)
{
	int64_t skipped = zone_day_start("America/Sao_Paulo", day_from_text("2018-11-04"));
	int64_t doubled = zone_day_start("America/St_Johns", day_from_text("2006-10-29"));

	(void)state;
	assert_int_equal(zone_wall("America/Sao_Paulo", skipped).hour, 1);
	assert_int_equal(zone_wall("America/Sao_Paulo", skipped - 1).day, 3);
	/* At 00:01 the clock there went back to 23:01, so midnight came twice. */
	assert_int_equal(zone_wall("America/St_Johns", doubled).day, 29);
	assert_int_equal(zone_wall("America/St_Johns", doubled + 60).day, 28);
	assert_int_equal(zone_day_start("Pacific/Apia", day_from_text("2011-12-30")),
	                 zone_day_start("Pacific/Apia", day_from_text("2011-12-31")));
}

/* The zone that a fresh process takes for the user's under this TZ, and the TZ that its children then see. */
static void assert_local(const char *environment, const char *zone)
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (!child) {
		bool right;

		setenv("TZ", environment, 1);
		right = zone ? zone_local() && !strcmp(zone_local(), zone) : !zone_local();
		zone_offset("Asia/Tokyo", 0);
		right = right && (!zone || !strcmp(zone_local(), zone));
		zone_give_back();
		_exit(right && !strcmp(getenv("TZ"), environment) && zone_offset("Asia/Tokyo", 0) == 32400 ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (status)
		fail_msg("TZ=%s is not %s", environment, zone);
}

static void the_users_zone_is_read_from_the_environment(void **state)
{
	(void)state;
	assert_local("Europe/Berlin", "Europe/Berlin");
	assert_local(":America/New_York", "America/New_York");
	assert_local("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo");
	assert_local("EST5EDT,M3.2.0,M11.1.0", "EST5EDT,M3.2.0,M11.1.0");
	assert_local("<+03>-3", "<+03>-3");
	assert_local("", "UTC");
	assert_local(":", "UTC");
}

/* UTC in its place would be a wrong figure without a word. */
static void a_zone_that_nobody_knows_is_none(void **state)
{
	(void)state;
	assert_local("Mars/Olympus", NULL);
	assert_local("../../etc/passwd", NULL);
	assert_local("/etc/passwd", NULL);
	assert_local("/nowhere", NULL);
}

static void a_file_of_zone_rules_is_followed(void **state)
{
	const char *folder = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	char link[4096], copy[4200], made[8500];

	(void)state;
	snprintf(link, sizeof link, "%s/zone-test-%ld", folder, (long)getpid());
	snprintf(copy, sizeof copy, "%s-copy", link);
	snprintf(made, sizeof made, "cp /usr/share/zoneinfo/Europe/Berlin '%s'", copy);
	assert_int_equal(symlink("/usr/share/zoneinfo/Asia/Tokyo", link), 0);
	assert_int_equal(system(made), 0);
	assert_local(link, "Asia/Tokyo");
	assert_local(copy, "CET-1CEST,M3.5.0,M10.5.0/3");
	unlink(link);
	unlink(copy);
}

static void a_zone_spelled_out_is_understood(void **state)
{
	(void)state;
	assert_int_equal(zone_offset("CET-1CEST,M3.5.0,M10.5.0/3", 1767225600), 3600);
	assert_int_equal(zone_offset("CET-1CEST,M3.5.0,M10.5.0/3", 1782864000), 7200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_users_zone_is_read_from_the_environment),
		cmocka_unit_test(a_zone_that_nobody_knows_is_none),
		cmocka_unit_test(a_file_of_zone_rules_is_followed),
		cmocka_unit_test(days_and_dates_are_each_others_inverse),
		cmocka_unit_test(days_are_read_strictly),
		cmocka_unit_test(weeks_are_those_of_iso_8601),
		cmocka_unit_test(weekdays_are_counted),
		cmocka_unit_test(only_known_zones_exist),
		cmocka_unit_test(the_wall_is_read_in_any_zone_in_turn),
		cmocka_unit_test(an_hour_in_which_the_clock_moves_is_read_to_the_second),
		cmocka_unit_test(instants_far_out_do_no_harm),
		cmocka_unit_test(every_local_second_of_a_year_is_found_again),
		cmocka_unit_test(a_day_starts_where_midnight_is_skipped_or_doubled),
		cmocka_unit_test(a_zone_spelled_out_is_understood),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
