/* demand_sentence.c - a demand in words: who asks about what, and all that is known of it.
 * Spec: spec/20-orientation.md (GEN-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "demand_sentence.h"

#include "demand.h"
#include "domain/rules/texts.h"

int integra__demand_sayable(uint32_t motives, const uint8_t *values)
{
    int known = motives != 0 && (motives & ~INTEGRA__MOTIVE_ALL) == 0;
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        const integra__demand_field_row *row = &integra__demand_field_rows[field];
        known = known && values[field] >= row->first && values[field] <= row->last;
    }
    return known;
}

void integra__demand_say(integra__sentence *sentence, uint32_t motives, const uint8_t *values, uint32_t language)
{
    /* The requester is who speaks: the pair is "the person: help at home", its value a list. */
    integra__rules_say_pair(
        sentence, integra_word_label(INTEGRA_GROUP_REQUESTER, values[INTEGRA_DEMAND_FIELD_REQUESTER], language), "",
        language);
    integra__rules_say_words(sentence, INTEGRA_GROUP_MOTIVE, motives, INTEGRA__RULES_TEXT_AND, language);
    for (uint32_t field = 0; field < INTEGRA__DEMAND_FIELD_CODES; field++) {
        const integra__demand_field_row *row = &integra__demand_field_rows[field];
        if (field != INTEGRA_DEMAND_FIELD_REQUESTER && values[field] != row->unknown) {
            integra__rules_say(sentence, INTEGRA__RULES_TEXT_COMMA, language);
            integra__rules_say_pair(sentence, integra_word_label(INTEGRA_GROUP_DEMAND_FIELD, field, language),
                                    integra_word_label(row->words, values[field], language), language);
        }
    }
}
