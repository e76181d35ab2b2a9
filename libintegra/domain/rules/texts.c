/* texts.c - what sentences are made of: the texts of spec/sentences.tsv, labels, dates, lists.
 * Spec: spec/00-conventions.md (GEN-3), spec/sentences.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "texts.h"

#include <string.h>

#include "core/bits.h"
#include "core/fault.h"

const char *integra__rules_text(uint32_t text, uint32_t rule, uint32_t language)
{
    for (size_t i = 0; i < integra__rules_text_row_count; i++) {
        const integra__rules_text_row *row = &integra__rules_text_rows[i];
        if (row->text == text && row->rule == rule) {
            return row->words[language];
        }
    }
    return NULL;
}

integra_status integra__rules_language(uint32_t language, uint64_t argument, integra_error *error)
{
    return language <= INTEGRA__LANGUAGE_LAST ? INTEGRA_OK
                                              : integra__fault_at(error, INTEGRA_FAULT_LANGUAGE_CODE, argument);
}

void integra__rules_say(integra__sentence *sentence, uint32_t text, uint32_t language)
{
    integra__sentence_text(sentence, integra__rules_text(text, 0, language));
}

void integra__rules_say_pair(integra__sentence *sentence, const char *name, const char *value, uint32_t language)
{
    const integra__sentence_part parts[] = { { "name", name, 0 }, { "value", value, 0 } };
    integra__sentence_fill(sentence, integra__rules_text(INTEGRA__RULES_TEXT_PAIR, 0, language), parts, 2);
}

/* A number in so many digits, four at most. */
static void say_digits(integra__sentence *sentence, int32_t number, size_t count)
{
    char digits[5] = { 0 };
    for (size_t at = count; at > 0; number /= 10) {
        digits[--at] = (char)('0' + number % 10);
    }
    integra__sentence_text(sentence, digits);
}

void integra__rules_say_date(integra__sentence *sentence, integra_date date)
{
    int32_t year = 0;
    int32_t month = 0;
    int32_t day = 0;
    if (integra_date_to_civil(date, &year, &month, &day, NULL) == INTEGRA_OK) {
        say_digits(sentence, year, 4);
        integra__sentence_text(sentence, "-");
        say_digits(sentence, month, 2);
        integra__sentence_text(sentence, "-");
        say_digits(sentence, day, 2);
    }
}

void integra__rules_say_words(integra__sentence *sentence, uint32_t group, uint64_t set, uint32_t last,
                              uint32_t language)
{
    int comma = 0;
    size_t left = integra__bit_count(set);
    for (uint32_t code = 0; code < 64; code++) {
        const char *label = (set >> code & 1u) != 0 ? integra_word_label(group, code, language) : NULL;
        comma |= label != NULL && strchr(label, ',') != NULL;
    }
    for (uint32_t code = 0; left > 0; code++) {
        if ((set >> code & 1u) == 0) {
            continue;
        }
        integra__sentence_text(sentence, integra_word_label(group, code, language));
        left--;
        if (left > 0) {
            integra__rules_say(sentence,
                               comma       ? INTEGRA__RULES_TEXT_SEMICOLON
                               : left == 1 ? last
                                           : INTEGRA__RULES_TEXT_COMMA,
                               language);
        }
    }
}
