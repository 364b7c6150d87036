#include "tests/unit.h"

#include <fcntl.h>
#include <unistd.h>

#include "model/imports/cells.h"
#include "model/imports/values.h"

static int day_of(const char *cell, bool month_first)
{
	struct loose_date date;
	const char *rest = date_read(cell, &date);

	return rest && !*rest ? date_day(&date, month_first) : DAY_NONE;
}

static void dates_are_read_in_every_style(void **state)
{
	int second_of_march = day_from_civil(2026, 3, 2);

	(void)state;
	assert_int_equal(day_of("2026-03-02", false), second_of_march);
	assert_int_equal(day_of("2026/3/2", true), second_of_march);
	assert_int_equal(day_of("2.3.2026", true), second_of_march);
	assert_int_equal(day_of("02.03.26", true), second_of_march);
	assert_int_equal(day_of("3/2/2026", true), second_of_march);
	assert_int_equal(day_of("2/3/2026", false), second_of_march);
	assert_int_equal(day_of("3/2/26", true), second_of_march);
	assert_int_equal(day_of("02-03-2026", false), second_of_march);
}

static void what_is_no_date_is_none(void **state)
{
	static const char *const cells[] = {"", "x", "2026-02-30", "2026-13-01", "2/30/2026", "1/2", "1/2-2026", "1/2/3/4", "2026-1", "1.2.202",
		"2026-003-02", "12026-03-02", "2026--02", "-2026-03-02", "２０２６-03-02"};

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		assert_int_equal(day_of(cells[i], true), DAY_NONE);
}

static int clock_of(const char *cell)
{
	struct wall wall;
	const char *rest = time_read(cell, &wall);

	return rest && !*rest ? wall.hour * 3600 + wall.minute * 60 + wall.second : -1;
}

static void times_are_read_with_and_without_halves(void **state)
{
	(void)state;
	assert_int_equal(clock_of("9:05"), 32700);
	assert_int_equal(clock_of("09:05:30"), 32730);
	assert_int_equal(clock_of("9:05 AM"), 32700);
	assert_int_equal(clock_of("9:05pm"), 75900);
	assert_int_equal(clock_of("12:30:00 am"), 1800);
	assert_int_equal(clock_of("12:00 PM"), 43200);
	assert_int_equal(clock_of("23:59:59"), 86399);
}

static void what_is_no_time_is_none(void **state)
{
	static const char *const cells[] = {"", "9", "24:00", "9:60", "9:5", "09:00:60", "13:00 PM", "0:30 AM", "9:00 XM", "9:00 ", "09:00+01:00"};

	(void)state;
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		assert_int_equal(clock_of(cells[i]), -1);
}

static void lengths_are_clocks_or_hours(void **state)
{
	int64_t seconds = 0;

	(void)state;
	assert_true(clock_length_read("1:30", &seconds));
	assert_int_equal(seconds, 5400);
	assert_true(clock_length_read("26:00:05", &seconds));
	assert_int_equal(seconds, 93605);
	assert_true(clock_length_read("-0:15", &seconds));
	assert_int_equal(seconds, -900);
	assert_false(clock_length_read("1.5", &seconds));
	assert_false(clock_length_read("1:75", &seconds));
	assert_true(decimal_hours_read("1.51", MARK_POINT, &seconds));
	assert_int_equal(seconds, 5436);
	assert_true(decimal_hours_read("0,33", MARK_COMMA, &seconds));
	assert_int_equal(seconds, 1188);
	assert_true(decimal_hours_read("2.000,0", MARK_COMMA, &seconds));
	assert_int_equal(seconds, 7200000);
	assert_true(decimal_hours_read("0.0001", MARK_UNKNOWN, &seconds));
	assert_int_equal(seconds, 0);
	assert_true(decimal_hours_read("0.00014", MARK_UNKNOWN, &seconds));
	assert_int_equal(seconds, 1);
	assert_false(decimal_hours_read("1,5", MARK_POINT, &seconds));
	assert_false(decimal_hours_read("1.5", MARK_COMMA, &seconds));
	assert_false(decimal_hours_read("1,000", MARK_UNKNOWN, &seconds));
	assert_false(decimal_hours_read("1.", MARK_POINT, &seconds));
	assert_false(decimal_hours_read("1.2.3", MARK_POINT, &seconds));
	assert_false(decimal_hours_read("1e3", MARK_POINT, &seconds));
	assert_false(decimal_hours_read("99999999999999999999", MARK_POINT, &seconds));
}

