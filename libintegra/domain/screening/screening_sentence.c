/* screening_sentence.c - a step of an explanation as a sentence: what it read, what that said, and the numbers.
 * Spec: spec/10-screening.md, "The explanation of a screening" (GEN-3).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <integra/screening.h>

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/rules/texts.h"

typedef struct told {
    integra_reason reason;
    uint32_t language;
} told;

/* How a source is told with its numbers: all of them counted, some of them, none. */
typedef struct shape {
    uint32_t group;
    uint8_t whole;
    uint8_t floor;
    uint8_t none;
} shape;

static const shape shapes[] = {
    { INTEGRA_GROUP_COUNT, INTEGRA__RULES_TEXT_REASON_COUNT, INTEGRA__RULES_TEXT_REASON_FLOOR,
      INTEGRA__RULES_TEXT_REASON_NO_COUNT },
    { INTEGRA_GROUP_RECORD, INTEGRA__RULES_TEXT_REASON_ALL_STAYS, INTEGRA__RULES_TEXT_REASON_STAYS,
      INTEGRA__RULES_TEXT_REASON_NO_STAYS },
    { INTEGRA_GROUP_QUESTION, INTEGRA__RULES_TEXT_REASON_ITEMS, INTEGRA__RULES_TEXT_REASON_SOME_ITEMS,
      INTEGRA__RULES_TEXT_REASON_SOME_ITEMS },
    { INTEGRA_GROUP_FACT, INTEGRA__RULES_TEXT_PAIR, INTEGRA__RULES_TEXT_PAIR, INTEGRA__RULES_TEXT_PAIR },
    { INTEGRA_GROUP_VERDICT, INTEGRA__RULES_TEXT_PAIR, INTEGRA__RULES_TEXT_PAIR, INTEGRA__RULES_TEXT_PAIR },
};

static const shape *shape_of(uint32_t group)
{
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        if (shapes[i].group == group) {
            return &shapes[i];
        }
    }
    return NULL;
}

/* What the source said. Of what is unknown: whether it was told at all, and whether it is what is missing. */
static const char *said(const integra_reason *reason, uint32_t language)
{
    const char *value = integra_word_label(INTEGRA_GROUP_TRI, reason->source_value, language);
    if (reason->source_value != INTEGRA_TRI_UNKNOWN || reason->source_group == INTEGRA_GROUP_VERDICT) {
        return value;
    }
    int counted = reason->source_group == INTEGRA_GROUP_COUNT || reason->source_group == INTEGRA_GROUP_RECORD;
    int stage = reason->target_group == INTEGRA_GROUP_VERDICT && reason->target == INTEGRA_VERDICT_STAGE;
    uint32_t text = reason->missing ? INTEGRA__RULES_TEXT_MISSING : INTEGRA__RULES_TEXT_NOT_TOLD;
    if (counted && (reason->count > 0 || reason->complete)) {
        if (!reason->missing) {
            return value;
        }
        text = INTEGRA__RULES_TEXT_UNKNOWN_MISSING;
    } else if (stage && reason->missing) {
        text = INTEGRA__RULES_TEXT_WAITED_FOR;
    }
    return integra__rules_text(text, 0, language);
}

static void write_reason(integra__sentence *sentence, const void *about)
{
    const told *t = about;
    const integra_reason *reason = &t->reason;
    const shape *by = shape_of(reason->source_group);
    const char *source = integra_word_label(reason->source_group, reason->source, t->language);
    const char *value = said(reason, t->language);
    uint32_t text = reason->complete ? by->whole : reason->count > 0 ? by->floor : by->none;
    if (reason->threshold == 0 ||
        text == INTEGRA__RULES_TEXT_PAIR) { /* nothing was counted, or a receipt holds no count */
        integra__rules_say_pair(sentence, source, value, t->language);
        return;
    }
    const integra__sentence_part parts[] = {
        { "source", source, 0 },
        { "said", value, 0 },
        { "count", NULL, reason->count },
        { "threshold", NULL, reason->threshold },
    };
    integra__sentence_fill(sentence, integra__rules_text(text, 0, t->language), parts, 4);
}

/* A step whose words exist; its target is an item or a verdict. */
static int is_step(const integra_reason *reason)
{
    int target = reason->target_group == INTEGRA_GROUP_QUESTION || reason->target_group == INTEGRA_GROUP_VERDICT;
    return target && shape_of(reason->source_group) != NULL && reason->source_value <= INTEGRA__TRI_LAST &&
           integra_word_name(reason->target_group, reason->target) != NULL &&
           integra_word_name(reason->source_group, reason->source) != NULL;
}

integra_status integra_reason_sentence(const integra_reason *reason, uint32_t language, char *text_out, size_t capacity,
                                       size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { reason != NULL, 1, integra__room(text_out, capacity), 1, size_out != NULL };
    told t = { .language = language };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&t.reason, sizeof t.reason, sizeof t.reason, reason, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__rules_language(language, 1, error);
    }
    if (status == INTEGRA_OK && !is_step(&t.reason)) {
        status = integra__fault_at(error, INTEGRA_FAULT_REASON_MADE, 0);
    }
    return status == INTEGRA_OK ? integra__sentence_give(write_reason, &t, text_out, capacity, size_out, error)
                                : status;
}
