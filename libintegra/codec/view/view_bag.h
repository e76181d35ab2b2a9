/* view_bag.h - lists written item by item and put in the order of their bytes: what a view is made of.
 * Spec: spec/35-views.md (PLN-30, "Order").  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 *
 * An item is CBOR already. A list stands where its items were: closing it sorts them, so that lists within items are
 * done before the items are compared. Running out of memory shows once, at the end.
 */
#ifndef INTEGRA_CODEC_VIEW_BAG_H
#define INTEGRA_CODEC_VIEW_BAG_H

#include "cbor/writer.h"

typedef struct integra__view_item {
    size_t at;
    size_t size;
} integra__view_item;

typedef struct integra__view_bag {
    const integra_allocator *allocator;
    uint8_t *bytes;
    size_t size;
    size_t room;
    integra__view_item *items; /* of the lists that are open, the innermost last */
    size_t count;
    size_t places;
    int failed; /* 1 once memory was not had */
} integra__view_bag;

/* An open list: where it and its items begin. */
typedef struct integra__view_list {
    size_t at;
    size_t first;
} integra__view_list;

void integra__view_bag_init(integra__view_bag *bag, const integra_allocator *allocator);
void integra__view_bag_free(integra__view_bag *bag);

void integra__view_put_array(integra__view_bag *bag, uint64_t count);
void integra__view_put_uint(integra__view_bag *bag, uint64_t value);
void integra__view_put_null(integra__view_bag *bag);
/* null for what is none. */
void integra__view_put_id(integra__view_bag *bag, const integra_id *id);
void integra__view_put_date(integra__view_bag *bag, integra_date date);
void integra__view_put_text(integra__view_bag *bag, integra_text text);

integra__view_list integra__view_open_list(integra__view_bag *bag);
/* What is put between the two is one item of the innermost list. */
void integra__view_begin(integra__view_bag *bag);
void integra__view_end(integra__view_bag *bag);
/* Ends a list: ascending by bytes, each item once where `once` is 1. A list of a single null is an empty one. */
void integra__view_close_list(integra__view_bag *bag, integra__view_list list, int once);

#endif
