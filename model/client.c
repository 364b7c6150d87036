#include <string.h>

#include "model/client.h"
#include "model/config.h"
#include "model/locale.h"
#include "model/money.h"
#include "model/names.h"
#include "model/record.h"
#include "model/text.h"

static bool bind_and_run(struct query *write, const struct client *client)
{
	query_set_int(write, ":id", client->id);
	query_set_text(write, ":name", client->name);
	query_set_text(write, ":currency", client->currency);
	query_set_text(write, ":zone", client->zone);
	query_set_words(write, ":locale", client->locale);
	query_set_words(write, ":email", client->email);
	query_set_words(write, ":legal_name", client->legal_name);
	query_set_words(write, ":address", client->address);
	query_set_words(write, ":vat_id", client->vat_id);
	query_set_words(write, ":contact", client->contact);
	query_set_words(write, ":reference", client->reference);
	query_set_words(write, ":tax", client->tax);
	if (client->terms_days >= 0)
		query_set_int(write, ":terms_days", client->terms_days);
	query_set_int(write, ":archived", client->archived);
	return query_run(write, NULL);
}

/* 19, 7.7, 0, reverse or exempt. */
static bool tax_is_valid(const char *tax)
{
	int64_t percent;

	return !strcmp(tax, "reverse") || !strcmp(tax, "exempt") || (decimal_parse(tax, &percent) && percent >= 0 && percent <= 100000000);
}

static bool client_is_sound(struct book *book, const struct client *client)
{
	const char *const texts[] = {client->locale, client->email, client->legal_name, client->address, client->vat_id, client->contact, client->reference};

	if (!slug_is_valid(client->slug))
		return book_fail(book, FAULT_INPUT, "\"%.60s\" is no slug: use small letters, digits and dashes, at most 32.", client->slug);
	if (word_find(own_words, client->slug) >= 0)
		return book_fail(book, FAULT_INPUT, "\"%s\" is the name of your own time; choose another slug.", client->slug);
	if (!*client->name || !text_is_keepable(client->name, 200) || strchr(client->name, '\n'))
		return book_fail(book, FAULT_INPUT, "The client's name must be one line of plain text, at most 200 bytes.");
	if (!currency_is_valid(client->currency))
		return book_fail(book, FAULT_INPUT, "\"%.20s\" is no currency: use three capital letters, such as EUR.", client->currency);
	if (!zone_exists(client->zone))
		return book_fail(book, FAULT_INPUT, "\"%.60s\" is no time zone that this machine knows, such as Europe/Berlin.", client->zone);
	if (client->locale && *client->locale && !locale_is_name(client->locale))
		return book_fail(book, FAULT_INPUT, "\"%.40s\" is no locale: a language and a country, such as de_DE or en_GB.", client->locale);
	if (client->tax && *client->tax && !tax_is_valid(client->tax))
		return book_fail(book, FAULT_INPUT, "\"%.20s\" is no tax: a percent such as 19, or 0, reverse or exempt.", client->tax);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i] && !text_is_keepable(texts[i], 1000))
			return book_fail(book, FAULT_INPUT, "\"%.60s\" can't be kept: plain text of at most 1000 bytes is.", texts[i]);
	return true;
}

static bool add_client(struct book *book, struct client *client)
{
	struct query *add;
	int64_t there = 0;

	if (!client_is_sound(book, client) || !client_by_slug(book, client->slug, &there))
		return false;
	if (there)
		return book_fail(book, FAULT_CONFLICT, "There is a client \"%s\" already; ambit client edit %s changes it.", client->slug, client->slug);
	if (!(client->id = book_take_id(book, "client")))
		return false;
	client->uid = uid_new(book_arena(book));
	add = book_query(book, SQL_CLIENT_ADD);
	query_set_text(add, ":uid", client->uid);
	query_set_text(add, ":slug", client->slug);
	query_set_int(add, ":known_at", book_now(book));
	return bind_and_run(add, client);
}

bool client_add(struct book *book, struct client *client)
{
	if (!client->currency)
		client->currency = config_get(book, "currency") ? config_get(book, "currency") : "USD";
	if (!client->zone)
		client->zone = config_get(book, "zone") ? config_get(book, "zone") : book_clock(book).zone;
	if (!client->locale)
		client->locale = config_get(book, "locale");
	if (!book_begin(book))
		return false;
	return book_end(book, add_client(book, client), "client add", "%s", client->slug);
}

static bool edit_client(struct book *book, const struct client *client)
{
	struct arena *arena = book_arena(book);
	struct query *used = book_query(book, SQL_CLIENT_HAS_ENTRIES);
	struct client old;
	bool has_entries;

	if (!client_is_sound(book, client) || !client_find(book, client->id, arena, &old))
		return false;
	query_set_int(used, ":client", client->id);
	if (!query_any(used, &has_entries))
		return false;
	if (has_entries && (strcmp(old.zone, client->zone) || strcmp(old.currency, client->currency)))
		return book_fail(book, FAULT_REFUSED, "Hours are logged for \"%s\": its zone and currency can't change any more.", client->slug);
	return bind_and_run(book_query(book, SQL_CLIENT_EDIT), client);
}

bool client_edit(struct book *book, const struct client *client)
{
	if (!book_begin(book))
		return false;
	return book_end(book, edit_client(book, client), "client edit", "%s", client->slug);
}

bool client_archive(struct book *book, int64_t id)
{
	struct client client;

	if (!client_find(book, id, book_arena(book), &client) || !book_begin(book))
		return false;
	client.archived = true;
	return book_end(book, edit_client(book, &client), "client archive", "%s", client.slug);
}

static struct client client_of(struct query *row, struct arena *arena)
{
	return (struct client){
		.id = query_int(row, "id"),
		.uid = query_take(row, "uid", arena),
		.slug = query_take(row, "slug", arena),
		.name = query_take(row, "name", arena),
		.currency = query_take(row, "currency", arena),
		.zone = query_take(row, "zone", arena),
		.locale = query_take(row, "locale", arena),
		.email = query_take(row, "email", arena),
		.legal_name = query_take(row, "legal_name", arena),
		.address = query_take(row, "address", arena),
		.vat_id = query_take(row, "vat_id", arena),
		.contact = query_take(row, "contact", arena),
		.reference = query_take(row, "reference", arena),
		.tax = query_take(row, "tax", arena),
		.terms_days = query_is_null(row, "terms_days") ? -1 : (int)query_int(row, "terms_days"),
		.archived = query_int(row, "archived"),
	};
}

bool client_find(struct book *book, int64_t id, struct arena *arena, struct client *client)
{
	struct query *row = book_query(book, SQL_CLIENT_ONE);
	bool found;

	query_set_int(row, ":id", id);
	found = query_next(row);
	if (found)
		*client = client_of(row, arena);
	query_end(row);
	return query_ok(row) && (found || book_fail(book, FAULT_MISSING, "There is no such client."));
}

bool client_list(struct book *book, struct arena *arena, struct clients *clients)
{
	struct query *rows = book_query(book, SQL_CLIENT_ALL);

	*clients = (struct clients){0};
	while (query_next(rows)) {
		arena_grow(arena, &clients->items, clients->count, sizeof *clients->items);
		clients->items[clients->count++] = client_of(rows, arena);
	}
	return query_ok(rows);
}

bool client_by_slug(struct book *book, const char *slug, int64_t *id)
{
	struct query *row = book_query(book, SQL_CLIENT_ID);

	*id = 0;
	query_set_text(row, ":slug", slug);
	if (query_next(row))
		*id = query_int(row, "id");
	query_end(row);
	return query_ok(row);
}
