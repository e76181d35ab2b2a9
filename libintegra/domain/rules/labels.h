/* labels.h - what words are called in the years of a pack, where that is not their label.
 * Spec: spec/era_labels.tsv (GEN-9).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_LABELS_H
#define INTEGRA_DOMAIN_LABELS_H

#include <integra/base.h>

typedef struct integra__rules_label_row {
    uint32_t pack; /* INTEGRA_PACK_ */
    uint32_t group;
    uint32_t code;
    const char *label[2]; /* by INTEGRA_LANGUAGE_ */
} integra__rules_label_row;

extern const integra__rules_label_row integra__rules_label_rows[];
extern const size_t integra__rules_label_row_count;

#endif
