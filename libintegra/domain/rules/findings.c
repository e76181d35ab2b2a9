/* findings.c - a finding as a sentence: that of the table, then what it is about, what was compared, and by when.
 * Spec: spec/findings.tsv, spec/sentences.tsv (GEN-3).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include <integra/event.h>
#include <integra/rules.h>

#include "catalogue.h"
#include "core/date.h"
#include "core/generated/bounds.h"
#include "core/fault.h"
#include "core/status.h"
#include "domain/rules/generated/rules.h"
#include "texts.h"

typedef struct told {
    const integra_finding *finding;
    uint32_t about; /* as in its row of the table */
    uint32_t language;
} told;

/* What the finding is about, a word: of a delivery its service, else the word that its index says; NULL for none. */
static const char *subject(const told *t)
{
    const integra_finding *finding = t->finding;
    return t->about == INTEGRA__FINDING_ABOUT_DELIVERED
               ? integra_word_label(INTEGRA_GROUP_SERVICE, finding->value, t->language)
               : integra_word_label(t->about, finding->index, t->language);
}

/* A sentence more, after a space. */
static void say_more(integra__sentence *sentence, const char *text, const integra__sentence_part *parts, size_t count)
{
    integra__sentence_text(sentence, " ");
    integra__sentence_fill(sentence, text, parts, count);
}

static void say_due(integra__sentence *sentence, const told *t)
{
    char due[11] = { 0 };
    integra__sentence date;
    integra__sentence_init(&date, due, sizeof due - 1);
    integra__rules_say_date(&date, t->finding->due);
    const integra__sentence_part parts[] = {
        { "due", due, 0 },
        { "state", integra_word_label(INTEGRA_GROUP_FINDING_STATE, t->finding->state, t->language), 0 },
    };
    say_more(sentence, integra__rules_text(INTEGRA__RULES_TEXT_FINDING_DUE, 0, t->language), parts, 2);
}

/* What a finding compared, NULL where it compared nothing: so what a plan owes (PLN-13) by a rule whose findings of two
 * screenings do (SCR-10). Its other says who may, which no answer is as great as. */
static const char *comparison(const integra_finding *finding, uint32_t language)
{
    int owed = finding->rule == INTEGRA__SCR_10 && finding->value == 0 && finding->other == INTEGRA_ENTITLED_BIT_MEMBER;
    return owed ? NULL : integra__rules_text(INTEGRA__RULES_TEXT_FINDING_COMPARED, finding->rule, language);
}

static void write_finding(integra__sentence *sentence, const void *about)
{
    const told *t = about;
    const integra_finding *finding = t->finding;
    const char *word = subject(t);
    const char *compared = comparison(finding, t->language);
    integra__sentence_text(sentence, integra_finding_sentence(finding->rule, finding->settled_by, t->language));
    if (word != NULL) {
        const integra__sentence_part part = { "about", word, 0 };
        say_more(sentence, integra__rules_text(INTEGRA__RULES_TEXT_FINDING_ABOUT, 0, t->language), &part, 1);
    }
    if (compared != NULL && finding->value != finding->other) {
        const integra__sentence_part parts[] = {
            { "value", integra_word_label(INTEGRA_GROUP_TRI, finding->value, t->language), 0 },
            { "other", integra_word_label(INTEGRA_GROUP_TRI, finding->other, t->language), 0 },
        };
        say_more(sentence, compared, parts, 2);
    }
    if (t->about == INTEGRA__FINDING_ABOUT_PLACES && finding->value != 0) {
        const integra__sentence_part part = { "value", NULL, finding->value };
        say_more(sentence, integra__rules_text(INTEGRA__RULES_TEXT_FINDING_EVENT, 0, t->language), &part, 1);
    }
    integra__finding_say(sentence, finding, integra__finding_row_of(finding->rule, finding->settled_by)->says,
                         t->language);
    if (finding->due != INTEGRA_DATE_UNKNOWN) {
        say_due(sentence, t);
    }
}

/* What is written is there: the row of the table, two values that are answers, a date with its state. */
static int is_finding(const integra_finding *finding)
{
    int compared = comparison(finding, 0) != NULL;
    return integra_finding_sentence(finding->rule, finding->settled_by, 0) != NULL &&
           (!compared || (finding->value <= INTEGRA__TRI_LAST && finding->other <= INTEGRA__TRI_LAST)) &&
           integra__date_or_unknown(finding->due) &&
           integra_word_name(INTEGRA_GROUP_FINDING_STATE, finding->state) != NULL;
}

integra_status integra_finding_text(const integra_finding *finding, uint32_t language, char *text_out, size_t capacity,
                                    size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { finding != NULL, 1, integra__room(text_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status == INTEGRA_OK) {
        status = integra__rules_language(language, 1, error);
    }
    if (status == INTEGRA_OK && !is_finding(finding)) {
        status = integra__fault_at(error, INTEGRA_FAULT_FINDING_MADE, 0);
    }
    if (status != INTEGRA_OK) {
        return status;
    }
    told t = { finding, integra__finding_row_of(finding->rule, finding->settled_by)->about, language };
    return integra__sentence_give(write_finding, &t, text_out, capacity, size_out, error);
}
