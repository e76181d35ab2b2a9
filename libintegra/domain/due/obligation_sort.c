/* obligation_sort.c - an array put in order where it stands, by a heap: no memory, and no order that makes it slow.
 * Spec: spec/34-due.md (PLN-13).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "obligation_sort.h"

#include <string.h>

typedef struct heap {
    char *at;
    size_t size;
    integra__obligation_compare *compare;
} heap;

static char *element(const heap *h, size_t i)
{
    return h->at + i * h->size;
}

static int precedes(const heap *h, size_t a, size_t b)
{
    return h->compare(element(h, a), element(h, b)) < 0;
}

static void swap(const heap *h, size_t a, size_t b)
{
    char kept[INTEGRA__OBLIGATION_SORT_SIZE];
    memcpy(kept, element(h, a), h->size);
    memcpy(element(h, a), element(h, b), h->size);
    memcpy(element(h, b), kept, h->size);
}

/* Lets the element at root sink below those that come after it. */
static void sink(const heap *h, size_t root, size_t count)
{
    for (size_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && precedes(h, child, child + 1)) {
            child++;
        }
        if (!precedes(h, root, child)) {
            return;
        }
        swap(h, root, child);
        root = child;
    }
}

void integra__obligation_sort(void *elements, size_t count, size_t size, integra__obligation_compare *compare)
{
    const heap h = { elements, size, compare };
    size_t ordered = 1;
    while (ordered < count && !precedes(&h, ordered, ordered - 1)) {
        ordered++;
    }
    if (ordered >= count) {
        return;
    }
    for (size_t root = count / 2; root-- > 0;) {
        sink(&h, root, count);
    }
    for (size_t last = count - 1; last > 0; last--) {
        swap(&h, 0, last);
        sink(&h, 0, last);
    }
}
