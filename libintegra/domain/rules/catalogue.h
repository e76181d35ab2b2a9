/* catalogue.h - the tables of rules and of finding sentences.
 * Spec: spec/00-conventions.md (GEN-3, GEN-11).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_CATALOGUE_H
#define INTEGRA_DOMAIN_CATALOGUE_H

#include <integra/rules.h>

#include "core/sentence.h"

typedef struct integra__rule_row {
    uint32_t rule;
    uint32_t mark;
    const char *name;
    const char *title[2];  /* by INTEGRA_LANGUAGE_ */
    const char *source[2]; /* by INTEGRA_LANGUAGE_ */
} integra__rule_row;

/* Lists of the caller's that a finding's index may count in: beyond every group of words. */
enum {
    INTEGRA__FINDING_ABOUT_PLACES = 0x10000,
    INTEGRA__FINDING_ABOUT_DELIVERED,
    INTEGRA__FINDING_ABOUT_OFFERS,
    INTEGRA__FINDING_ABOUT_GUICHETS,
    INTEGRA__FINDING_ABOUT_EVENTS /* the place of an event of the plan */
};

/* What the value, or value and other, of a finding are, where its text says them (column `says` of findings.tsv). */
enum {
    INTEGRA__FINDING_SAYS_NOTHING,
    INTEGRA__FINDING_SAYS_COUNT,      /* value of other */
    INTEGRA__FINDING_SAYS_NUMBER,     /* value */
    INTEGRA__FINDING_SAYS_LINE,       /* INTEGRA_LINE_ */
    INTEGRA__FINDING_SAYS_TIER,       /* INTEGRA_TIER_ */
    INTEGRA__FINDING_SAYS_TIERS,      /* the competent one, and the one that acted */
    INTEGRA__FINDING_SAYS_PAIR,       /* 1 macro and meso, 2 meso and micro */
    INTEGRA__FINDING_SAYS_CATEGORIES, /* a bit a seat category, bit 0 the general practitioner */
    INTEGRA__FINDING_SAYS_TOPIC,      /* a topic, and INTEGRA_DIFFICULTY_KIND_ */
    INTEGRA__FINDING_SAYS_PROBLEM,    /* the same, the problem itself */
    INTEGRA__FINDING_SAYS_FUNCTION,   /* INTEGRA_FUNCTION_ */
    INTEGRA__FINDING_SAYS_MISSION,    /* INTEGRA_MISSION_ */
    INTEGRA__FINDING_SAYS_OFFICE,     /* INTEGRA_OFFICE_ */
    INTEGRA__FINDING_SAYS_SLOT,       /* INTEGRA_SLOT_ */
    INTEGRA__FINDING_SAYS_COMPONENT   /* INTEGRA_COMPONENT_ */
};

typedef struct integra__finding_row {
    uint32_t rule;
    uint32_t settled_by;
    uint32_t weight;
    uint32_t state;
    uint32_t about;          /* what its index is: a word of this INTEGRA_GROUP_, a place in that list, or 0 */
    uint8_t says;            /* INTEGRA__FINDING_SAYS_ */
    uint8_t record;          /* 1: it reads the record, whose blank is a fact (GEN-1) */
    const char *sentence[2]; /* by INTEGRA_LANGUAGE_ */
} integra__finding_row;

extern const integra__rule_row integra__rule_rows[];
extern const size_t integra__rule_row_count;
extern const integra__finding_row integra__finding_rows[];
extern const size_t integra__finding_row_count;

/* The row of a finding; NULL where there is none. */
const integra__finding_row *integra__finding_row_of(uint32_t rule, uint32_t settled_by);

/* A list of findings being made: counts all of them, writes those that fit. */
typedef struct integra__findings {
    integra_finding *out;
    size_t capacity;
    size_t count;
} integra__findings;

/* Adds the finding of (rule, settled_by): its weight and state come from the table, which must have that row. */
void integra__finding_add(integra__findings *findings, uint32_t rule, uint32_t settled_by, const integra_id *subject,
                          uint32_t index, uint32_t value, uint32_t other);

/* What every list of findings ends with: the count goes out, and a caller's array that was too small is CAPACITY.
 * Lists are made twice, first to count them, so that an array too small is left untouched. */
typedef void integra__findings_fill(integra__findings *findings, const void *context);
integra_status integra__findings_give(integra__findings_fill *fill, const void *context, integra_finding *out,
                                      size_t capacity, size_t *count_out, integra_error *error);

/* ---- findings_say.c ---- */
/* Appends what a finding counts or names in its value and other, as its row says: a sentence, or nothing. */
void integra__finding_say(integra__sentence *sentence, const integra_finding *finding, uint32_t says,
                          uint32_t language);

#endif
