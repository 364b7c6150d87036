/*
 * The floor under the full screen: the least that curses and SQLite take to show the latest entries of a store in a frame
 * and to move through them. tests/bench_screen measures ambit beside it.
 */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ROWS_MOST = 80, HEAD = 3 };

struct floor { sqlite3 *sqlite; char rows[ROWS_MOST][200]; int count, selected, top; long taken; };

static const char latest[] = "SELECT entry.started_at, entry.ended_at, client.slug || '/' || project.slug, entry.activity, entry.note FROM entry "
	"JOIN project ON project.id = entry.project LEFT JOIN client ON client.id = project.client ORDER BY entry.started_at DESC LIMIT 80";

static int read_rows(struct floor *floor)
{
	sqlite3_stmt *query;

	if (sqlite3_prepare_v2(floor->sqlite, latest, -1, &query, NULL) != SQLITE_OK)
		return 0;
	while (floor->count < ROWS_MOST && sqlite3_step(query) == SQLITE_ROW) {
		time_t from = sqlite3_column_int64(query, 0), until = sqlite3_column_int64(query, 1);
		struct tm start, end;
		char times[16];

		localtime_r(&from, &start);
		localtime_r(&until, &end);
		snprintf(times, sizeof times, "%02d:%02d–%02d:%02d", start.tm_hour, start.tm_min, end.tm_hour, end.tm_min);
		snprintf(floor->rows[floor->count++], sizeof floor->rows[0], "%s %2d:%02d  %-18.18s %-13.13s %.60s", times, (int)(until - from) / 3600,
			(int)(until - from) / 60 % 60, (const char *)sqlite3_column_text(query, 2), (const char *)sqlite3_column_text(query, 3), (const char *)sqlite3_column_text(query, 4));
	}
	return sqlite3_finalize(query) == SQLITE_OK;
}

static void paint(const struct floor *floor)
{
	int page = LINES - HEAD - 3;

	erase();
	mvaddstr(0, 1, "floor  1 Today  2 Week  3 Projects  4 Scope  5 Experiments  6 Invoices  7 Reports");
	for (int row = 1; row < LINES - 2; row++) {
		mvaddstr(row, 0, "│");
		mvaddstr(row, COLS - 1, "│");
	}
	for (int column = 0; column < COLS; column++) {
		mvaddstr(1, column, "─");
		mvaddstr(LINES - 2, column, "─");
	}
	for (int i = 0; i < page && floor->top + i < floor->count; i++)
		mvprintw(HEAD + i, 1, "%s %s", floor->top + i == floor->selected ? "▸" : " ", floor->rows[floor->top + i]);
	mvaddstr(LINES - 1, 1, "j down  k up  q quit");
	move(HEAD + floor->selected - floor->top, 1);
	refresh();
}

/* As ambit does when it is asked for it: nothing is left to be done. */
static void mark_idle(const struct floor *floor)
{
	char mark[48];

	snprintf(mark, sizeof mark, "\033]7770;idle;%ld\a", floor->taken);
	if (write(STDOUT_FILENO, mark, strlen(mark)) < 0)
		exit(1);
}

static void step(struct floor *floor, int by)
{
	int page = LINES - HEAD - 3;

	if (floor->selected + by >= 0 && floor->selected + by < floor->count)
		floor->selected += by;
	if (floor->selected < floor->top)
		floor->top = floor->selected;
	if (floor->selected >= floor->top + page)
		floor->top = floor->selected - page + 1;
}

int main(int count, char **words)
{
	static struct floor floor;
	int key;

	if (count < 2 || sqlite3_open_v2(words[1], &floor.sqlite, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK || !read_rows(&floor))
		return 1;
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	do {
		paint(&floor);
		mark_idle(&floor);
		key = getch();
		floor.taken++;
		step(&floor, key == 'j' || key == KEY_DOWN ? 1 : key == 'k' || key == KEY_UP ? -1 : 0);
	} while (key != 'q' && key != ERR);
	endwin();
	sqlite3_close(floor.sqlite);
	return 0;
}
