/* shows.h - tables of territories and of what each shows on one day, a line or a row of findings.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * After cmocka.h.
 */
#ifndef SHOWS_H
#define SHOWS_H

#include "territories.h"

#define AT           "2024-02-01"
#define COUNT(cases) (sizeof(cases) / sizeof(cases)[0])

/* A territory, the name of a line or of a row of findings, and what shown() or found() says of it. */
typedef struct shows {
    const char *text, *of, *expected;
} shows;

static inline void check_lines(const shows *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(shown(cases[i].text, AT, cases[i].of), cases[i].expected);
    }
}

static inline void check_findings(const shows *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(found(cases[i].text, AT, cases[i].of), cases[i].expected);
    }
}

/* A pitfall that is fallen into is a finding too, of the same count. */
static inline void check_pitfalls(const shows *cases, size_t count, const char *finding)
{
    for (size_t i = 0; i < count; i++) {
        integra_line line = line_of(cases[i].text, AT, cases[i].of);
        char expected[64] = "";
        if (line.computed == INTEGRA_TRI_YES) {
            (void)snprintf(expected, sizeof expected, "- - - %u %u - open", line.count, line.of);
        }
        assert_string_equal(shown(cases[i].text, AT, cases[i].of), cases[i].expected);
        assert_string_equal(found(cases[i].text, AT, finding), expected);
    }
}

#endif
