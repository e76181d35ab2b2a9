/* review_out.c - what a review is asked for: its findings, its lines, its questions.
 * Spec: spec/41-territory.md (TER-16, GEN-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "review.h"

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"

/* Versioned structs grow by whole words, on every platform. */
_Static_assert(sizeof(integra_line) % 8 == 0, "integra_line");
_Static_assert(sizeof(integra_question) % 8 == 0, "integra_question");

#define LINE_V1     sizeof(integra_line)
#define QUESTION_V1 sizeof(integra_question)

void integra_line_init(integra_line *line, size_t struct_size)
{
    integra__struct_init(line, struct_size);
}

void integra_question_init(integra_question *question, size_t struct_size)
{
    integra__struct_init(question, struct_size);
}

static integra_status beyond_end(integra_error *error, uint64_t index, size_t count)
{
    return integra__fault_within(error, INTEGRA_FAULT_BEYOND_END, index, 0, (int64_t)count);
}

integra_status integra_territory_review_findings(const integra_territory_review *review, integra_finding *findings_out,
                                                 size_t capacity, size_t *count_out, integra_error *error)
{
    const uint8_t present[] = { review != NULL, integra__room(findings_out, capacity), 1, count_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    *count_out = review->told_count;
    if (review->told_count > capacity) {
        return integra__no_room(error, review->told_count);
    }
    for (size_t i = 0; i < review->told_count; i++) {
        findings_out[i] = review->told[i].finding;
    }
    return INTEGRA_OK;
}

integra_status integra_territory_review_second(const integra_territory_review *review, size_t index,
                                               integra_id *second_out, integra_error *error)
{
    const uint8_t present[] = { review != NULL, 1, second_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (index >= review->told_count) {
        return beyond_end(error, index, review->told_count);
    }
    *second_out = review->told[index].second;
    return INTEGRA_OK;
}

integra_status integra_territory_review_line(const integra_territory_review *review, uint32_t line,
                                             integra_line *line_out, integra_error *error)
{
    const uint8_t present[] = { review != NULL, 1, line_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(line_out, LINE_V1, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (line < INTEGRA__LINE_FIRST || line > INTEGRA__LINE_LAST) {
        return integra__fault_at(error, INTEGRA_FAULT_LINE_CODE, line);
    }
    integra__struct_write(line_out, &review->lines[line], sizeof review->lines[line]);
    return INTEGRA_OK;
}

size_t integra_territory_review_question_count(const integra_territory_review *review)
{
    return review == NULL ? 0 : review->question_count;
}

integra_status integra_territory_review_question_at(const integra_territory_review *review, size_t index,
                                                    integra_question *question_out, integra_error *error)
{
    const uint8_t present[] = { review != NULL, 1, question_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_check_out(question_out, QUESTION_V1, error);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    if (index >= review->question_count) {
        return beyond_end(error, index, review->question_count);
    }
    integra__struct_write(question_out, &review->questions[index], sizeof review->questions[index]);
    return INTEGRA_OK;
}
