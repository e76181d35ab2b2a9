/* error.c - what a failure says to people: what is wrong, what to do, and where.
 * Spec: spec/00-conventions.md, "Errors"; spec/faults.tsv, spec/errors.tsv (GEN-6).  Layer: domain.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include <integra/event.h>
#include <integra/indicator.h>
#include <integra/protocol.h>
#include <integra/territory.h>

#include "core/fault.h"
#include "core/generated/bounds.h"
#include "core/sentence.h"
#include "core/status.h"
#include "pack.h"

typedef struct telling {
    const integra_error *about;
    const integra__fault_row *fault; /* NULL: the status says all there is */
    uint32_t language;
} telling;

/* ---- words ---- */

static const char *name_of(uint32_t words, uint64_t code)
{
    switch (words) {
    case INTEGRA__FAULT_OF_PARAMETERS:
        return code < INTEGRA__PARAMETER_COUNT ? integra__parameter_rows[code].name : NULL;
    case INTEGRA__FAULT_OF_PROTOCOLS:
        return integra_protocol_builtin((size_t)code);
    default:
        return code > UINT32_MAX ? NULL : integra_word_name(words, (uint32_t)code);
    }
}

static const char *label_of(uint32_t words, uint32_t code, uint32_t language)
{
    return words == INTEGRA__FAULT_OF_PARAMETERS ? integra_parameter_label(name_of(words, code), language)
                                                 : integra_word_label(words, code, language);
}

/* The name of a column of a frame or of a territory's table. */
static const char *column_name(uint32_t group, uint32_t of, uint32_t number)
{
    integra_column column;
    if (group == INTEGRA_GROUP_FRAME) {
        return integra_frame_column_name(of, number);
    }
    integra_column_init(&column, sizeof column);
    return integra_column_at(of, number, &column, NULL) == INTEGRA_OK ? column.name : NULL;
}

/* The name of the word that a failure is about; that of a column is its table's to tell, the other word. */
static const char *name_told(const telling *tell)
{
    const integra_error *error = tell->about;
    if (tell->fault->words != INTEGRA__FAULT_OF_COLUMNS) {
        return name_of(tell->fault->words, error->word);
    }
    return error->least >= 0 && error->least <= UINT32_MAX
               ? column_name(tell->fault->others, (uint32_t)error->least, error->word)
               : NULL;
}

/* A text, or the number of what has none here: a later version may know its word. */
static void write_or_number(integra__sentence *sentence, const char *text, int64_t number)
{
    if (text != NULL) {
        integra__sentence_text(sentence, text);
    } else {
        integra__sentence_number(sentence, number);
    }
}

/* The names of all words, a comma between. */
static void write_names(integra__sentence *sentence, uint32_t words)
{
    size_t count = words == INTEGRA__FAULT_OF_PARAMETERS  ? integra_parameter_count()
                   : words == INTEGRA__FAULT_OF_PROTOCOLS ? integra_protocol_count()
                                                          : integra_word_count(words);
    int coded = words != INTEGRA__FAULT_OF_PARAMETERS && words != INTEGRA__FAULT_OF_PROTOCOLS;
    for (size_t i = 0; i < count; i++) {
        integra__sentence_text(sentence, i == 0 ? "" : ", ");
        integra__sentence_text(sentence, name_of(words, coded ? integra_word_at(words, i) : i));
    }
}

/* Which words a text lists: those of the group that the fault is about, or of its last group. */
static uint32_t words_listed(const telling *tell)
{
    const integra__fault_row *fault = tell->fault;
    return fault->words == INTEGRA_GROUP_GROUP ? tell->about->word : fault->others != 0 ? fault->others : fault->words;
}

/* ---- the sentence ---- */

static int is(const char *name, size_t size, const char *known)
{
    return strlen(known) == size && memcmp(name, known, size) == 0;
}

static int put(integra__sentence *sentence, const char *name, size_t size, const void *about)
{
    const telling *tell = about;
    const integra_error *error = tell->about;
    if (is(name, size, "least")) {
        integra__sentence_number(sentence, error->least);
    } else if (is(name, size, "most")) {
        integra__sentence_number(sentence, error->most);
    } else if (is(name, size, "word")) {
        write_or_number(sentence, label_of(tell->fault->words, error->word, tell->language), error->word);
    } else if (is(name, size, "name")) {
        write_or_number(sentence, name_told(tell), error->word);
    } else if (is(name, size, "other")) {
        write_or_number(sentence, name_of(tell->fault->others, (uint64_t)error->least), error->least);
    } else if (is(name, size, "words")) {
        write_names(sentence, words_listed(tell));
    } else if (is(name, size, "remedy")) {
        write_or_number(sentence, integra_guard_remedy(error->word, tell->language), error->word);
    } else {
        return 0;
    }
    return 1;
}

