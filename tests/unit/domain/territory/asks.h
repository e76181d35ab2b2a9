/* asks.h - tables of territories and of what is asked of each, all lines but one being stated.
 * Spec: spec/41-territory.md (TER-16).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 *
 * After cmocka.h.
 */
#ifndef ASKS_H
#define ASKS_H

#include "shows.h"

/* What is asked of a territory in which all else is stated: the score of a question, 0 where it is not asked. */
typedef struct asks {
    const char *text, *question;
    uint32_t score;
} asks;

/* All lines that are asked about are stated no, but one, and those that it reads, which are at most four. */
static inline const char *all_but(const char *text, const char *const *lines)
{
    static char whole[TEXT_ROOM];
    static const char *const groups[] = { "level_", "exchange_", "engine_", "sign_", "step_", "pitfall_" };
    (void)snprintf(whole, sizeof whole, "%s", text);
    for (uint32_t line = 1; integra_word_name(INTEGRA_GROUP_LINE, line) != NULL; line++) {
        const char *name = integra_word_name(INTEGRA_GROUP_LINE, line);
        int group = 0, kept = 0;
        for (size_t i = 0; i < COUNT(groups); i++) {
            group |= strncmp(name, groups[i], strlen(groups[i])) == 0;
        }
        for (size_t i = 0; lines[i] != NULL; i++) {
            kept |= strcmp(name, lines[i]) == 0;
        }
        if (group && !kept) {
            size_t size = strlen(whole);
            (void)snprintf(whole + size, sizeof whole - size, "; statement line=%s value=no", name);
        }
    }
    return whole;
}

static inline void check_asked(const asks *cases, size_t count, const char *line)
{
    const char *lines[] = { line, NULL };
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(asked(all_but(cases[i].text, lines), AT, cases[i].question), cases[i].score);
    }
}

static inline size_t questions_of(const char *text)
{
    integra_territory_review *review = review_of(text, AT);
    size_t count = integra_territory_review_question_count(review);
    integra_territory_review_destroy(review);
    return count;
}

/* That only: a fact that can move nothing is not asked. */
static inline void check_count(const char *text, const char *line, size_t count)
{
    const char *lines[] = { line, NULL };
    assert_int_equal(questions_of(all_but(text, lines)), count);
}

#endif
