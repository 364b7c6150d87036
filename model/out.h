/* Where an answer goes: gathered, and written when it is whole; long ones stream once they have grown past 256 KiB. */
#ifndef MODEL_OUT_H
#define MODEL_OUT_H

#include <stdbool.h>

#include "db/fault.h"
#include "model/text.h"

struct out {
	struct text text;      /* append here */
	int descriptor;        /* where it goes; -1: nowhere yet, all of it is gathered */
	void (*before)(void *context); /* called before the first bytes are written; NULL */
	void *context;
	bool began;            /* some of it was written already */
	bool failed;           /* writing failed: the rest is dropped, out_finish says so */
	int why;               /* the errno of that */
};

/* Call after each row: writes what is there once it is over 256 KiB. */
void out_breathe(struct out *);
/* Writes the rest. FAULT_STORE when anything could not be written; a closed pipe is no fault. */
bool out_finish(struct out *, struct fault *);
void out_free(struct out *);

/* For -o FILE: a temporary file beside it, made by the umask; commit syncs and renames it. FAULT_CONFLICT if FILE is there and force is not set. */
struct out_file { char *path, *temporary; };
bool out_file_open(struct out_file *, const char *path, bool force, struct out *, struct fault *);
bool out_file_commit(struct out_file *, struct out *, struct fault *);
void out_file_abandon(struct out_file *, struct out *);

#endif
