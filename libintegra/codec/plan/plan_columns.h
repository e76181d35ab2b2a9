/* plan_columns.h - events laid out in columns, counted, written or compared by one and the same path.
 * Spec: spec/32-exchange.md, "The container"; spec/integra.cddl, plan-body.  Layer: codec.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Events are put one after the other, in the container's order. A reader puts those it has read, compared with the
 * parts of the message: what this would not have written is thus refused without a second list of what that is.
 */
#ifndef INTEGRA_CODEC_PLAN_COLUMNS_H
#define INTEGRA_CODEC_PLAN_COLUMNS_H

#include "codec/event/event.h"
#include "plan_table.h"

/* The parts of a container; the columns stand in the order of the message. */
enum {
    INTEGRA__PLAN_PART_SHAPE,
    INTEGRA__PLAN_PART_WRITER,
    INTEGRA__PLAN_PART_SEQUENCE,
    INTEGRA__PLAN_PART_REFS,
    INTEGRA__PLAN_PART_AUTHOR,
    INTEGRA__PLAN_PART_RECORDED,
    INTEGRA__PLAN_PART_EFFECTIVE,
    INTEGRA__PLAN_PART_DUE,
    INTEGRA__PLAN_PART_UNTIL,
    INTEGRA__PLAN_PART_PERSON,
    INTEGRA__PLAN_PART_TARGET,
    INTEGRA__PLAN_PART_CODE,
    INTEGRA__PLAN_PART_DETAIL,
    INTEGRA__PLAN_PART_GIVER,
    INTEGRA__PLAN_PART_HEARD,
    INTEGRA__PLAN_PART_VOUCHED,
    INTEGRA__PLAN_PART_COLUMNS, /* how many columns; parts beside them: */
    INTEGRA__PLAN_PART_WRITERS = INTEGRA__PLAN_PART_COLUMNS,
    INTEGRA__PLAN_PART_PEOPLE,
    INTEGRA__PLAN_PART_REFERENCES,
    INTEGRA__PLAN_PART_DIGESTS,
    INTEGRA__PLAN_PART_ERASED,
    INTEGRA__PLAN_PART_BYTES, /* how many byte strings; the rest are lists: */
    INTEGRA__PLAN_PART_SHAPES = INTEGRA__PLAN_PART_BYTES,
    INTEGRA__PLAN_PART_TEXTS,
    INTEGRA__PLAN_PART_SIGNATURES,
    INTEGRA__PLAN_PART_RAW,
    INTEGRA__PLAN_PARTS
};

/* What a shape says is written of an event: bits of its third number. */
enum {
    INTEGRA__PLAN_SHAPE_AUTHOR = 1,
    INTEGRA__PLAN_SHAPE_EFFECTIVE = 2,
    INTEGRA__PLAN_SHAPE_DUE = 4,
    INTEGRA__PLAN_SHAPE_UNTIL = 8,
    INTEGRA__PLAN_SHAPE_PERSON = 16,
    INTEGRA__PLAN_SHAPE_REFERENCE = 32,
    INTEGRA__PLAN_SHAPE_TARGET = 64,
    INTEGRA__PLAN_SHAPE_CODE = 128,
    INTEGRA__PLAN_SHAPE_DETAIL = 256,
    INTEGRA__PLAN_SHAPE_ERASED = 512,
    INTEGRA__PLAN_SHAPE_TEXT = 1024,
    INTEGRA__PLAN_SHAPE_SIGNATURES = 2048,
    INTEGRA__PLAN_SHAPE_EDITION = 4096,
    INTEGRA__PLAN_SHAPE_GIVER = 8192,
    INTEGRA__PLAN_SHAPE_HEARD = 16384,
    INTEGRA__PLAN_SHAPE_VOUCHED = 32768,
    INTEGRA__PLAN_SHAPE_ALL = 65535
};

#define INTEGRA__PLAN_DAY_MINUTES 1440

typedef struct integra__plan_shape {
    uint32_t kind;
    uint32_t parents; /* twice their number; 1 more where sequence and own parent do not follow from what is listed */
    uint32_t present; /* INTEGRA__SHAPE_ */
} integra__plan_shape;

/* A writer among the events put so far. */
typedef struct integra__plan_column_writer {
    integra_id id;
    integra_id author; /* of its latest event that is not raw; none before */
    uint32_t latest;   /* place of its latest event */
    uint32_t sequence; /* of that event */
    uint32_t listed;   /* 1 + its index among the writers of the message; 0 while only raw events are its */
} integra__plan_column_writer;

typedef struct integra__plan_columns {
    const integra_allocator *allocator;
    integra__plan_table writers, people, shapes, digests;
    integra__writer parts[INTEGRA__PLAN_PARTS];
    uint64_t counts[INTEGRA__PLAN_PARTS]; /* elements, of the lists */
    uint32_t listed;                      /* writers of the message */
    uint32_t count;                       /* events put */
    int64_t recorded;                     /* of the latest event that is not raw */
    int opened;                           /* whether an opening is among them */
} integra__plan_columns;

/* Starts counting. The columns may not move afterwards. */
void integra__plan_columns_init(integra__plan_columns *columns, const integra_allocator *allocator);

/* Starts anew: no event yet, the parts being the caller's to set. */
void integra__plan_columns_restart(integra__plan_columns *columns);
void integra__plan_columns_free(integra__plan_columns *columns);

/* Puts one more event, which is ready or was read. parents are the places in the message of its parents, target that
 * of its target, INTEGRA__PLAN_NONE for what is not listed before it. 0 when memory fails. */
int integra__plan_columns_put(integra__plan_columns *columns, const integra_event *event, const uint32_t *parents,
                              uint32_t target);

/* The writer's row, or NULL where it has no event yet. */
const integra__plan_column_writer *integra__plan_columns_writer(const integra__plan_columns *columns,
                                                                const integra_id *writer);

/* floor(recorded / 1440) */
integra_date integra__plan_recorded_day(int64_t recorded);

#endif
