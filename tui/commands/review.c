/* The week in one form, as questions and answers: each answer is the verb that it stands for, with that verb's own step of undo. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db/speech.h"
#include "model/path.h"
#include "model/review.h"
#include "tui/answer.h"
#include "tui/entry-words.h"
#include "tui/verb.h"

enum { LINE_BYTES = 1200 };

struct reviewing {
	struct call *call;
	int answers;
	bool ended;              /* no more lines come, or q */
};

/* The rest of a line that is too long to be kept: the verb refuses what there is of it. */
static void skip_line(void)
{
	for (int letter = fgetc(stdin); letter != EOF && letter != '\n';)
		letter = fgetc(stdin);
}

/* Shows what was said so far and reads the next line, trimmed; NULL when there is none. */
static const char *ask(struct reviewing *reviewing, const char *question)
{
	struct call *call = reviewing->call;
	char line[LINE_BYTES];
	size_t length;

	text_print(&call->out->text, "    %s: ", question);
	if (!out_finish(call->out, book_fault_slot(call->book)) || !fgets(line, sizeof line, stdin)) {
		text_add_char(&call->out->text, '\n');
		reviewing->ended = true;
		return NULL;
	}
	if (!call->tty)
		text_add_char(&call->out->text, '\n');
	if (!strchr(line, '\n'))
		skip_line();
	for (length = strlen(line); length && isspace((unsigned char)line[length - 1]); length--)
		line[length - 1] = '\0';
	return arena_text(call->arena, line + strspn(line, " \t"));
}

/* Runs the verb and says what it did. */
static bool run_verb(struct reviewing *reviewing, const char *const words[])
{
	struct call *call = reviewing->call;
	struct text answer = {0};
	bool ok = verb_run(call->book, words, call->arena, &answer);

	if (ok) {
		reviewing->answers++;
		text_add(&call->out->text, "    ");
		text_add(&call->out->text, text_string(&answer));
	}
	text_free(&answer);
	return ok;
}

/* "90", "90 5h/6h/9h" or "5h": how much is done, and what is still to do. */
static bool take_item(struct reviewing *reviewing, const struct review_point *point, const char *answer)
{
	size_t digits = strspn(answer, "0123456789"), percent = digits && (!answer[digits] || strchr("% \t", answer[digits])) ? digits : 0;
	const char *left = answer + percent;

	if (percent && !run_verb(reviewing, (const char *[]){"item", "progress", point->path, arena_text_n(reviewing->call->arena, answer, percent), NULL}))
		return false;
	left += strspn(left, "% \t");
	return !*left || run_verb(reviewing, (const char *[]){"item", "remaining", "--", point->path, left, NULL});
}

static bool take_approval(struct reviewing *reviewing, const struct review_point *point)
{
	const char *who = ask(reviewing, speech("approved by")), *evidence = who ? ask(reviewing, speech("evidence, such as mail of 20 March")) : NULL;

	return !evidence || run_verb(reviewing, (const char *[]){"change", "approve", "--by", who, "--evidence", evidence, "--", point->path, NULL});
}

static bool take_refusal(struct reviewing *reviewing, const struct review_point *point)
{
	const char *who = ask(reviewing, speech("declined by")), *hours = who && point->worked ? ask(reviewing, speech("its hours, goodwill or dispute")) : "";

	if (!who || !hours)
		return true;
	if (point->worked)
		return run_verb(reviewing, (const char *[]){"change", "reject", "--by", who, "--hours", hours, "--", point->path, NULL});
	return run_verb(reviewing, (const char *[]){"change", "reject", "--by", who, "--", point->path, NULL});
}

