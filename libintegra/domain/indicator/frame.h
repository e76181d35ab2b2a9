/* frame.h - the frames of indicators: which columns, of what type.
 * Spec: spec/frames.tsv, spec/50-indicators.md.  Layer: domain.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_DOMAIN_INDICATOR_FRAME_H
#define INTEGRA_DOMAIN_INDICATOR_FRAME_H

#include <integra/indicator.h>

#include "core/generated/bounds.h"
#include "domain/rules/generated/bounds.h"

enum {
    INTEGRA__FRAME_ID,
    INTEGRA__FRAME_DAY,
    INTEGRA__FRAME_END,
    INTEGRA__FRAME_DATE,
    INTEGRA__FRAME_TRI,
    INTEGRA__FRAME_WORD,
    INTEGRA__FRAME_SET,
    INTEGRA__FRAME_NUMBER,
    INTEGRA__FRAME_DIGEST
};

typedef struct integra__frame_digest {
    uint8_t bytes[32];
} integra__frame_digest;

typedef struct integra__frame_column {
    const char *name;
    uint8_t kind;     /* INTEGRA__FRAME_ID ... */
    uint8_t required; /* never blank */
    uint8_t size;     /* bytes of an element */
    uint8_t last;     /* of a word or a tri the greatest code */
} integra__frame_column;

typedef struct integra__frame {
    size_t column_count;
    const integra__frame_column *columns;
} integra__frame;

/* By INTEGRA_FRAME_ (generated/frames.c). */
extern const integra__frame integra__frames[INTEGRA__FRAME_CODES];

#endif
