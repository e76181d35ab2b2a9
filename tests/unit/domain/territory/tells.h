/* tells.h - reviews that tell what a test lists, no pass having run.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * After cmocka.h.
 */
#ifndef TELLS_H
#define TELLS_H

#include "core/allocator.h"
#include "domain/rules/catalogue.h"
#include "domain/territory/review.h"
#include "territories.h"

enum { GEN_12 = 12, CON_5 = 4005, AT = 20000, NONE = -1 };

/* What a pass would tell: subject and second by one letter each, 0 for none. */
typedef struct telling {
    uint32_t rule, settled_by;
    char subject, second;
    int64_t index;
    uint32_t value, other;
    integra_date due;
} telling;

static inline integra__review fresh(const integra_allocator *allocator)
{
    integra__review review;
    memset(&review, 0, sizeof review);
    review.allocator = allocator;
    review.at = AT;
    return review;
}

static inline void tell(integra__review *review, const telling *t)
{
    integra_id subject = { { (uint8_t)t->subject } }, second = { { (uint8_t)t->second } };
    integra__review_tell(review, t->rule, t->settled_by, t->subject == 0 ? NULL : &subject, &second,
                         t->index == NONE ? INTEGRA_NO_INDEX : (uint32_t)t->index, t->value, t->other, t->due);
}

/* A review of territory `letter` that tells these, for integra_territory_review_destroy(). */
static inline integra_territory_review *review_that_tells(char letter, const telling *all, size_t count)
{
    integra_allocator allocator = integra__allocator_of(NULL);
    integra_territory_review *made = integra__allocate(&allocator, sizeof *made);
    assert_non_null(made);
    memset(made, 0, sizeof *made);
    made->allocator = allocator;
    made->territory.bytes[0] = (uint8_t)letter;
    integra__review review = fresh(&allocator);
    for (size_t i = 0; i < count; i++) {
        tell(&review, &all[i]);
    }
    integra__review_give_findings(&review, made);
    integra__review_give_questions(&review, made);
    assert_int_equal(review.status, INTEGRA_OK);
    integra__review_release(&review);
    return made;
}

/* In the order in which they go out; each differs from the one before in one more thing. */
static const telling in_order[] = {
    { GEN_12, INTEGRA_SETTLED_BY_BOTH_LOOKED_AT, 0, 0, NONE, 3, 1, INTEGRA_DATE_UNKNOWN },
    { GEN_12, INTEGRA_SETTLED_BY_STATEMENT, 0, 0, 2, 9, 0, INTEGRA_DATE_UNKNOWN },
    { GEN_12, INTEGRA_SETTLED_BY_STATEMENT, 0, 0, 7, 3, 0, INTEGRA_DATE_UNKNOWN },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 0, 'z', 9, 0, 0, INTEGRA_DATE_UNKNOWN },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'b', 5, 0, 0, AT - 1 },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', 4, 0, 0, AT },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', 5, 1, 9, AT + 1 },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', 5, 2, 3, AT },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', 5, 2, 4, AT },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, 'a', 'c', NONE, 0, 0, AT },
    { CON_5, INTEGRA_SETTLED_BY_OWNER, '\xfe', 0, 0, 0, 0, AT }, /* bytes, not signed letters */
};

enum { COUNT = sizeof in_order / sizeof in_order[0] };

#endif
