/* Both sides of an invoice for machines: addresses that people typed, taken apart, and the bank's numbers. */
#include <ctype.h>
#include <string.h>

#include "model/country.h"
#include "model/ubl-inside.h"

enum { IBAN_LEAST = 15, IBAN_MOST = 34 };

/* --- addresses */

static void add_line(struct ubl_address *read, struct arena *arena, const char *start, size_t length)
{
	while (length && *start == ' ') {
		start++;
		length--;
	}
	while (length && (start[length - 1] == ' ' || start[length - 1] == '\r'))
		length--;
	if (length && read->count < ADDRESS_LINES)
		read->lines[read->count++] = arena_print(arena, "%.*s", (int)length, start);
}

/* By lines; one that was typed on one line is parted where it has semicolons, else at its commas. */
static void part(const char *address, struct arena *arena, struct ubl_address *read)
{
	char mark = strchr(address, '\n') ? '\n' : strchr(address, ';') ? ';' : ',';

	while (*address) {
		const char *end = strchr(address, mark);
		size_t length = end ? (size_t)(end - address) : strlen(address);

		add_line(read, arena, address, length);
		address += length + (end != NULL);
	}
}

/* Of the code that a line begins with: one word, or two as in "111 51 Stockholm", "1012 AB Amsterdam" and "SW1A 1AA". */
static size_t code_length(const char *line)
{
	size_t first = strcspn(line, " "), second = line[first] ? strcspn(line + first + 1, " ") : 0;
	const char *next = line + first + 1;

	if (!second)
		return first;
	if (strspn(next, "0123456789") == second || (isdigit((unsigned char)*next) && second == 3) ||
	    (second == 2 && next[2] && isupper((unsigned char)next[0]) && isupper((unsigned char)next[1])))
		return first + 1 + second;
	return first;
}

/* "80331 München"; "London" with "SW1A 1AA" on a line of its own; a city without a number before it is one as a whole. */
static void take_city(struct ubl_address *read, struct arena *arena)
{
	const char *line = read->lines[read->count - 1], *city = line + code_length(line);
	bool coded = strcspn(line, "0123456789") < strcspn(line, " "), whole = coded && !*city;

	if (read->count < (whole ? 3 : 2) && !coded)
		return;
	read->count--;
	if (whole && read->count) {
		read->zone = line;
		read->city = read->lines[--read->count];
	} else if (coded && !whole) {
		read->zone = arena_print(arena, "%.*s", (int)(city - line), line);
		read->city = city + 1;
	} else {
		read->city = line;
	}
}

bool ubl_read_address(const char *address, const char *vat_id, struct arena *arena, struct ubl_address *read)
{
	*read = (struct ubl_address){0};
	if (address)
		part(address, arena, read);
	if (read->count && country_read(read->lines[read->count - 1], read->country))
		read->count--;
	else if (!country_of_vat_id(vat_id, read->country))
		return false;
	if (read->count)
		take_city(read, arena);
	return true;
}

/* The norm has room for three lines. */
static const char *rest_of(struct ubl *ubl, const struct ubl_address *address)
{
	const char *rest = address->lines[2];

	for (int i = 3; i < address->count; i++)
		rest = arena_print(ubl->arena, "%s, %s", rest, address->lines[i]);
	return rest;
}

static void add_address(struct ubl *ubl, const struct ubl_address *address)
{
	ubl_open(ubl, "cac:PostalAddress");
	if (address->count > 0)
		ubl_leaf(ubl, "cbc:StreetName", address->lines[0]);
	if (address->count > 1)
		ubl_leaf(ubl, "cbc:AdditionalStreetName", address->lines[1]);
	ubl_leaf(ubl, "cbc:CityName", address->city);
	ubl_leaf(ubl, "cbc:PostalZone", address->zone);
	if (address->count > 2) {
		ubl_open(ubl, "cac:AddressLine");
		ubl_leaf(ubl, "cbc:Line", rest_of(ubl, address));
		ubl_close(ubl, "cac:AddressLine");
	}
	ubl_open(ubl, "cac:Country");
	ubl_leaf(ubl, "cbc:IdentificationCode", address->country);
	ubl_close(ubl, "cac:Country");
	ubl_close(ubl, "cac:PostalAddress");
}

/* --- parties */

