/* findings_say.c - what the value and other of a finding count or name, as a sentence behind its own.
 * Spec: spec/findings.tsv, column says; spec/sentences.tsv (GEN-3).  Layer: domain.  SPDX-License-Identifier:
 * Apache-2.0
 */
#include <integra/territory.h>

#include "catalogue.h"
#include "domain/rules/generated/bounds.h"
#include "texts.h"

typedef struct missing {
    uint32_t bits;
    uint32_t language;
} missing;

static void about(integra__sentence *sentence, const char *word, uint32_t language)
{
    const integra__sentence_part part = { "about", word, 0 };
    if (word != NULL) {
        integra__sentence_text(sentence, " ");
        integra__sentence_fill(sentence, integra__rules_text(INTEGRA__RULES_TEXT_FINDING_ABOUT, 0, language), &part, 1);
    }
}

static void numbers(integra__sentence *sentence, uint32_t text, uint32_t rule, const integra_finding *finding,
                    uint32_t language)
{
    const integra__sentence_part parts[] = { { "value", NULL, finding->value }, { "other", NULL, finding->other } };
    integra__sentence_text(sentence, " ");
    integra__sentence_fill(sentence, integra__rules_text(text, rule, language), parts, 2);
}

/* The categories of a set, one behind another; bit 0 is the general practitioner (CON-2). */
static int put_missing(integra__sentence *sentence, const char *name, size_t size, const void *what)
{
    const missing *set = what;
    const char *between = "";
    (void)name;
    (void)size;
    for (uint32_t code = 0; code < INTEGRA__SEAT_CATEGORY_CODES; code++) {
        if ((set->bits >> code & 1u) != 0) {
            integra__sentence_text(sentence, between);
            integra__sentence_text(
                sentence, code == 0 ? integra_word_label(INTEGRA_GROUP_PROFESSION,
                                                         INTEGRA_PROFESSION_GENERAL_PRACTITIONER, set->language)
                                    : integra_word_label(INTEGRA_GROUP_SEAT_CATEGORY, code, set->language));
            between = ", ";
        }
    }
    return 1;
}

static void categories(integra__sentence *sentence, const integra_finding *finding, uint32_t language)
{
    const missing set = { finding->value, language };
    about(sentence, integra_word_label(INTEGRA_GROUP_TIER, finding->other, language), language);
    integra__sentence_text(sentence, " ");
    integra__sentence_fill_by(sentence,
                              integra__rules_text(INTEGRA__RULES_TEXT_FINDING_CATEGORIES, finding->rule, language),
                              put_missing, &set);
}

/* A sentence about two levels; of what names none, nothing. */
static void tiers(integra__sentence *sentence, uint32_t text, uint32_t rule, uint32_t value, uint32_t other,
                  uint32_t language)
{
    const integra__sentence_part parts[] = {
        { "value", integra_word_label(INTEGRA_GROUP_TIER, value, language), 0 },
        { "other", integra_word_label(INTEGRA_GROUP_TIER, other, language), 0 },
    };
    if (parts[0].text != NULL && parts[1].text != NULL) {
        integra__sentence_text(sentence, " ");
        integra__sentence_fill(sentence, integra__rules_text(text, rule, language), parts, 2);
    }
}

static void topic(integra__sentence *sentence, const integra_finding *finding, uint32_t language)
{
    if (finding->other == INTEGRA_DIFFICULTY_KIND_SERVICE) {
        about(sentence, integra_word_label(INTEGRA_GROUP_SERVICE, finding->value, language), language);
    } else if (finding->other == INTEGRA_DIFFICULTY_KIND_SUPPORT_FUNCTION) {
        about(sentence, integra_word_label(INTEGRA_GROUP_FUNCTION, finding->value, language), language);
    } else {
        numbers(sentence, INTEGRA__RULES_TEXT_FINDING_TOPIC, finding->rule, finding, language);
    }
}

static void pair(integra__sentence *sentence, const integra_finding *finding, uint32_t language)
{
    static const uint32_t pairs[][2] = { { 0, 0 },
                                         { INTEGRA_TIER_MACRO, INTEGRA_TIER_MESO },
                                         { INTEGRA_TIER_MESO, INTEGRA_TIER_MICRO } };
    if (finding->value < sizeof pairs / sizeof pairs[0]) {
        tiers(sentence, INTEGRA__RULES_TEXT_FINDING_PAIR, finding->rule, pairs[finding->value][0],
              pairs[finding->value][1], language);
    }
}

/* Of what is a word, its group. */
static const uint32_t groups[] = {
    [INTEGRA__FINDING_SAYS_LINE] = INTEGRA_GROUP_LINE,
    [INTEGRA__FINDING_SAYS_TIER] = INTEGRA_GROUP_TIER,
    [INTEGRA__FINDING_SAYS_FUNCTION] = INTEGRA_GROUP_FUNCTION,
    [INTEGRA__FINDING_SAYS_MISSION] = INTEGRA_GROUP_MISSION,
    [INTEGRA__FINDING_SAYS_OFFICE] = INTEGRA_GROUP_OFFICE,
    [INTEGRA__FINDING_SAYS_SLOT] = INTEGRA_GROUP_SLOT,
    [INTEGRA__FINDING_SAYS_COMPONENT] = INTEGRA_GROUP_COMPONENT,
};

void integra__finding_say(integra__sentence *sentence, const integra_finding *finding, uint32_t says, uint32_t language)
{
    switch (says) {
    case INTEGRA__FINDING_SAYS_NOTHING:
        break;
    case INTEGRA__FINDING_SAYS_COUNT:
        numbers(sentence, INTEGRA__RULES_TEXT_FINDING_COUNT, 0, finding, language);
        break;
    case INTEGRA__FINDING_SAYS_NUMBER:
        if (finding->value != 0) { /* 0: how many is not said */
            numbers(sentence, INTEGRA__RULES_TEXT_FINDING_NUMBER, 0, finding, language);
        }
        break;
    case INTEGRA__FINDING_SAYS_TIERS:
        tiers(sentence, INTEGRA__RULES_TEXT_FINDING_TIERS, finding->rule, finding->value, finding->other, language);
        break;
    case INTEGRA__FINDING_SAYS_PAIR:
        pair(sentence, finding, language);
        break;
    case INTEGRA__FINDING_SAYS_CATEGORIES:
        categories(sentence, finding, language);
        break;
    case INTEGRA__FINDING_SAYS_TOPIC:
    case INTEGRA__FINDING_SAYS_PROBLEM:
        topic(sentence, finding, language);
        break;
    default:
        about(sentence, integra_word_label(groups[says], finding->value, language), language);
    }
}
