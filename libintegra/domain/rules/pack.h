/* pack.h - what a rule pack is inside.
 * Spec: spec/00-conventions.md (GEN-9).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PACK_H
#define INTEGRA_DOMAIN_PACK_H

#include <integra/rules.h>

#include "domain/rules/generated/parameters.h"

typedef struct integra__parameter_row {
    const char *name;
    const char *unit;
    const char *domain;
    uint32_t since; /* edition of the packs that are published with it */
    uint32_t rule;
    uint32_t mark;
    int64_t minimum;
    int64_t maximum;
    const char *label[2]; /* by INTEGRA_LANGUAGE_ */
} integra__parameter_row;

typedef struct integra__pack_row {
    const char *name;
    uint32_t code; /* INTEGRA_PACK_ */
    uint32_t version;
    integra_date effective;
    uint64_t published; /* the parameters in its message and digest, by index: later ones stand outside it (GEN-9) */
    int64_t values[INTEGRA__PARAMETER_COUNT];
    uint32_t providers[INTEGRA__PACK_PROVIDED_COUNT]; /* by INTEGRA_SERVICE_ - 1; 0 where it names nobody */
} integra__pack_row;

extern const integra__parameter_row integra__parameter_rows[];
extern const integra__pack_row integra__pack_rows[];
extern const size_t integra__pack_row_count;

struct integra_rules {
    integra_allocator allocator;
    const integra__pack_row *pack;
    int64_t values[INTEGRA__PARAMETER_COUNT];
};

/* The index of a parameter, or INTEGRA__PARAMETER_COUNT. */
size_t integra__parameter_find(const char *name, size_t size);

/* Whether the message of a pack holds a parameter: it was published with it, or it is overridden. */
int integra__rules_hold(const integra_rules *rules, size_t parameter);

/* Whether any parameter has another value than the pack's own. */
int integra__rules_overridden(const integra_rules *rules);

#endif