static void a_cell_tells_the_decimal_mark_or_not(void **state)
{
	(void)state;
	assert_int_equal(mark_told("2.250,0"), MARK_COMMA);
	assert_int_equal(mark_told("2,250.0"), MARK_POINT);
	assert_int_equal(mark_told("1,5"), MARK_COMMA);
	assert_int_equal(mark_told("1.75"), MARK_POINT);
	assert_int_equal(mark_told("1,000"), MARK_UNKNOWN);
	assert_int_equal(mark_told("1,000,000"), MARK_POINT);
	assert_int_equal(mark_told("1.000.000"), MARK_COMMA);
	assert_int_equal(mark_told("Euro, EUR"), MARK_UNKNOWN);
	assert_true(mark_is_needed("1,000"));
	assert_false(mark_is_needed("1,5"));
	assert_false(mark_is_needed("12"));
}

/* A file of the bytes, opened as a source; the name is gone at once. */
static struct source source_of(const char *bytes, size_t size, struct fault *fault)
{
	char path[] = "/tmp/import_testXXXXXX";
	int file = mkstemp(path);
	struct source source;

	assert_true(file >= 0 && write(file, bytes, size) == (ssize_t)size);
	close(file);
	*fault = (struct fault){0};
	assert_true(source_open(&source, path, SOURCE_STREAM_LIMIT, fault));
	unlink(path);
	source.path = "log.csv";
	return source;
}

/* All records as cells between | and lines between /, and how it ended. */
static enum outcome read_all(const char *bytes, size_t size, bool strict, char *out, struct fault *fault)
{
	struct source source = source_of(bytes, size, fault);
	struct cells cells;
	enum outcome reading;

	cells_open(&cells, &source, ',', strict);
	*out = '\0';
	while ((reading = cells_next(&cells)) == READ_ROW) {
		sprintf(out + strlen(out), "%d:", cells.line);
		for (int i = 0; i < cells.count; i++)
			sprintf(out + strlen(out), "%s|", cells.items[i]);
		strcat(out, "/");
	}
	cells_close(&cells);
	source_close(&source);
	return reading;
}

static void assert_cells(const char *bytes, bool strict, const char *wanted)
{
	struct fault fault;
	char got[1000];

	assert_int_equal(read_all(bytes, strlen(bytes), strict, got, &fault), READ_END);
	assert_string_equal(got, wanted);
}

static void records_name_the_line_where_they_start(void **state)
{
	(void)state;
	assert_cells("a,b\nc,\"d\ne\"\nf,g", true, "1:a|b|/2:c|d\ne|/4:f|g|/");
	assert_cells("\xef\xbb\xbf" "a,b\r\n\"x\"\"y\",\"1\r\n2\"\r\n", true, "1:a|b|/2:x\"y|1\n2|/");
	assert_cells("a,,\n,\n\n", true, "1:a|||/2:||/3:|/");
	assert_cells("", true, "");
}

static void foreign_files_may_be_loose(void **state)
{
	(void)state;
	assert_cells("a\rb\rc", false, "1:a|/2:b|/3:c|/");
	assert_cells("a\"b,\"c\"d\n", false, "1:a\"b|cd|/");
}

static void assert_refused(const char *bytes, size_t size, const char *reason)
{
	struct fault fault;
	char got[1000];

	assert_int_equal(read_all(bytes, size, true, got, &fault), READ_FAULT);
	assert_int_equal(fault.kind, FAULT_FILE);
	assert_string_equal(fault.text, reason);
}

static void strict_files_name_line_and_reason(void **state)
{
	(void)state;
	assert_refused("a\n\"b", 4, "log.csv:2: a quote that is never closed.");
	assert_refused("a\nb\"c\n", 6, "log.csv:2: a quote inside a cell that has none around it.");
	assert_refused("\"a\"b\n", 5, "log.csv:1: text after a closing quote.");
	assert_refused("a\rb\n", 4, "log.csv:1: a carriage return without a line feed.");
	assert_refused("a\n\n\xe9\n", 5, "log.csv:3: not UTF-8.");
	assert_refused("a\0b\n", 4, "log.csv:1: a control character.");
	assert_refused("a\x1b[2Jb\n", 7, "log.csv:1: a control character.");
}

static void a_row_over_a_mebibyte_is_refused(void **state)
{
	size_t size = (1 << 20) + 2;
	char *bytes = malloc(size);

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'n', size);
	assert_refused(bytes, size, "log.csv:1: the row is over 1 MiB.");
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_read_in_every_style),
		cmocka_unit_test(what_is_no_date_is_none),
		cmocka_unit_test(times_are_read_with_and_without_halves),
		cmocka_unit_test(what_is_no_time_is_none),
		cmocka_unit_test(lengths_are_clocks_or_hours),
		cmocka_unit_test(a_cell_tells_the_decimal_mark_or_not),
		cmocka_unit_test(records_name_the_line_where_they_start),
		cmocka_unit_test(foreign_files_may_be_loose),
		cmocka_unit_test(strict_files_name_line_and_reason),
		cmocka_unit_test(a_row_over_a_mebibyte_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
