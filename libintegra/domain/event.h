/* event.h - the tables of kinds and guards, and whether an event is one.
 * Spec: spec/31-history.md (PLN-11, PLN-23), spec/kinds.tsv, spec/guards.tsv.  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_EVENT_H
#define INTEGRA_DOMAIN_EVENT_H

#include <integra/event.h>

#define INTEGRA__FIELDS         9  /* effective to target: a row holds field f at f - 1 */
#define INTEGRA__EDITION_KINDS  64 /* kinds 1 to 63 are of edition 1, 64 to 127 of edition 2... */
#define INTEGRA__RESUMED        7u /* the phase that a resumption returns to (PLN-11) */
#define INTEGRA__RECORDED_FIRST (-719162LL * 1440)
#define INTEGRA__RECORDED_LAST  (2932897LL * 1440 - 1)

/* What a kind's target has to be. */
enum {
    INTEGRA__TARGET_NEED = 1,
    INTEGRA__TARGET_INTERVENTION,
    INTEGRA__TARGET_ASSESSMENT,
    INTEGRA__TARGET_SETTER,
    INTEGRA__TARGET_ACCEPTED,
    INTEGRA__TARGET_KNOWN
};

enum { INTEGRA__MARKED_ANNULLABLE, INTEGRA__MARKED_FACT, INTEGRA__MARKED_SHARING };

typedef struct integra__event_row {
    uint32_t rule;
    uint8_t presence[INTEGRA__FIELDS]; /* INTEGRA_PRESENCE_, by field - 1 */
    uint32_t correctable;              /* 1 << INTEGRA_FIELD_ */
    uint32_t code_words;               /* INTEGRA_GROUP_, 0 for none */
    uint32_t detail_words;
    uint32_t target_of; /* INTEGRA__TARGET_, 0 for none */
    uint32_t phases;    /* 1 << INTEGRA_PHASE_ */
    uint32_t next;      /* INTEGRA_PHASE_, INTEGRA__RESUMED, or 0 where the phase stays */
    uint32_t guards;    /* 1 << INTEGRA_GUARD_, beside those of every event */
    uint32_t marks;     /* 1 << INTEGRA__MARKED_ */
} integra__event_row;

typedef struct integra__guard_row {
    uint32_t rule;
    const char *remedy[2]; /* by INTEGRA_LANGUAGE_ */
} integra__guard_row;

/* Generated: kind k at k - 1, guard g at g - 1. */
extern const integra__event_row integra__event_rows[];
extern const uint32_t integra__event_row_count;
extern const integra__guard_row integra__guard_rows[];
extern const uint32_t integra__guard_row_count;

/* The row of a kind, NULL for one this version does not know. */
const integra__event_row *integra__event_row_of(uint32_t kind);

/* Whether a field of the event is given. field is INTEGRA_FIELD_. */
int integra__event_has(const integra_event *event, uint32_t field);

/* Whether the event is one: everything that can be said of it alone (spec/31-history.md, "An event"). A known kind's
 * fields are held against its row. Errors as integra_event_encode() says, index naming the field where one is at
 * fault, INTEGRA_NO_PLACE else. A text beside a text digest none is fine; whether a digest covers its text is judged
 * here too (PLN-22). Nothing is judged of extension and signature but the signature's size. */
integra_status integra__event_check(const integra_event *event, integra_error *error);

/* SHA-256 of salt and text. */
void integra__text_digest(integra_bytes salt, integra_text text, integra_digest *out);

int integra__digest_known(const integra_digest *digest);

#endif
