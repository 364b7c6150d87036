/* The canonical bytes of a record. Fields in the order of the table, each with its length first; a field not said is told from an empty one. */
#ifndef MODEL_EVIDENCE_HASH_H
#define MODEL_EVIDENCE_HASH_H

#include "model/evidence.h"

/* Digest of salt and personal texts: title, who, evidence, evidence_file, evidence_sha256, why. */
void evidence_personal(const struct record *, const char *salt, char out[65]);
/* Digest of the hash before, every other field, and the digest of the personal texts. */
void evidence_hash(const struct record *, const char *before, const char *personal, char out[65]);

#endif
