/* pack.h - the parts of the message `pack` that receipts have too.
 * Spec: spec/integra.cddl, pack-body.  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_PACK_H
#define INTEGRA_CODEC_PACK_H

#include <integra/rules.h>

#include "codec/message/message.h"

#define INTEGRA__PACK_NAME_LIMIT     32
#define INTEGRA__PACK_OVERRIDE_LIMIT 64 /* WIRE-15: parameters of a pack, overrides of a receipt */

/* A pack as a message names it: all that makes it again. */
typedef struct integra__pack_named {
    char name[INTEGRA__PACK_NAME_LIMIT + 1]; /* zero-terminated; empty after a failure */
    uint64_t version;
    const char *names[INTEGRA__PACK_OVERRIDE_LIMIT]; /* static */
    int64_t values[INTEGRA__PACK_OVERRIDE_LIMIT];
    uint64_t count; /* of names and values */
} integra__pack_named;

void integra__pack_read_name(integra__reader *reader, integra__pack_named *out);
void integra__pack_read_version(integra__reader *reader, integra__pack_named *out);

/* [name, version, digest], as receipts name a pack; the digest is compared with the rest. */
void integra__pack_write_named(integra__writer *writer, const integra_rules *rules, const uint8_t digest[32]);
void integra__pack_read_named(integra__reader *reader, integra__pack_named *out);

/* The parameters whose value is not the pack's own, as a list of [name, value]. */
size_t integra__pack_override_count(const integra_rules *rules);
void integra__pack_write_overrides(integra__writer *writer, const integra_rules *rules);

/* out->count times [name, value], behind the head of their list. UNKNOWN_NAME (GEN-9) for a parameter that no pack
 * has. */
void integra__pack_read_overrides(integra__reader *reader, integra__pack_named *out);

/* Makes it, by integra_rules_create(); UNKNOWN_NAME (GEN-9) too where the pack is built in, but not this version. */
integra_status integra__pack_named_make(const integra__pack_named *named, const integra_allocator *allocator,
                                        integra_rules **rules_out, integra_error *error);

#endif
