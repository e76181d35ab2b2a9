/* pack.h - the parts of the message `pack` that receipts have too.
 * Spec: spec/integra.cddl, pack-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PACK_H
#define INTEGRA_CODEC_PACK_H

#include <integra/rules.h>

#include "message.h"

#define INTEGRA__NAME_LIMIT     32
#define INTEGRA__OVERRIDE_LIMIT 64 /* WIRE-15: parameters of a pack, overrides of a receipt */

/* A pack as a message names it: all that makes it again. */
typedef struct integra__named_pack {
    char name[INTEGRA__NAME_LIMIT + 1]; /* zero-terminated; empty after a failure */
    uint64_t version;
    const char *names[INTEGRA__OVERRIDE_LIMIT]; /* static */
    int64_t values[INTEGRA__OVERRIDE_LIMIT];
    uint64_t count; /* of names and values */
} integra__named_pack;

void integra__read_pack_name(integra__reader *reader, integra__named_pack *out);
void integra__read_pack_version(integra__reader *reader, integra__named_pack *out);

/* [name, version, digest], as receipts name a pack; the digest is compared with the rest. */
void integra__write_named_pack(integra__writer *writer, const integra_rules *rules, const uint8_t digest[32]);
void integra__read_named_pack(integra__reader *reader, integra__named_pack *out);

/* The parameters whose value is not the pack's own, as a list of [name, value]. */
size_t integra__override_count(const integra_rules *rules);
void integra__write_overrides(integra__writer *writer, const integra_rules *rules);

/* out->count times [name, value], behind the head of their list. UNKNOWN_NAME (GEN-9) for a parameter that no pack
 * has. */
void integra__read_overrides(integra__reader *reader, integra__named_pack *out);

/* Makes it, by integra_rules_create(); UNKNOWN_NAME (GEN-9) too where the pack is built in, but not this version. */
integra_status integra__named_pack_make(const integra__named_pack *named, const integra_allocator *allocator,
                                        integra_rules **rules_out, integra_error *error);

#endif
