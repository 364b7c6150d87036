#include "db/digest.h"

#include <nettle/version.h>

void digest_begin(struct digest *digest)
{
	sha256_init(&digest->context);
}

void digest_add(struct digest *digest, const void *bytes, size_t size)
{
	sha256_update(&digest->context, size, bytes);
}

void digest_end(struct digest *digest, unsigned char out[DIGEST_SIZE])
{
#if NETTLE_VERSION_MAJOR >= 4
	sha256_digest(&digest->context, out);
#else
	sha256_digest(&digest->context, DIGEST_SIZE, out);
#endif
}

void digest_end_hex(struct digest *digest, char out[DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[DIGEST_SIZE];

	digest_end(digest, bytes);
	for (int i = 0; i < DIGEST_SIZE; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[DIGEST_HEX - 1] = '\0';
}

void digest_of(const void *bytes, size_t size, unsigned char out[DIGEST_SIZE])
{
	struct digest digest;

	digest_begin(&digest);
	digest_add(&digest, bytes, size);
	digest_end(&digest, out);
}

void digest_hex(const void *bytes, size_t size, char out[DIGEST_HEX])
{
	struct digest digest;

	digest_begin(&digest);
	digest_add(&digest, bytes, size);
	digest_end_hex(&digest, out);
}