static bool take_change(struct reviewing *reviewing, const struct review_point *point, const char *answer)
{
	bool sent = point->state == CHANGE_SENT;

	if (!strcmp(answer, "w"))
		return run_verb(reviewing, (const char *[]){"change", "withdraw", point->path, NULL});
	if (sent && !strcmp(answer, "a"))
		return take_approval(reviewing, point);
	if (sent && !strcmp(answer, "r"))
		return take_refusal(reviewing, point);
	if (sent && !strcmp(answer, "x"))
		return run_verb(reviewing, (const char *[]){"change", "expire", point->path, NULL});
	if (sent)
		return book_fail(reviewing->call->book, FAULT_INPUT, "\"%.40s\" is no answer: a, r, w or x, or nothing while it waits.", answer);
	if (point->state == CHANGE_ESTIMATED && !strcmp(answer, "s"))
		return run_verb(reviewing, (const char *[]){"change", "send", point->path, NULL});
	return run_verb(reviewing, (const char *[]){"change", "estimate", "--", point->path, answer, NULL});
}

static bool take_entry(struct reviewing *reviewing, const struct review_point *point, const char *answer)
{
	if (!strcmp(answer, "g"))
		return run_verb(reviewing, (const char *[]){"file", point->path, "--goodwill", NULL});
	if (!strncmp(answer, "c ", 2))
		return run_verb(reviewing, (const char *[]){"file", point->path, "--change", answer + 2, NULL});
	if (!strchr(answer, '/') && *point->project)
		answer = arena_print(reviewing->call->arena, "%s/%s", point->project, answer);
	return run_verb(reviewing, (const char *[]){"file", point->path, "--to", answer, NULL});
}

static bool take_ask(struct reviewing *reviewing, const struct review_point *point, const char *answer)
{
	const char *who = ask(reviewing, point->whom ? arena_print(reviewing->call->arena, speech("from whom [%s]"), point->whom) : speech("from whom"));

	if (!who)
		return true;
	if (!*who && !point->whom)
		return run_verb(reviewing, (const char *[]){"ask", "answer", "--", point->path, answer, NULL});
	return run_verb(reviewing, (const char *[]){"ask", "answer", "--by", *who ? who : point->whom, "--", point->path, answer, NULL});
}

static const char *question(const struct review_point *point)
{
	switch (point->kind) {
	case REVIEW_ITEM:
		return speech("percent done, what is to do, or both: 90 5h/6h/9h");
	case REVIEW_CHANGE:
		return point->state == CHANGE_PROPOSED ? speech("an estimate such as 4h/6h/14h, or w withdrawn")
			: point->state == CHANGE_ESTIMATED ? speech("s send it, another estimate, or w withdrawn") : speech("a approved, r declined, w withdrawn or x lapsed");
	case REVIEW_ENTRY:
		return *point->project ? speech("an item or path, c TITLE as a change, or g goodwill") : speech("where it belongs");
	case REVIEW_JOB:
		return speech("when it stopped, such as now or 14:30");
	default:
		return speech("the answer");
	}
}

static bool take(struct reviewing *reviewing, const struct review_point *point, const char *answer)
{
	switch (point->kind) {
	case REVIEW_ITEM:
		return take_item(reviewing, point, answer);
	case REVIEW_CHANGE:
		return take_change(reviewing, point, answer);
	case REVIEW_ENTRY:
		return take_entry(reviewing, point, answer);
	case REVIEW_JOB:
		return run_verb(reviewing, (const char *[]){"job", "stop", point->path, "--at", answer, NULL});
	default:
		return take_ask(reviewing, point, answer);
	}
}

/* The name of the point's project, above the first of it. */
static void put_project(struct call *call, const struct review_point *point, const char **last)
{
	if (!*last || strcmp(*last, point->project))
		text_print(&call->out->text, "%s\n", *point->project ? point->project : speech("unfiled"));
	*last = point->project;
}

static void put_point(struct call *call, const struct review_point *point)
{
	text_add(&call->out->text, "  ");
	text_add_clean(&call->out->text, point->text, true);
	text_add_char(&call->out->text, '\n');
}

