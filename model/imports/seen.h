/* How often a hash was seen: 64 bits a row, so that long files fit in little memory. */
#ifndef MODEL_IMPORTS_SEEN_H
#define MODEL_IMPORTS_SEEN_H

#include <stddef.h>
#include <stdint.h>

struct seen {
	uint64_t *hashes;      /* 0: free */
	uint32_t *counts;
	size_t count, room;    /* room: a power of two */
};

void seen_free(struct seen *);
void seen_clear(struct seen *);
/* How often it was noted before; notes it once more. */
uint32_t seen_note(struct seen *, uint64_t hash);
/* FNV-1a of the bytes. */
uint64_t seen_hash(const char *bytes, size_t size);

#endif
