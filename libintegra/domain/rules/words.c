/* words.c - codes, names and labels of every enumeration, as spec/words.tsv has them.
 * Spec: spec/00-conventions.md, "Tables".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <string.h>

#include "core/fault.h"
#include "core/generated/bounds.h"
#include "core/status.h"

static const integra__word_group *find_group(uint32_t group)
{
    for (size_t i = 0; i < integra__word_group_count; i++) {
        if (integra__word_groups[i].code == group) {
            return &integra__word_groups[i];
        }
    }
    return NULL;
}

static const integra__word *find_word(uint32_t group, uint32_t code)
{
    const integra__word_group *found = find_group(group);
    for (size_t i = 0; found != NULL && i < found->count; i++) {
        if (found->words[i].code == code) {
            return &found->words[i];
        }
    }
    return NULL;
}

size_t integra_word_count(uint32_t group)
{
    const integra__word_group *found = find_group(group);
    return found == NULL ? 0 : found->count;
}

uint32_t integra_word_at(uint32_t group, size_t index)
{
    const integra__word_group *found = find_group(group);
    return found == NULL || index >= found->count ? UINT32_MAX : found->words[index].code;
}

const char *integra_word_name(uint32_t group, uint32_t code)
{
    const integra__word *word = find_word(group, code);
    return word == NULL ? NULL : word->name;
}

const char *integra_word_label(uint32_t group, uint32_t code, uint32_t language)
{
    const integra__word *word = find_word(group, code);
    return word == NULL || language > INTEGRA__LANGUAGE_LAST ? NULL : word->label[language];
}

uint32_t integra_word_rule(uint32_t group, uint32_t code)
{
    const integra__word *word = find_word(group, code);
    return word == NULL ? 0 : word->rule;
}

integra_status integra_word_find(uint32_t group, const char *name, uint32_t *code_out, integra_error *error)
{
    const uint8_t present[] = { 1, name != NULL, code_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    const integra__word_group *found = find_group(group);
    for (size_t i = 0; found != NULL && i < found->count; i++) {
        if (strcmp(found->words[i].name, name) == 0) {
            *code_out = found->words[i].code;
            return INTEGRA_OK;
        }
    }
    return found == NULL ? integra__fault(error, INTEGRA_FAULT_WORD_GROUP)
                         : integra__fault_told(error, INTEGRA_FAULT_WORD_NAME, 0, INTEGRA_NO_PLACE, group, 0, 0);
}
