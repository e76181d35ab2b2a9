/* orientation_sentence.c - why a row or a service came or did not, as a sentence.
 * Spec: spec/20-orientation.md (GEN-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/orientation.h>

#include "core/fault.h"
#include "core/status.h"
#include "core/structs.h"
#include "domain/protocol/protocol_sentence.h"
#include "domain/rules/generated/bounds.h"
#include "domain/rules/texts.h"

typedef struct told {
    const integra_protocol *protocol;
    integra_trace trace;
    uint32_t language;
} told;

static int put_fields(integra__sentence *sentence, const char *name, size_t size, const void *about)
{
    (void)name;
    (void)size;
    const told *t = about;
    integra__rules_say_words(sentence, INTEGRA_GROUP_DEMAND_FIELD, t->trace.failed, INTEGRA__RULES_TEXT_COMMA,
                             t->language);
    return 1;
}

static void write_trace(integra__sentence *sentence, const void *about)
{
    const told *t = about;
    const integra_trace *trace = &t->trace;
    integra__sentence_text(sentence, integra_word_label(INTEGRA_GROUP_MISS, trace->miss, t->language));
    if (trace->row != INTEGRA_NO_INDEX) {
        integra__rules_say(sentence, INTEGRA__RULES_TEXT_SEMICOLON, t->language);
        integra__protocol_say_row(sentence, t->protocol, trace->row, INTEGRA__RULES_TEXT_ROW, t->language);
    }
    if (trace->silenced_by != INTEGRA_NO_INDEX) {
        integra__rules_say(sentence, INTEGRA__RULES_TEXT_SEMICOLON, t->language);
        integra__protocol_say_row(sentence, t->protocol, trace->silenced_by, INTEGRA__RULES_TEXT_SILENCED_BY,
                                  t->language);
    }
    if (trace->failed != 0) {
        integra__rules_say(sentence, INTEGRA__RULES_TEXT_SEMICOLON, t->language);
        integra__sentence_fill_by(sentence, integra__rules_text(INTEGRA__RULES_TEXT_NOT_MET, 0, t->language),
                                  put_fields, t);
    }
}

integra_status integra_trace_sentence(const integra_protocol *protocol, const integra_trace *trace, uint32_t language,
                                      char *text_out, size_t capacity, size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { protocol != NULL, trace != NULL, 1, integra__room(text_out, capacity), 1,
                                size_out != NULL };
    told t = { .protocol = protocol, .language = language };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__struct_read(&t.trace, sizeof t.trace, sizeof t.trace, trace, error);
    }
    if (status == INTEGRA_OK) {
        status = integra__rules_language(language, 2, error);
    }
    if (status == INTEGRA_OK &&
        (t.trace.miss > INTEGRA__MISS_LAST || (t.trace.failed & ~INTEGRA__DEMAND_FIELD_ALL) != 0 ||
         !integra__protocol_has_row(protocol, t.trace.row) ||
         !integra__protocol_has_row(protocol, t.trace.silenced_by))) {
        status = integra__fault_at(error, INTEGRA_FAULT_TRACE_MADE, 1);
    }
    return status == INTEGRA_OK ? integra__sentence_give(write_trace, &t, text_out, capacity, size_out, error) : status;
}
