#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sha2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "model/evidence-hash.h"

static void hex(const uint8_t digest[SHA256_DIGEST_LENGTH], char out[65])
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < SHA256_DIGEST_LENGTH; i++) {
		out[2 * i] = digits[digest[i] >> 4];
		out[2 * i + 1] = digits[digest[i] & 15];
	}
	out[64] = '\0';
}

static void finish(SHA2_CTX *context, char out[65])
{
	uint8_t digest[SHA256_DIGEST_LENGTH];

	SHA256Final(digest, context);
	hex(digest, out);
}

static void add_text(SHA2_CTX *context, const char *text)
{
	char length[24];
	int size = snprintf(length, sizeof length, text && *text ? "%zu:" : "-:", text ? strlen(text) : (size_t)0);

	SHA256Update(context, (const uint8_t *)length, (size_t)size);
	if (text)
		SHA256Update(context, (const uint8_t *)text, strlen(text));
}

static void add_number(SHA2_CTX *context, bool said, int64_t value)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, value);
	add_text(context, said ? text : NULL);
}

static void add_day(SHA2_CTX *context, int day)
{
	add_number(context, day && day != DAY_NONE, day);
}

void evidence_personal(const struct record *record, const char *salt, char out[65])
{
	SHA2_CTX context;

	SHA256Init(&context);
	add_text(&context, salt);
	add_text(&context, record->title);
	add_text(&context, record->who);
	add_text(&context, record->evidence);
	add_text(&context, record->evidence_file);
	add_text(&context, record->evidence_sha256);
	add_text(&context, record->why);
	finish(&context, out);
}

static void add_facts(SHA2_CTX *context, const struct record *record)
{
	bool estimated = record->estimate.pessimistic != 0;

	add_text(context, record->state);
	add_text(context, record->label);
	add_number(context, estimated, record->estimate.optimistic);
	add_number(context, estimated, record->estimate.likely);
	add_number(context, estimated, record->estimate.pessimistic);
	add_number(context, record->has_amount, record->amount);
	add_text(context, record->currency);
	add_number(context, record->version, record->version);
	add_day(context, record->until_on);
	add_day(context, record->period_from_on);
	add_day(context, record->period_last_on);
	add_text(context, record->hours);
	add_number(context, record->net, record->net);
	add_number(context, record->tax, record->tax);
	add_number(context, record->gross, record->gross);
	add_number(context, record->withheld, record->withheld);
	add_number(context, record->fee, record->fee);
	add_number(context, record->received, record->received);
	add_text(context, record->received_currency);
	add_text(context, record->digest);
}

void evidence_hash(const struct record *record, const char *before, const char *personal, char out[65])
{
	SHA2_CTX context;

	SHA256Init(&context);
	add_text(&context, before);
	add_number(&context, true, record->number);
	add_text(&context, record->kind);
	add_number(&context, true, record->typed_at);
	add_number(&context, true, record->known_at);
	add_day(&context, record->meant_on);
	add_number(&context, record->client, record->client);
	add_number(&context, record->project, record->project);
	add_text(&context, record->subject);
	add_number(&context, record->target, record->target);
	add_facts(&context, record);
	add_text(&context, personal);
	finish(&context, out);
}

void sha256_hex(const void *bytes, size_t size, char out[65])
{
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, bytes, size);
	finish(&context, out);
}

bool evidence_file(struct book *book, const char *path, struct arena *arena, const char **name, const char **sha256)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	const char *slash = strrchr(path, '/');
	char *out = arena_take(arena, 65);
	uint8_t piece[16384];
	SHA2_CTX context;
	ssize_t size = -1;

	SHA256Init(&context);
	while (file >= 0 && (size = read(file, piece, sizeof piece)) > 0)
		SHA256Update(&context, piece, (size_t)size);
	if (file < 0 || size < 0) {
		book_fail(book, FAULT_FILE, "\"%.200s\" can't be read: %s.", path, strerror(errno));
		if (file >= 0)
			close(file);
		return false;
	}
	close(file);
	finish(&context, out);
	*name = arena_text(arena, slash ? slash + 1 : path);
	*sha256 = out;
	return true;
}