/* On a terminal what was refused is asked again; elsewhere nobody could answer, and the review ends with the refusal. */
static bool go_through(struct reviewing *reviewing, const struct review_point *point)
{
	struct call *call = reviewing->call;

	put_point(call, point);
	for (;;) {
		const char *answer = ask(reviewing, question(point));

		if (!answer || !strcmp(answer, "q"))
			reviewing->ended = true;
		if (reviewing->ended || !*answer || take(reviewing, point, answer))
			return true;
		if (!can_ask(call)) {
			out_finish(call->out, &(struct fault){0});
			return false;
		}
		text_print(&call->out->text, "    %s\n", text_clean(book_fault(call->book)->text, true, call->arena));
		book_forgive(call->book);
	}
}

static bool hold_review(struct reviewing *reviewing, const struct review *review)
{
	const char *project = NULL;

	for (size_t i = 0; !reviewing->ended && i < review->count; i++) {
		const struct review_point *point = &review->items[i];

		put_project(reviewing->call, point, &project);
		if (!go_through(reviewing, point))
			return false;
	}
	return true;
}

/* No terminal, and no lines for answers: nothing can be asked. */
static bool is_only_read(const struct call *call)
{
	int first;

	if (can_ask(call))
		return false;
	if (isatty(STDIN_FILENO))
		return true;
	first = fgetc(stdin);
	return first == EOF || ungetc(first, stdin) == EOF;
}

static void list_points(struct call *call, const struct review *review)
{
	const char *project = NULL;

	for (size_t i = 0; i < review->count; i++) {
		const struct review_point *point = &review->items[i];

		put_project(call, point, &project);
		put_point(call, point);
	}
	if (!review->count && !call->quiet)
		text_add(&call->out->text, speech("There is nothing to review.\n"));
}

static void answer_json(struct call *call, const struct review *review)
{
	struct json json;

	list_begin(call, &json, "review");
	for (size_t i = 0; i < review->count; i++) {
		const struct review_point *point = &review->items[i];

		json_object(&json, NULL);
		json_string(&json, "kind", review_kind_words[point->kind]);
		json_int(&json, "id", point->id);
		json_string(&json, "project", *point->project ? point->project : NULL);
		json_string(&json, "path", point->path);
		json_string(&json, "text", point->text);
		json_end(&json);
	}
	list_end(call, &json);
}

/* The project that is named, else the one in use, else all. */
static bool find_project(struct call *call, int64_t *project)
{
	struct place place = {0};
	bool any = true;

	if (!(call->count ? place_find(call->book, call->words[0], PLACE_PROJECT, call->arena, &place) : place_in_use(call->book, call->arena, &place, &any)))
		return false;
	*project = any ? place.project : 0;
	return true;
}

static bool run(struct call *call)
{
	struct reviewing reviewing = {.call = call};
	struct review review;
	int64_t project;

	if (!find_project(call, &project) || !review_list(call->book, project, call->arena, &review))
		return false;
	if (call->json) {
		answer_json(call, &review);
		return true;
	}
	if (is_only_read(call)) {
		list_points(call, &review);
		return true;
	}
	if (review.count && !call->quiet)
		text_add(&call->out->text, speech("Enter leaves a point as it is, q ends.\n"));
	if (!hold_review(&reviewing, &review))
		return false;
	if (call->quiet)
		return true;
	if (reviewing.answers)
		text_print(&call->out->text, speech_of("%d act; ambit undo %d takes it back.\n", "%d acts; ambit undo %d takes them back.\n", (unsigned long)reviewing.answers), reviewing.answers, reviewing.answers);
	else
		text_add(&call->out->text, review.count ? speech("Nothing was changed.\n") : speech("There is nothing to review.\n"));
	return true;
}

const struct command review_command = {
	.name = "review",
	.usage = "[PROJECT]",
	.purpose = "The week in one form: what is done and to do, what waits, what runs, what is owed",
	.most = 1,
	.sorts = {WORD_PROJECT},
	.terminal = true,
	.run = run,
};
