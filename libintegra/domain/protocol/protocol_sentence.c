/* protocol_sentence.c - what a proof found, as a sentence; rows by their ids.
 * Spec: spec/21-protocol.md (ORI-16, GEN-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_sentence.h"

#include <string.h>

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/demand/demand_sentence.h"
#include "domain/rules/texts.h"
#include "protocol_types.h"

typedef struct told {
    const integra_protocol *protocol;
    integra_failure failure;
    uint32_t language;
} told;

/* The group of the words that a law's subject is one of, 0 where it is a row. */
static uint32_t subject_words(uint32_t law)
{
    static const uint8_t groups[INTEGRA__LAW_CODES] = {
        [INTEGRA_LAW_COMPLETE] = INTEGRA_GROUP_MOTIVE,       [INTEGRA_LAW_ISOLATED] = INTEGRA_GROUP_MOTIVE,
        [INTEGRA_LAW_ANSWERED_NOW] = INTEGRA_GROUP_MOTIVE,   [INTEGRA_LAW_REFUSAL_ANSWERED] = INTEGRA_GROUP_MOTIVE,
        [INTEGRA_LAW_CONTRADICTION] = INTEGRA_GROUP_SERVICE, [INTEGRA_LAW_EXCLUSIVE] = INTEGRA_GROUP_EXCLUSION,
    };
    return groups[law];
}

int integra__protocol_has_row(const integra_protocol *protocol, uint32_t row)
{
    return row == INTEGRA_NO_INDEX || row < protocol->row_count;
}

void integra__protocol_say_row(integra__sentence *sentence, const integra_protocol *protocol, uint32_t row,
                               uint32_t text, uint32_t language)
{
    char id[INTEGRA_PROTOCOL_NAME_LIMIT + 1] = { 0 };
    const integra_row *at = integra__protocol_row_of(protocol, row);
    memcpy(id, at->id.bytes, at->id.size);
    const integra__sentence_part part = { "row", id, 0 };
    integra__sentence_fill(sentence, integra__rules_text(text, 0, language), &part, 1);
}

static int put_demand(integra__sentence *sentence, const char *name, size_t size, const void *about)
{
    (void)name;
    (void)size;
    const told *t = about;
    integra__demand_say(sentence, t->failure.motives, t->failure.demand, t->language);
    return 1;
}

/* A service at fault by its name; law 15 names one that is not called. */
static void say_service(integra__sentence *sentence, const told *t)
{
    const char *label = integra_word_label(INTEGRA_GROUP_SERVICE, t->failure.service, t->language);
    const integra__sentence_part part = { "service", label, 0 };
    if (t->failure.law == INTEGRA_LAW_REFUSAL_ANSWERED) {
        integra__sentence_fill(sentence, integra__rules_text(INTEGRA__RULES_TEXT_MISSING_SERVICE, 0, t->language),
                               &part, 1);
    } else {
        integra__sentence_text(sentence, label);
    }
}

/* What the law is broken about: its subject, the other rows at fault, the service, and the demand that shows it. */
static void say_what(integra__sentence *sentence, const told *t)
{
    const integra_failure *failure = &t->failure;
    const uint32_t rows[] = { failure->row, failure->other };
    uint32_t group = subject_words(failure->law);
    if (group == 0) {
        integra__protocol_say_row(sentence, t->protocol, failure->subject, INTEGRA__RULES_TEXT_ROW, t->language);
    } else {
        integra__sentence_text(sentence, integra_word_label(group, failure->subject, t->language));
    }
    for (size_t i = 0; i < 2; i++) {
        if (rows[i] != INTEGRA_NO_INDEX && (group != 0 || rows[i] != failure->subject)) {
            integra__rules_say(sentence, INTEGRA__RULES_TEXT_SEMICOLON, t->language);
            integra__protocol_say_row(sentence, t->protocol, rows[i], INTEGRA__RULES_TEXT_ROW, t->language);
        }
    }
    if (failure->service != 0 && (group != INTEGRA_GROUP_SERVICE || failure->service != failure->subject)) {
        integra__rules_say(sentence, INTEGRA__RULES_TEXT_SEMICOLON, t->language);
        say_service(sentence, t);
    }
    integra__rules_say(sentence, INTEGRA__RULES_TEXT_SEMICOLON, t->language);
    if (failure->motives == 0) {
        integra__rules_say(sentence, INTEGRA__RULES_TEXT_NO_DEMAND, t->language);
    } else {
        integra__sentence_fill_by(sentence, integra__rules_text(INTEGRA__RULES_TEXT_SMALLEST_DEMAND, 0, t->language),
                                  put_demand, t);
    }
}

static int put_failure(integra__sentence *sentence, const char *name, size_t size, const void *about)
{
    const told *t = about;
    if (size == strlen("law") && strncmp(name, "law", size) == 0) {
        integra__sentence_text(sentence, integra_word_label(INTEGRA_GROUP_LAW, t->failure.law, t->language));
    } else if (size == strlen("rule") && strncmp(name, "rule", size) == 0) {
        integra__sentence_text(sentence, integra_rule_name(t->failure.rule));
    } else {
        say_what(sentence, t);
    }
    return 1;
}

static void write_failure(integra__sentence *sentence, const void *about)
{
    const told *t = about;
    integra__sentence_fill_by(sentence, integra__rules_text(INTEGRA__RULES_TEXT_FAILURE, 0, t->language), put_failure,
                              t);
}

/* A failure that a proof of this protocol can have found, by its codes and rows. */
static int is_failure(const integra_protocol *protocol, const integra_failure *failure)
{
    if (failure->law < INTEGRA__LAW_FIRST || failure->law > INTEGRA__LAW_LAST ||
        integra_rule_name(failure->rule) == NULL || !integra__protocol_has_row(protocol, failure->row) ||
        !integra__protocol_has_row(protocol, failure->other)) {
        return 0;
    }
    uint32_t group = subject_words(failure->law);
    int subject =
        group == 0 ? failure->subject < protocol->row_count : integra_word_name(group, failure->subject) != NULL;
    int service = failure->service == 0 || integra_word_name(INTEGRA_GROUP_SERVICE, failure->service) != NULL;
    return subject && service && (failure->motives == 0 || integra__demand_sayable(failure->motives, failure->demand));
}

integra_status integra_failure_sentence(const integra_protocol *protocol, const integra_failure *failure,
                                        uint32_t language, char *text_out, size_t capacity, size_t *size_out,
                                        integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, failure != NULL, 1, integra__room(text_out, capacity), 1,
                                size_out != NULL };
    told t = { .protocol = protocol, .language = language };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&t.failure, sizeof t.failure, sizeof t.failure, failure, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__rules_language(language, 2, error);
    }
    if (status == INTEGRA_OK && !is_failure(protocol, &t.failure)) {
        status = integra__fault_at(error, INTEGRA_FAULT_FAILURE_MADE, 1);
    }
    return status == INTEGRA_OK ? integra__sentence_give(write_failure, &t, text_out, capacity, size_out, error)
                                : status;
}