static void write_what(integra__sentence *sentence, const telling *tell)
{
    static const char *const colon[] = { ": ", " : " };
    if (tell->fault == NULL) {
        integra__sentence_text(sentence, integra_status_text(tell->about->status, tell->language));
        return;
    }
    integra__sentence_fill_by(sentence, tell->fault->text[tell->language], put, tell);
    integra__sentence_text(sentence, colon[tell->language]);
    integra__sentence_fill_by(sentence, tell->fault->what_to_do[tell->language], put, tell);
}

/* ---- where ---- */

static void open_place(integra__sentence *sentence, int *open, const char *label)
{
    integra__sentence_text(sentence, *open ? ", " : " (");
    integra__sentence_text(sentence, label);
    integra__sentence_text(sentence, " ");
    *open = 1;
}

static void write_number(integra__sentence *sentence, int *open, const char *label, uint64_t number)
{
    open_place(sentence, open, label);
    integra__sentence_number(sentence, number > INT64_MAX ? INT64_MAX : (int64_t)number);
}

/* The index, unless the fault names the word that it is. */
static void write_index(integra__sentence *sentence, int *open, const telling *tell)
{
    static const char *const plain[] = { "index", "indice" };
    static const char *const from_0[] = { " counting from 0", " en comptant de 0" };
    uint32_t of = tell->about->index_of == INTEGRA_INDEX_OVERRIDE ? INTEGRA_INDEX_ROW : tell->about->index_of;
    int named = of == INTEGRA_INDEX_WORD && tell->fault != NULL && tell->fault->words != 0;
    const char *label = integra_word_label(INTEGRA_GROUP_INDEX, of, tell->language);
    if (tell->about->index == INTEGRA_NO_PLACE || named) {
        return;
    }
    write_number(sentence, open, of == INTEGRA_INDEX_NONE || label == NULL ? plain[tell->language] : label,
                 tell->about->index);
    if (of <= INTEGRA__INDEX_LAST && (INTEGRA__INDEX_MARKED_PLACE >> of & 1u) != 0) {
        integra__sentence_text(sentence, from_0[tell->language]);
    }
}

static void write_where(integra__sentence *sentence, const telling *tell)
{
    static const char *const rule_label[] = { "rule", "règle" };
    static const char *const byte_label[] = { "byte", "octet" };
    const char *rule = integra_rule_name(tell->about->rule);
    int open = 0;
    if (rule != NULL) {
        open_place(sentence, &open, rule_label[tell->language]);
        integra__sentence_text(sentence, rule);
    }
    int override = tell->about->index_of == INTEGRA_INDEX_OVERRIDE; /* what stands in offset then */
    if (tell->about->offset != INTEGRA_NO_PLACE && !override) {
        write_number(sentence, &open, byte_label[tell->language], tell->about->offset);
    }
    write_index(sentence, &open, tell);
    if (override) {
        write_number(sentence, &open, integra_word_label(INTEGRA_GROUP_INDEX, INTEGRA_INDEX_OVERRIDE, tell->language),
                     tell->about->offset);
    }
    integra__sentence_text(sentence, open ? ")" : "");
}

static void write(integra__sentence *sentence, const void *about)
{
    write_what(sentence, about);
    write_where(sentence, about);
}

integra_status integra_error_sentence(const integra_error *about, uint32_t language, char *text_out, size_t capacity,
                                      size_t *size_out, integra_error *error)
{
    const uint8_t present[] = { about != NULL, 1, integra__room(text_out, capacity), 1, size_out != NULL };
    integra_status status = integra__arguments(present, sizeof present, error);
    if (status != INTEGRA_OK) {
        return status;
    }
    if (language > INTEGRA__LANGUAGE_LAST) {
        return integra__fault_at(error, INTEGRA_FAULT_LANGUAGE_CODE, 1);
    }
    telling tell = { about, integra__fault_row_of(about->fault), language };
    if (integra_status_name(about->status) == NULL || (about->fault != INTEGRA_FAULT_NONE && tell.fault == NULL)) {
        return integra__fault_at(error, INTEGRA_FAULT_ERROR_MADE, 0);
    }
    return integra__sentence_give(write, &tell, text_out, capacity, size_out, error);
}
