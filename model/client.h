/* Clients: who is worked for; their zone decides days, their currency the money of all their projects. */
#ifndef MODEL_CLIENT_H
#define MODEL_CLIENT_H

#include "model/book.h"

struct client {
	int64_t id;
	const char *uid, *slug, *name, *currency, *zone;
	const char *locale, *email, *legal_name, *address, *vat_id, *contact, *reference, *tax; /* NULL: not said */
	int terms_days;      /* -1: not said */
	bool archived;
};
struct clients { struct client *items; size_t count; };

/* Adds the client and sets its id and uid. Empty currency or zone: config, else USD and TZ. */
bool client_add(struct book *, struct client *);
/* Writes the whole row; slug never changes, currency and zone not once entries exist. */
bool client_edit(struct book *, const struct client *);
bool client_archive(struct book *, int64_t id);
bool client_find(struct book *, int64_t id, struct arena *, struct client *);
bool client_list(struct book *, struct arena *, struct clients *);
/* id of the slug, 0 if none. */
bool client_by_slug(struct book *, const char *slug, int64_t *id);

#endif