static void add_tax_id(struct ubl *ubl, const char *id, const char *scheme)
{
	if (!id)
		return;
	ubl_open(ubl, "cac:PartyTaxScheme");
	ubl_leaf(ubl, "cbc:CompanyID", id);
	ubl_open(ubl, "cac:TaxScheme");
	ubl_leaf(ubl, "cbc:ID", scheme);
	ubl_close(ubl, "cac:TaxScheme");
	ubl_close(ubl, "cac:PartyTaxScheme");
}

/* A seller without a VAT id is known by the tax number (BR-CO-26). */
static void add_party(struct ubl *ubl, const struct invoice_party *party, const char *name, const struct ubl_address *address)
{
	ubl_open(ubl, "cac:Party");
	if (party->tax_id && !party->vat_id) {
		ubl_open(ubl, "cac:PartyIdentification");
		ubl_leaf(ubl, "cbc:ID", party->tax_id);
		ubl_close(ubl, "cac:PartyIdentification");
	}
	add_address(ubl, address);
	add_tax_id(ubl, party->vat_id, "VAT");
	add_tax_id(ubl, party->tax_id, "FC");
	ubl_open(ubl, "cac:PartyLegalEntity");
	ubl_leaf(ubl, "cbc:RegistrationName", name);
	ubl_close(ubl, "cac:PartyLegalEntity");
	if (party->contact) {
		ubl_open(ubl, "cac:Contact");
		ubl_leaf(ubl, "cbc:Name", party->contact);
		ubl_close(ubl, "cac:Contact");
	}
	ubl_close(ubl, "cac:Party");
}

void ubl_parties(struct ubl *ubl, const struct ubl_address *seller, const struct ubl_address *buyer)
{
	const struct invoice *invoice = ubl->invoice;

	ubl_open(ubl, "cac:AccountingSupplierParty");
	add_party(ubl, &invoice->seller, invoice->seller.name, seller);
	ubl_close(ubl, "cac:AccountingSupplierParty");
	ubl_open(ubl, "cac:AccountingCustomerParty");
	add_party(ubl, &invoice->buyer, invoice->buyer.name ? invoice->buyer.name : invoice->client_name, buyer);
	ubl_close(ubl, "cac:AccountingCustomerParty");
}

/* --- the bank */

/* ISO 13616: with its first four moved to the end and letters as numbers from 10 on, it leaves 1 by 97. */
static bool iban_holds(const char *iban, size_t length)
{
	int rest = 0;

	for (size_t i = 0; i < length; i++) {
		char letter = iban[(i + 4) % length];

		rest = isdigit((unsigned char)letter) ? rest * 10 + letter - '0' : rest * 100 + letter - 'A' + 10;
		rest %= 97;
	}
	return rest == 1;
}

/* From there on, blanks left out; 0: none begins there. The longest that holds, as words may follow. */
static size_t read_iban(const char *at, char out[IBAN_MOST + 1])
{
	size_t length = 0, holds = 0;

	for (; length < IBAN_MOST; at++) {
		unsigned char letter = (unsigned char)*at;

		if (letter == ' ' && length)
			continue;
		if (length < 2 ? !isupper(letter) : length < 4 ? !isdigit(letter) : !isupper(letter) && !isdigit(letter))
			break;
		out[length++] = (char)letter;
		if (length >= IBAN_LEAST && !isalnum((unsigned char)at[1]) && iban_holds(out, length))
			holds = length;
	}
	out[holds] = '\0';
	return holds;
}

static bool begins_word(const char *bank, const char *at)
{
	return at == bank || !isalnum((unsigned char)at[-1]);
}

const char *ubl_iban(const char *bank, struct arena *arena)
{
	char iban[IBAN_MOST + 1];

	for (const char *at = bank; at && *at; at++)
		if (begins_word(bank, at) && read_iban(at, iban))
			return arena_text(arena, iban);
	return NULL;
}

/* ISO 9362: six letters, two letters or digits, three more or none. */
static bool is_bic(const char *word, size_t length)
{
	if (length != 8 && length != 11)
		return false;
	for (size_t i = 0; i < length; i++)
		if (!isupper((unsigned char)word[i]) && (i < 6 || !isdigit((unsigned char)word[i])))
			return false;
	return true;
}

const char *ubl_bic(const char *bank, struct arena *arena)
{
	const char *found = NULL;

	for (const char *at = bank; at && *at; at++) {
		size_t length = 0;

		while (isalnum((unsigned char)at[length]))
			length++;
		if (begins_word(bank, at) && is_bic(at, length))
			found = arena_print(arena, "%.*s", (int)length, at);
	}
	return found;
}
