/* screening_calls.h - every function of base, rules, screening and inclusion that can fail, callable by its row in a
 * table, with arguments that it accepts. Spec: include/integra/base.h, "Reading this header".  Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SCREENING_CALLS_H
#define SCREENING_CALLS_H

#include <integra/integra.h>

enum { CALL_ARGUMENTS = 8, CALL_ROOM = 4096, CALL_ROWS = 4 };

/* Everything that a call may read or write lies in here, so that one comparison tells what changed. */
typedef struct objects {
    integra_rules *rules, *made;
    integra_error about;
    integra_answers answers, answers_out;
    integra_facts facts, facts_out;
    integra_screening screening, later, screening_out;
    integra_reason reason, step;
    integra_parameter parameter;
    integra_service service;
    integra_inclusion sheet, sheet_out;
    integra_inclusion_result result;
    integra_screening_inputs inputs;
    integra_screening_outputs outputs;
    integra_finding findings[8], found;
    uint8_t sets[INTEGRA_SET_LIMIT], digest[32];
    integra_date dates[CALL_ROWS], date;
    integra_tri emergencies[CALL_ROWS], column[CALL_ROWS], verdict[CALL_ROWS];
    int32_t year, month, day;
    uint32_t code;
    int64_t value;
    size_t count, size;
    uint8_t buffer[CALL_ROOM];
    uint8_t answers_bytes[128], facts_bytes[128], screening_bytes[128], sheet_bytes[128], pack_bytes[512],
        receipt_bytes[2048];
    size_t answers_size, facts_size, screening_size, sheet_size, pack_size, receipt_size;
} objects;

typedef struct call {
    const char *name;
    integra_status (*run)(const objects *o, void *const *arguments, integra_error *error);
    size_t at[CALL_ARGUMENTS]; /* by position in the signature, where in objects it leads, plus one; 0: no pointer */
    unsigned optional;         /* positions that may be NULL, a bit each */
    unsigned in, out;          /* positions of structs with a struct_size that are read, that are written */
} call;

extern const call calls[];
extern const size_t call_count;

/* Makes everything; objects_destroy releases the pack. */
void objects_make(objects *o);
void objects_destroy(objects *o);

/* The arguments that succeed. */
void call_arguments(const call *row, objects *o, void *arguments[CALL_ARGUMENTS]);

/* How many bytes the struct at this place of objects has. */
size_t call_struct_size(size_t at);

#endif
