/* protocol_name.c - whether a protocol may bear its name: that of a built-in one is for the built-in one alone.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#include "protocol_name.h"

#include <string.h>

#include "protocol_row.h"

const integra__protocol_builtin_row *integra__protocol_builtin_of(integra_text name)
{
    for (size_t i = 0; i < integra__protocol_builtin_count; i++) {
        const integra__protocol_builtin_row *row = &integra__protocol_builtins[i];
        if (strlen(row->name) == name.size && memcmp(row->name, name.bytes, name.size) == 0) {
            return row;
        }
    }
    return NULL;
}

static int same_text(integra_text one, integra_text two)
{
    return one.size == two.size && (one.size == 0 || memcmp(one.bytes, two.bytes, one.size) == 0);
}

/* Both were read by integra__protocol_row_read(), which leaves out nothing and fills up with zeros; a level that is
 * written out is the one left out. */
static int same_row(const integra_row *one, const integra_row *two)
{
    int same = same_text(one->id, two->id) && same_text(one->source, two->source) && one->motives == two->motives &&
               one->rule == two->rule && one->otherwise == two->otherwise && one->imposed == two->imposed &&
               one->call_count == two->call_count && one->override_count == two->override_count &&
               memcmp(one->conditions, two->conditions, sizeof one->conditions) == 0 &&
               memcmp(one->overrides, two->overrides, sizeof one->overrides) == 0;
    for (uint32_t i = 0; same && i < one->call_count; i++) {
        integra__protocol_call call = integra__protocol_call_at(one, i);
        integra__protocol_call other = integra__protocol_call_at(two, i);
        same = call.service == other.service && call.level == other.level && call.first == other.first &&
               call.within == other.within;
    }
    return same;
}

int integra__protocol_name_own(const integra_protocol *protocol)
{
    const integra__protocol_builtin_row *builtin =
        integra__protocol_builtin_of((integra_text){ protocol->name, protocol->name_size });
    int same = builtin != NULL && builtin->count == protocol->row_count && builtin->effective == protocol->effective;
    for (uint32_t i = 0; same && i < protocol->row_count; i++) {
        integra_row row;
        same = integra__protocol_row_read(&row, &builtin->rows[i], NULL) == INTEGRA_OK &&
               same_row(&row, integra__protocol_row_of(protocol, i));
    }
    return builtin == NULL || same;
}
