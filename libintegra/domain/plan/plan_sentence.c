/* plan_sentence.c - why an event was refused, and what would have made it acceptable, as sentences.
 * Spec: spec/31-history.md (PLN-11), spec/guards.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/plan.h>

#include "core/bits.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/rules/texts.h"

typedef struct told {
    const integra_refusal *refusal;
    uint32_t language;
} told;

static void write_sentence(integra__sentence *sentence, const void *about)
{
    const told *t = about;
    integra__sentence_text(sentence, integra_word_label(INTEGRA_GROUP_GUARD, t->refusal->guard, t->language));
}

/* Where values are in conflict the conflict comes first; else what to do, and in which phases or states it is allowed.
 */
static void write_remedy(integra__sentence *sentence, const void *about)
{
    const told *t = about;
    const integra_refusal *refusal = t->refusal;
    uint32_t guard = refusal->unsettled ? INTEGRA_GUARD_SETTLE_FIRST : refusal->guard;
    const char *remedy = integra_guard_remedy(guard, t->language);
    if (refusal->unsettled || refusal->allowed == 0) {
        integra__sentence_text(sentence, remedy);
        return;
    }
    integra__rules_say_pair(sentence, remedy, "", t->language);
    integra__rules_say_words(sentence, refusal->words, refusal->allowed, INTEGRA__RULES_TEXT_COMMA, t->language);
}

/* A guard there is, and states that are words. */
static int is_refusal(const integra_refusal *refusal)
{
    int known = integra_guard_rule(refusal->guard) != 0;
    for (uint32_t code = 0; code < 32; code++) {
        known =
            known && ((refusal->allowed & INTEGRA__BIT(code)) == 0 || integra_word_name(refusal->words, code) != NULL);
    }
    return known;
}

static integra_status give(integra__sentence_writer *write, const integra_refusal *refusal, uint32_t language,
                           char *text_out, size_t capacity, size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { refusal != NULL, 1, integra__room(text_out, capacity), 1, size_out != NULL };
    told t = { refusal, language };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__rules_language(language, 1, error);
    }
    if (status == INTEGRA_OK && !is_refusal(refusal)) {
        status = integra__fault_at(error, INTEGRA_FAULT_REFUSAL_MADE, 0);
    }
    return status == INTEGRA_OK ? integra__sentence_give(write, &t, text_out, capacity, size_out, error) : status;
}

integra_status integra_refusal_sentence(const integra_refusal *refusal, uint32_t language, char *text_out,
                                        size_t capacity, size_t *size_out, integra_error *error)
{
    return give(write_sentence, refusal, language, text_out, capacity, size_out, error);
}

integra_status integra_refusal_remedy(const integra_refusal *refusal, uint32_t language, char *text_out,
                                      size_t capacity, size_t *size_out, integra_error *error)
{
    return give(write_remedy, refusal, language, text_out, capacity, size_out, error);
}
