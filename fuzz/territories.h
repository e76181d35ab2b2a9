/* territories.h - what holds of any territory: it is its message, and a review of it is sound, and the same again.
 * Spec: spec/41-territory.md (TER-16), spec/integra.cddl, territory-body.  Layer: fuzz.  SPDX-License-Identifier:
 * Apache-2.0
 */
#ifndef TERRITORIES_H
#define TERRITORIES_H

#include "again.h"

/* The message of a territory, of malloc; its size must be given. */
static inline uint8_t *territory_message(const integra_territory *territory, size_t *size_out)
{
    must(integra_territory_encode(territory, NULL, 0, size_out, NULL) == INTEGRA_ERR_CAPACITY);
    uint8_t *bytes = malloc(*size_out);
    must(bytes && integra_territory_encode(territory, bytes, *size_out, size_out, NULL) == INTEGRA_OK);
    return bytes;
}

static inline integra_territory_review *territory_review(const integra_territory *territory, integra_date at)
{
    integra_territory_review *review = NULL;
    must(integra_territory_review_create(territory, NULL, at, NULL, &review, NULL) == INTEGRA_OK && review);
    return review;
}

static inline size_t territory_finding_count(const integra_territory_review *review)
{
    size_t count = 0;
    integra_status status = integra_territory_review_findings(review, NULL, 0, &count, NULL);
    must(status == (count > 0 ? INTEGRA_ERR_CAPACITY : INTEGRA_OK));
    return count;
}

/* Both reviews find the same, of which people can be told; neither has what the other has not. */
static inline void territory_findings_same(const integra_territory_review *a, const integra_territory_review *b)
{
    size_t count = territory_finding_count(a), other = territory_finding_count(b), places = 77;
    integra_finding *findings = malloc((2 * count + 1) * sizeof *findings);
    must(findings && other == count);
    must(integra_territory_review_findings(a, findings, count, &count, NULL) == INTEGRA_OK);
    must(integra_territory_review_findings(b, findings + count, count, &count, NULL) == INTEGRA_OK);
    must(memcmp(findings, findings + count, count * sizeof *findings) == 0);
    for (size_t i = 0; i < count; i++) {
        integra_id second;
        must(integra_rule_name(findings[i].rule) != NULL);
        must(integra_word_name(INTEGRA_GROUP_SETTLED_BY, findings[i].settled_by) != NULL);
        must(integra_territory_review_second(a, i, &second, NULL) == INTEGRA_OK);
    }
    must(integra_territory_review_compare(a, b, NULL, 0, &places, NULL) == INTEGRA_OK && places == 0);
    free(findings);
}

static inline void territory_lines_sound(const integra_territory_review *review)
{
    for (size_t i = 0; i < integra_word_count(INTEGRA_GROUP_LINE); i++) {
        integra_line line;
        integra_line_init(&line, sizeof line);
        must(!integra_territory_review_line(review, integra_word_at(INTEGRA_GROUP_LINE, i), &line, NULL));
        must(line.value == (line.stated != INTEGRA_TRI_UNKNOWN ? line.stated : line.computed));
        must((line.value == INTEGRA_TRI_UNKNOWN) == (line.basis == INTEGRA_BASIS_NONE));
        must(line.least <= line.most);
        must(line.count <= line.of);
    }
}

/* A question is of a claim not made, of a cell that is there, or of a line; those that may move most come first. */
static inline void territory_questions_sound(const integra_territory *territory, const integra_territory_review *review)
{
    uint32_t score = UINT32_MAX;
    for (size_t i = 0; i < integra_territory_review_question_count(review); i++) {
        integra_question q;
        integra_question_init(&q, sizeof q);
        must(!integra_territory_review_question_at(review, i, &q, NULL) && q.score > 0 && q.score <= score);
        score = q.score;
        if (q.kind == INTEGRA_QUESTION_KIND_FIELD) {
            must(q.row < integra_territory_count(territory, q.table) && q.column < integra_column_count(q.table));
        } else {
            must(q.kind == INTEGRA_QUESTION_KIND_CLAIM ? integra_column_count(q.table) > 0 : q.line != 0);
        }
    }
}

/* Two territories that say the same, which may be one, are reviewed as of a day. */
static inline void territory_reviewed(const integra_territory *territory, const integra_territory *same,
                                      integra_date at)
{
    integra_territory_review *review = territory_review(territory, at), *again = territory_review(same, at);
    territory_findings_same(review, again);
    territory_lines_sound(review);
    territory_questions_sound(territory, review);
    integra_territory_review_destroy(again);
    integra_territory_review_destroy(review);
}

#endif
