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

void digest_of(const void *bytes, size_t size, unsigned char out[DIGEST_SIZE])
{
	struct digest digest;

	digest_begin(&digest);
	digest_add(&digest, bytes, size);
	digest_end(&digest, out);
}
