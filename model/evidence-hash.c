#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db/digest.h"
#include "model/evidence-hash.h"

static void add_text(struct digest *digest, const char *text)
{
	char length[24];
	int size = snprintf(length, sizeof length, text && *text ? "%zu:" : "-:", text ? strlen(text) : (size_t)0);

	digest_add(digest, length, (size_t)size);
	if (text)
		digest_add(digest, text, strlen(text));
}

static void add_number(struct digest *digest, bool said, int64_t value)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, value);
	add_text(digest, said ? text : NULL);
}

static void add_day(struct digest *digest, int day)
{
	add_number(digest, day && day != DAY_NONE, day);
}

void evidence_personal(const struct record *record, const char *salt, char out[65])
{
	struct digest digest;

	digest_begin(&digest);
	add_text(&digest, salt);
	add_text(&digest, record->title);
	add_text(&digest, record->who);
	add_text(&digest, record->evidence);
	add_text(&digest, record->evidence_file);
	add_text(&digest, record->evidence_sha256);
	add_text(&digest, record->why);
	digest_end_hex(&digest, out);
}

static void add_facts(struct digest *digest, const struct record *record)
{
	bool estimated = record->estimate.pessimistic != 0;

	add_text(digest, record->state);
	add_text(digest, record->label);
	add_number(digest, estimated, record->estimate.optimistic);
	add_number(digest, estimated, record->estimate.likely);
	add_number(digest, estimated, record->estimate.pessimistic);
	add_number(digest, record->has_amount, record->amount);
	add_text(digest, record->currency);
	add_number(digest, record->version, record->version);
	add_day(digest, record->until_on);
	add_day(digest, record->period_from_on);
	add_day(digest, record->period_last_on);
	add_text(digest, record->hours);
	add_number(digest, record->net, record->net);
	add_number(digest, record->tax, record->tax);
	add_number(digest, record->gross, record->gross);
	add_number(digest, record->withheld, record->withheld);
	add_number(digest, record->fee, record->fee);
	add_number(digest, record->received, record->received);
	add_text(digest, record->received_currency);
	add_text(digest, record->digest);
}

void evidence_hash(const struct record *record, const char *before, const char *personal, char out[65])
{
	struct digest digest;

	digest_begin(&digest);
	add_text(&digest, before);
	add_number(&digest, true, record->number);
	add_text(&digest, record->kind);
	add_number(&digest, true, record->typed_at);
	add_number(&digest, true, record->known_at);
	add_day(&digest, record->meant_on);
	add_number(&digest, record->client, record->client);
	add_number(&digest, record->project, record->project);
	add_text(&digest, record->subject);
	add_number(&digest, record->target, record->target);
	add_facts(&digest, record);
	add_text(&digest, personal);
	digest_end_hex(&digest, out);
}

bool evidence_file(struct book *book, const char *path, struct arena *arena, const char **name, const char **sha256)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	const char *slash = strrchr(path, '/');
	char *out = arena_take(arena, 65);
	uint8_t piece[16384];
	struct digest digest;
	ssize_t size = -1;

	digest_begin(&digest);
	while (file >= 0 && (size = read(file, piece, sizeof piece)) > 0)
		digest_add(&digest, piece, (size_t)size);
	if (file < 0 || size < 0) {
		book_fail(book, FAULT_FILE, "\"%.200s\" can't be read: %s.", path, strerror(errno));
		if (file >= 0)
			close(file);
		return false;
	}
	close(file);
	digest_end_hex(&digest, out);
	*name = arena_text(arena, slash ? slash + 1 : path);
	*sha256 = out;
	return true;
}
