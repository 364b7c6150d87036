/* How often a hash was seen: a word of 64 bits a row and little beside, so that long files fit in little memory. */
#ifndef MODEL_IMPORTS_SEEN_H
#define MODEL_IMPORTS_SEEN_H

#include <stddef.h>
#include <stdint.h>

enum { SEEN_SHELVES = 64 };

/* Open addressing by a hash's upper 54 bits; below them, in 10 bits, how often it was seen. 0: free. */
struct seen_shelf {
	uint64_t *slots;
	uint32_t count, room;
};

/* Each shelf grows by itself, a quarter at a time: never is all of it there twice. */
struct seen {
	struct seen_shelf shelves[SEEN_SHELVES];
};

/* It can be filled anew. */
void seen_clear(struct seen *);
/* How often it was noted before; notes it once more. Among a million hashes two are taken for one in 1 file of 30,000. */
uint32_t seen_note(struct seen *, uint64_t hash);
/* FNV-1a of the bytes. */
uint64_t seen_hash(const char *bytes, size_t size);

#endif
