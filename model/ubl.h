/*
 * An issued invoice as a document for machines: UBL 2.1 in the core of EN 16931, hours as HUR. A credit is a credit
 * note, whose amounts are what is given back.
 */
#ifndef MODEL_UBL_H
#define MODEL_UBL_H

#include "model/invoice.h"
#include "model/text.h"

/* FAULT_REFUSED names what the norm asks for and this one lacks, as it does for one that is void or credited. */
bool ubl_write(struct book *, const struct invoice *, struct arena *, struct text *);

#endif
