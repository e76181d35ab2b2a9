/* plan_columns.h - events laid out in columns, counted, written or compared by one and the same path.
 * Spec: spec/31-history.md, "The container"; spec/integra.cddl, plan-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Events are put one after the other, in the container's order. A reader puts those it has read, compared with the
 * parts of the message: what this would not have written is thus refused without a second list of what that is.
 */
#ifndef INTEGRA_CODEC_PLAN_COLUMNS_H
#define INTEGRA_CODEC_PLAN_COLUMNS_H

#include "event.h"
#include "plan_table.h"

/* The parts of a container; the columns stand in the order of the message. */
enum {
    INTEGRA__PART_SHAPE,
    INTEGRA__PART_WRITER,
    INTEGRA__PART_SEQUENCE,
    INTEGRA__PART_REFS,
    INTEGRA__PART_AUTHOR,
    INTEGRA__PART_RECORDED,
    INTEGRA__PART_EFFECTIVE,
    INTEGRA__PART_DUE,
    INTEGRA__PART_UNTIL,
    INTEGRA__PART_PERSON,
    INTEGRA__PART_TARGET,
    INTEGRA__PART_CODE,
    INTEGRA__PART_DETAIL,
    INTEGRA__PART_COLUMNS, /* how many columns; parts beside them: */
    INTEGRA__PART_WRITERS = INTEGRA__PART_COLUMNS,
    INTEGRA__PART_PEOPLE,
    INTEGRA__PART_REFERENCES,
    INTEGRA__PART_DIGESTS,
    INTEGRA__PART_ERASED,
    INTEGRA__PART_BYTES, /* how many byte strings; the rest are lists: */
    INTEGRA__PART_SHAPES = INTEGRA__PART_BYTES,
    INTEGRA__PART_TEXTS,
    INTEGRA__PART_SIGNATURES,
    INTEGRA__PART_RAW,
    INTEGRA__PARTS
};

/* What a shape says is written of an event: bits of its third number. */
enum {
    INTEGRA__SHAPE_AUTHOR = 1,
    INTEGRA__SHAPE_EFFECTIVE = 2,
    INTEGRA__SHAPE_DUE = 4,
    INTEGRA__SHAPE_UNTIL = 8,
    INTEGRA__SHAPE_PERSON = 16,
    INTEGRA__SHAPE_REFERENCE = 32,
    INTEGRA__SHAPE_TARGET = 64,
    INTEGRA__SHAPE_CODE = 128,
    INTEGRA__SHAPE_DETAIL = 256,
    INTEGRA__SHAPE_ERASED = 512,
    INTEGRA__SHAPE_TEXT = 1024,
    INTEGRA__SHAPE_SIGNATURE = 2048,
    INTEGRA__SHAPE_EDITION = 4096,
    INTEGRA__SHAPE_ALL = 8191
};

#define INTEGRA__DAY_MINUTES 1440

typedef struct integra__shape {
    uint32_t kind;
    uint32_t parents; /* twice their number; 1 more where sequence and own parent do not follow from what is listed */
    uint32_t present; /* INTEGRA__SHAPE_ */
} integra__shape;

/* A writer among the events put so far. */
typedef struct integra__column_writer {
    integra_id id;
    integra_id author; /* of its latest event that is not raw; none before */
    uint32_t latest;   /* place of its latest event */
    uint32_t sequence; /* of that event */
    uint32_t listed;   /* 1 + its index among the writers of the message; 0 while only raw events are its */
} integra__column_writer;

typedef struct integra__columns {
    const integra_allocator *allocator;
    integra__table writers, people, shapes, digests;
    integra__writer parts[INTEGRA__PARTS];
    uint64_t counts[INTEGRA__PARTS]; /* elements, of the lists */
    uint32_t listed;                 /* writers of the message */
    uint32_t count;                  /* events put */
    int64_t recorded;                /* of the latest event that is not raw */
    int opened;                      /* whether an opening is among them */
} integra__columns;

/* Starts counting. The columns may not move afterwards. */
void integra__columns_init(integra__columns *columns, const integra_allocator *allocator);
/* Starts anew: no event yet, the parts being the caller's to set. */
void integra__columns_restart(integra__columns *columns);
void integra__columns_free(integra__columns *columns);

/* Puts one more event, which is ready or was read. parents are the places in the message of its parents, target that
 * of its target, INTEGRA__NONE for what is not listed before it. 0 when memory fails. */
int integra__columns_put(integra__columns *columns, const integra_event *event, const uint32_t *parents,
                         uint32_t target);

/* The writer's row, or NULL where it has no event yet. */
const integra__column_writer *integra__columns_writer(const integra__columns *columns, const integra_id *writer);

/* floor(recorded / 1440) */
integra_date integra__recorded_day(int64_t recorded);

#endif
