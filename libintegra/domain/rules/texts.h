/* texts.h - what sentences are made of: the texts of spec/sentences.tsv, labels, dates, lists.
 * Spec: spec/00-conventions.md (GEN-3), spec/sentences.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_TEXTS_H
#define INTEGRA_DOMAIN_TEXTS_H

#include <integra/base.h>

#include "core/generated/bounds.h"
#include "core/sentence.h"
#include "generated/sentences.h"

typedef struct integra__rules_text_row {
    uint32_t text;        /* INTEGRA__RULES_TEXT_ */
    uint32_t rule;        /* 0, or whose it is where several rules have this text */
    const char *words[2]; /* by INTEGRA_LANGUAGE_ */
} integra__rules_text_row;

extern const integra__rules_text_row integra__rules_text_rows[];
extern const size_t integra__rules_text_row_count;

/* The text of a name, and of a rule where rules have their own; NULL where there is none. */
const char *integra__rules_text(uint32_t text, uint32_t rule, uint32_t language);

/* OK for a language there is; else its fault, with its place among the arguments. */
integra_status integra__rules_language(uint32_t language, uint64_t argument, integra_error *error);

/* Writes a text that has no places. */
void integra__rules_say(integra__sentence *sentence, uint32_t text, uint32_t language);

/* Writes the text "name: value". */
void integra__rules_say_pair(integra__sentence *sentence, const char *name, const char *value, uint32_t language);

/* Writes a date, year-month-day. */
void integra__rules_say_date(integra__sentence *sentence, integra_date date);

/* Writes the labels of the words of a set, bit 1 << code each, one after the other, before the last of them the text
 * `last` in place of a comma; semicolons alone between them where one has a comma in it. */
void integra__rules_say_words(integra__sentence *sentence, uint32_t group, uint64_t set, uint32_t last,
                              uint32_t language);

#endif
