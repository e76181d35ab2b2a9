/* view_bag.c - lists written item by item and put in the order of their bytes: what a view is made of.
 * Spec: spec/35-views.md (PLN-30, "Order").  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#include "view_bag.h"

#include <string.h>

#include "core/allocator.h"
#include "core/id.h"

enum { HEAD = 9, FIRST_ROOM = 1024, FIRST_PLACES = 64 };
#define CBOR_NULL 0xf6u

void integra__view_bag_init(integra__view_bag *bag, const integra_allocator *allocator)
{
    memset(bag, 0, sizeof *bag);
    bag->allocator = allocator;
}

void integra__view_bag_free(integra__view_bag *bag)
{
    integra__release(bag->allocator, bag->bytes, bag->room);
    integra__release(bag->allocator, bag->items, bag->places * sizeof *bag->items);
}

/* A block that holds what the old one did, twice as large at least, or NULL, the old one being as it was. */
static void *grown(integra__view_bag *bag, void *old, size_t old_size, size_t needed)
{
    size_t size = needed > SIZE_MAX / 2 || needed > 2 * old_size ? needed : 2 * old_size;
    void *block = bag->failed ? NULL : integra__allocate(bag->allocator, size);
    bag->failed = block == NULL;
    if (block != NULL && old_size > 0) {
        memcpy(block, old, old_size);
    }
    if (block != NULL) {
        integra__release(bag->allocator, old, old_size);
    }
    return block;
}

/* Makes room for so many bytes more. 0 when memory fails, now or before. */
static int make_room(integra__view_bag *bag, size_t more)
{
    if (!bag->failed && bag->room - bag->size < more) {
        size_t needed = bag->size + more < FIRST_ROOM ? FIRST_ROOM : bag->size + more;
        uint8_t *bytes = grown(bag, bag->bytes, bag->room, needed);
        if (bytes != NULL) {
            bag->room = needed > 2 * bag->room ? needed : 2 * bag->room;
            bag->bytes = bytes;
        }
    }
    return !bag->failed;
}

/* A writer at the end of the bag, with room for a head and so many bytes; one that counts alone when memory fails. */
static integra__writer writer_for(integra__view_bag *bag, size_t content)
{
    integra__writer writer;
    if (make_room(bag, content + HEAD)) {
        integra__writer_init(&writer, bag->bytes + bag->size, bag->room - bag->size);
    } else {
        integra__writer_init(&writer, NULL, 0);
    }
    return writer;
}

static void wrote(integra__view_bag *bag, const integra__writer *writer)
{
    bag->size += bag->failed ? 0 : writer->size;
}

void integra__view_put_array(integra__view_bag *bag, uint64_t count)
{
    integra__writer writer = writer_for(bag, 0);
    integra__write_array(&writer, count);
    wrote(bag, &writer);
}

void integra__view_put_uint(integra__view_bag *bag, uint64_t value)
{
    integra__writer writer = writer_for(bag, 0);
    integra__write_uint(&writer, value);
    wrote(bag, &writer);
}

void integra__view_put_null(integra__view_bag *bag)
{
    integra__writer writer = writer_for(bag, 0);
    integra__write_null(&writer);
    wrote(bag, &writer);
}

void integra__view_put_id(integra__view_bag *bag, const integra_id *id)
{
    integra__writer writer = writer_for(bag, sizeof id->bytes);
    if (integra__id_known(id)) {
        integra__write_bytes(&writer, id->bytes, sizeof id->bytes);
    } else {
        integra__write_null(&writer);
    }
    wrote(bag, &writer);
}

void integra__view_put_date(integra__view_bag *bag, integra_date date)
{
    integra__writer writer = writer_for(bag, 0);
    integra__write_date_or_null(&writer, date);
    wrote(bag, &writer);
}

void integra__view_put_text(integra__view_bag *bag, integra_text text)
{
    integra__writer writer = writer_for(bag, text.size);
    if (text.size > 0) {
        integra__write_text(&writer, text.bytes, text.size);
    } else {
        integra__write_null(&writer);
    }
    wrote(bag, &writer);
}

/* ---- lists ---- */

integra__view_list integra__view_open_list(integra__view_bag *bag)
{
    return (integra__view_list){ bag->size, bag->count };
}

void integra__view_begin(integra__view_bag *bag)
{
    if (!bag->failed && bag->count == bag->places) {
        size_t places = bag->places == 0 ? FIRST_PLACES : 2 * bag->places;
        integra__view_item *items = grown(bag, bag->items, bag->places * sizeof *items, places * sizeof *items);
        if (items != NULL) {
            bag->places = places;
            bag->items = items;
        }
    }
    if (!bag->failed) {
        bag->items[bag->count++] = (integra__view_item){ bag->size, 0 };
    }
}

void integra__view_end(integra__view_bag *bag)
{
    if (!bag->failed) {
        integra__view_item *item = &bag->items[bag->count - 1];
        item->size = bag->size - item->at;
    }
}

/* By bytes; no item of CBOR begins with another whole one. */
static int compare(const integra__view_bag *bag, const integra__view_item *a, const integra__view_item *b)
{
    size_t size = a->size < b->size ? a->size : b->size;
    int order = memcmp(bag->bytes + a->at, bag->bytes + b->at, size);
    return order != 0 ? order : (a->size > b->size) - (a->size < b->size);
}

/* Lets the item at `at` sink to its place in a heap of so many. */
static void sink(const integra__view_bag *bag, integra__view_item *items, size_t at, size_t count)
{
    integra__view_item item = items[at];
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && compare(bag, &items[child], &items[child + 1]) < 0) {
            child++;
        }
        if (compare(bag, &items[child], &item) <= 0) {
            break;
        }
        items[at] = items[child];
        at = child;
    }
    items[at] = item;
}

/* In place, since a list is as long as others make it. */
static void sort(const integra__view_bag *bag, integra__view_item *items, size_t count)
{
    for (size_t at = count / 2; at > 0; at--) {
        sink(bag, items, at - 1, count);
    }
    for (size_t last = count; last > 1; last--) {
        integra__view_item first = items[0];
        items[0] = items[last - 1];
        items[last - 1] = first;
        sink(bag, items, 0, last - 1);
    }
}

/* Leaves the first of items that are the same; returns how many remain. */
static size_t unique(const integra__view_bag *bag, integra__view_item *items, size_t count)
{
    size_t kept = count > 0 ? 1 : 0;
    for (size_t i = 1; i < count; i++) {
        if (compare(bag, &items[kept - 1], &items[i]) != 0) {
            items[kept++] = items[i];
        }
    }
    return kept;
}

void integra__view_close_list(integra__view_bag *bag, integra__view_list list, int once)
{
    size_t end = bag->size, count = bag->count - list.first;
    integra__view_item *items = count == 0 ? NULL : bag->items + list.first;
    if (bag->failed || !make_room(bag, end - list.at + HEAD)) {
        return;
    }
    sort(bag, items, count);
    count = once ? unique(bag, items, count) : count;
    if (count == 1 && bag->bytes[items[0].at] == CBOR_NULL) {
        count = 0;
    }
    integra__view_put_array(bag, count);
    for (size_t i = 0; i < count; i++) {
        memcpy(bag->bytes + bag->size, bag->bytes + items[i].at, items[i].size);
        bag->size += items[i].size;
    }
    memmove(bag->bytes + list.at, bag->bytes + end, bag->size - end);
    bag->size -= end - list.at;
    bag->count = list.first;
}
