/* screen_one.c - one person screened: two criteria met, so the professional's judgement is awaited.
 * Spec: spec/10-screening.md.  Layer: examples.  SPDX-License-Identifier: Apache-2.0 */
#include <integra/integra.h>
#include <stdio.h>

int main(void)
{
    integra_error error = { 0 };
    integra_rules *rules = NULL;
    integra_answers answers;
    integra_screening screening;

    integra_answers_init(&answers, sizeof answers); /* every answer starts unknown */
    integra_screening_init(&screening, sizeof screening);
    answers.questions[INTEGRA_QUESTION_MOBILITY] = INTEGRA_TRI_YES;
    answers.questions[INTEGRA_QUESTION_SOCIO_ECONOMIC] = INTEGRA_TRI_YES;

    integra_status status = integra_date_from_civil(2025, 6, 1, &answers.date, &error);
    if (status == INTEGRA_OK) {
        status = integra_rules_create("has-2014", NULL, NULL, 0, NULL, &rules, &error);
    }
    if (status == INTEGRA_OK) {
        status = integra_screening_evaluate(rules, &answers, NULL, &screening, &error);
    }
    if (status == INTEGRA_OK) {
        printf("%d criteria met, stage: %s\n", screening.yes_count,
               integra_word_name(INTEGRA_GROUP_STAGE, screening.stage));
    } else {
        char text[512];
        size_t size = 0;
        if (integra_error_sentence(&error, INTEGRA_LANGUAGE_EN, text, sizeof text, &size, NULL) == INTEGRA_OK) {
            fprintf(stderr, "%.*s\n", (int)size, text); /* what is wrong, what to do, and where */
        }
    }
    integra_rules_destroy(rules);
    return status == INTEGRA_OK ? 0 : 1;
}
