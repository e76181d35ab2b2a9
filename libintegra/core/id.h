/* id.h - opaque identifiers: sixteen bytes, of which all zero is none.
 * Spec: GEN-6.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_CORE_ID_H
#define INTEGRA_CORE_ID_H

#include <string.h>

#include <integra/base.h>

/* Whether an identifier says somebody or something. */
static inline int integra__id_known(const integra_id *id)
{
    static const integra_id none = { { 0 } };
    return memcmp(id, &none, sizeof none) != 0;
}

static inline int integra__id_same(const integra_id *a, const integra_id *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

#endif
