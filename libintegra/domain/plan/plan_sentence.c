/* plan_sentence.c - why an event was refused, and what would have made it acceptable, as sentences.
 * Spec: spec/31-history.md (PLN-11), spec/guards.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include <integra/plan.h>

#include "core/bits.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/rules/texts.h"
#include "plan_kinds.h"

typedef struct told {
    const integra_refusal *refusal;
    uint32_t language;
    uint32_t slots;    /* of those contested, what the sentence is about */
    uint32_t entitled; /* who may settle these */
} told;

/* The slots of a set that hold the person's own word. */
static uint32_t own_words(uint32_t slots)
{
    uint32_t words = 0;
    for (uint32_t slot = 1; slot <= INTEGRA__SLOT_LAST; slot++) {
        words |= integra__plan_own_word(slot) ? slots & 1u << slot : 0;
    }
    return words;
}

static void write_sentence(integra__sentence *sentence, const void *about)
{
    const told *t = about;
    integra__sentence_text(sentence, integra_word_label(INTEGRA_GROUP_GUARD, t->refusal->guard, t->language));
}

static int place(integra__sentence *sentence, const char *name, size_t size, const void *about)
{
    const told *t = about;
    if (size == strlen("remedy") && memcmp(name, "remedy", size) == 0) {
        integra__sentence_text(sentence, integra_guard_remedy(INTEGRA_GUARD_SETTLE_FIRST, t->language));
    } else if (size == strlen("slots") && memcmp(name, "slots", size) == 0) {
        integra__rules_say_words(sentence, INTEGRA_GROUP_SLOT, t->slots, INTEGRA__RULES_TEXT_COMMA, t->language);
    } else if (size == strlen("entitled") && memcmp(name, "entitled", size) == 0) {
        integra__rules_say_words(sentence, INTEGRA_GROUP_ENTITLED, t->entitled, INTEGRA__RULES_TEXT_OR, t->language);
    } else {
        return 0;
    }
    return 1;
}

/* What is the person's word is asked again; what else is in conflict is settled, by the offices where they may
 * (PLN-11). */
static void write_settling(integra__sentence *sentence, const told *t)
{
    told part = *t;
    uint32_t words = own_words(t->refusal->contested),
             offices = t->refusal->entitled & ~(1u << INTEGRA_ENTITLED_PERSON);
    if (words != 0) {
        part.slots = words;
        integra__sentence_fill_by(sentence, integra__rules_text(INTEGRA__RULES_TEXT_ASK_AGAIN, 0, t->language), place,
                                  &part);
    }
    if (words == t->refusal->contested) {
        return;
    }
    if (words != 0) {
        integra__rules_say(sentence, INTEGRA__RULES_TEXT_SEMICOLON, t->language);
    }
    part.slots = t->refusal->contested & ~words;
    part.entitled = offices != 0 ? offices : t->refusal->entitled;
    integra__sentence_fill_by(sentence, integra__rules_text(INTEGRA__RULES_TEXT_SETTLE_SLOTS, 0, t->language), place,
                              &part);
}

/* Where values are in conflict the conflict comes first; else what to do, and in which phases or states it is allowed
 * or who may. */
static void write_remedy(integra__sentence *sentence, const void *about)
{
    const told *t = about;
    const integra_refusal *refusal = t->refusal;
    const char *remedy = integra_guard_remedy(refusal->guard, t->language);
    int allowed = refusal->allowed != 0;
    if (refusal->contested != 0) {
        write_settling(sentence, t);
    } else if (allowed || refusal->entitled != 0) {
        integra__rules_say_pair(sentence, remedy, "", t->language);
        integra__rules_say_words(sentence, allowed ? refusal->words : INTEGRA_GROUP_ENTITLED,
                                 allowed ? refusal->allowed : refusal->entitled,
                                 allowed ? INTEGRA__RULES_TEXT_COMMA : INTEGRA__RULES_TEXT_OR, t->language);
    } else {
        integra__sentence_text(sentence, remedy);
    }
}

/* Whether each bit is a word of the group. */
static int are_words(uint32_t set, uint32_t group)
{
    int known = 1;
    for (uint32_t code = 0; code < 32; code++) {
        known = known && ((set & INTEGRA__BIT(code)) == 0 || integra_word_name(group, code) != NULL);
    }
    return known;
}

/* A guard there is, states, slots and people that are words; who may is told wherever something is to be settled. */
static int is_refusal(const integra_refusal *refusal)
{
    return integra_guard_rule(refusal->guard) != 0 && are_words(refusal->allowed, refusal->words) &&
           are_words(refusal->contested, INTEGRA_GROUP_SLOT) && are_words(refusal->entitled, INTEGRA_GROUP_ENTITLED) &&
           (refusal->contested == 0 || refusal->entitled != 0);
}

static integra_status give(integra__sentence_writer *write, const integra_refusal *refusal, uint32_t language,
                           char *text_out, size_t capacity, size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { refusal != NULL, 1, integra__room(text_out, capacity), 1, size_out != NULL };
    told t = { refusal, language, 0, 0 };
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
