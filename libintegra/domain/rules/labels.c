/* labels.c - bodies and institutions as they are called in the years of a pack: outside its bytes, like any label.
 * Spec: spec/00-conventions.md (GEN-9), spec/era_labels.tsv.  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "labels.h"

#include "core/generated/bounds.h"
#include "pack.h"

const char *integra_rules_label(const integra_rules *rules, uint32_t group, uint32_t code, uint32_t language)
{
    if (rules == NULL || language > INTEGRA__LANGUAGE_LAST) {
        return NULL;
    }
    for (size_t i = 0; i < integra__rules_label_row_count; i++) {
        const integra__rules_label_row *row = &integra__rules_label_rows[i];
        if (row->pack == rules->pack->code && row->group == group && row->code == code) {
            return row->label[language];
        }
    }
    return integra_word_label(group, code, language);
}
