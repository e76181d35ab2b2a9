/* figure_class_table.h - classes of structures whose protocols are known to be equal, by digest.
 * Spec: spec/50-indicators.md, IND-11.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FIGURE_CLASS_TABLE_H
#define INTEGRA_DOMAIN_INDICATOR_FIGURE_CLASS_TABLE_H

#include "figure_structures.h"

#define INTEGRA__FIGURE_DIGEST_SIZE 32

/* How many structures, some of which may not count at all. */
typedef struct integra__figure_members {
    uint32_t certain, perhaps;
} integra__figure_members;

typedef struct integra__figure_class {
    uint8_t digest[INTEGRA__FIGURE_DIGEST_SIZE];
    integra__figure_members known, if_any; /* of this class for certain; of it or of none */
} integra__figure_class;

/* Two classes, the best first; NULL where there is none. */
typedef struct integra__figure_best {
    const integra__figure_class *first, *second;
} integra__figure_best;

typedef struct integra__figure_class_table {
    integra_allocator allocator;
    integra__figure_class *classes; /* owned; ascending by digest */
    size_t count, room;
    integra__figure_members any, none; /* of any class, or one of their own; of none */
    integra__figure_best least;        /* of the greatest least sizes, the lowest digest of those equally large */
    integra__figure_best most;         /* of the greatest sizes that they can have, the same */
} integra__figure_class_table;

/* Of all structures of rows; 0 where there is no memory, and nothing is then owned. */
int integra__figure_class_table_make(integra__figure_class_table *table, const integra_allocator *allocator,
                                     const integra__rows *rows, integra_date at);
void integra__figure_class_table_release(integra__figure_class_table *table);
/* The class of a digest, which has one. */
const integra__figure_class *integra__figure_class_find(const integra__figure_class_table *table,
                                                        const uint8_t *digest);

static inline uint64_t integra__figure_members_all(integra__figure_members members)
{
    return (uint64_t)members.certain + members.perhaps;
}

/* How many a class has at least; and at most, those of any class aside. */
static inline uint64_t integra__figure_class_least(const integra__figure_class *one)
{
    return one == NULL ? 0 : one->known.certain;
}

static inline uint64_t integra__figure_class_most(const integra__figure_class *one)
{
    return one == NULL ? 0 : integra__figure_members_all(one->known) + integra__figure_members_all(one->if_any);
}

#endif
