/* event.h - the tables of kinds and guards, and whether an event is one.
 * Spec: spec/31-history.md (PLN-11, PLN-23), spec/kinds.tsv, spec/guards.tsv.  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_EVENT_H
#define INTEGRA_DOMAIN_EVENT_H

#include <integra/event.h>

#include "core/date.h"
#include "domain/rules/generated/bounds.h"

#define INTEGRA__EVENT_EDITION_KINDS  64 /* kinds 1 to 63 are of edition 1, 64 to 127 of edition 2... */
#define INTEGRA__EVENT_RESUMED        7u /* the phase that a resumption returns to (PLN-11) */
#define INTEGRA__EVENT_RECORDED_FIRST (INTEGRA__DATE_FIRST * 1440LL)
#define INTEGRA__EVENT_RECORDED_LAST  ((INTEGRA__DATE_LAST + 1) * 1440LL - 1)

/* What a kind's target has to be. */
enum {
    INTEGRA__EVENT_TARGET_NEED = 1,
    INTEGRA__EVENT_TARGET_INTERVENTION,
    INTEGRA__EVENT_TARGET_ASSESSMENT,
    INTEGRA__EVENT_TARGET_NEED_OR_OBJECTIVE,
    INTEGRA__EVENT_TARGET_OBJECTIVE,
    INTEGRA__EVENT_TARGET_ITEM,    /* an objective or an intervention */
    INTEGRA__EVENT_TARGET_MEETING, /* a review, an assessment or a concertation */
    INTEGRA__EVENT_TARGET_ADMISSION,
    INTEGRA__EVENT_TARGET_SETTER,
    INTEGRA__EVENT_TARGET_ACCEPTED,
    INTEGRA__EVENT_TARGET_KNOWN
};

enum {
    INTEGRA__EVENT_MARKED_ANNULLABLE,
    INTEGRA__EVENT_MARKED_FACT,
    INTEGRA__EVENT_MARKED_READS_ALL,
    INTEGRA__EVENT_MARKED_SHARING
};

typedef struct integra__event_row {
    uint32_t rule;
    uint8_t presence[INTEGRA__FIELD_WORDS]; /* INTEGRA_PRESENCE_, by field - 1 */
    uint32_t correctable;                   /* 1 << INTEGRA_FIELD_ */
    uint32_t code_words;                    /* INTEGRA_GROUP_, 0 for none */
    uint32_t detail_words;
    uint32_t target_of; /* INTEGRA__TARGET_, 0 for none */
    uint32_t phases;    /* 1 << INTEGRA_PHASE_ */
    uint32_t next;      /* INTEGRA_PHASE_, INTEGRA__EVENT_RESUMED, or 0 where the phase stays */
    uint32_t guards;    /* 1 << INTEGRA_GUARD_, beside those of every event */
    uint32_t marks;     /* 1 << INTEGRA__MARKED_ */
} integra__event_row;

typedef struct integra__event_guard_row {
    uint32_t rule;
    const char *remedy[2]; /* by INTEGRA_LANGUAGE_ */
} integra__event_guard_row;

/* Generated: kind k at k - 1, guard g at g - 1. */
extern const integra__event_row integra__event_rows[];
extern const uint32_t integra__event_row_count;
extern const integra__event_guard_row integra__event_guard_rows[];
extern const uint32_t integra__event_guard_row_count;

/* The row of a kind, NULL for one this version does not know. */
const integra__event_row *integra__event_row_of(uint32_t kind);

/* Whether a field of the event is given. field is INTEGRA_FIELD_. */
int integra__event_has(const integra_event *event, uint32_t field);

/* SHA-256 of salt and text. */
void integra__event_text_digest(integra_bytes salt, integra_text text, integra_digest *out);
int integra__event_digest_known(const integra_digest *digest);

#endif
