/* SHA-256, and the library that it comes from. */
#ifndef DB_DIGEST_H
#define DB_DIGEST_H

#include <nettle/sha2.h>
#include <stddef.h>

enum { DIGEST_SIZE = 32, DIGEST_HEX = 65 };

struct digest {
	struct sha256_ctx context;
};

void digest_begin(struct digest *);
void digest_add(struct digest *, const void *bytes, size_t size);
void digest_end(struct digest *, unsigned char out[DIGEST_SIZE]);
/* The same as 64 hex digits. */
void digest_end_hex(struct digest *, char out[DIGEST_HEX]);
/* All at once. */
void digest_of(const void *bytes, size_t size, unsigned char out[DIGEST_SIZE]);
void digest_hex(const void *bytes, size_t size, char out[DIGEST_HEX]);

#endif
