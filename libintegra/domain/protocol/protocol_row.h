/* protocol_row.h - one row as a caller hands it in.
 * Spec: spec/21-protocol.md (ORI-16).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_PROTOCOL_ROW_H
#define INTEGRA_DOMAIN_PROTOCOL_ROW_H

#include <integra/protocol.h>

/* A caller's row, copied into the current version of it and checked by itself. What its counts leave out is zero, so
 * that equal rows are equal bytes but for their texts. */
integra_status integra__protocol_row_read(integra_row *copy, const integra_row *row, integra_error *error);

/* Whether a text is a name: lower-case ASCII letters, digits and hyphens, 1 to INTEGRA_PROTOCOL_NAME_LIMIT of them. */
int integra__protocol_row_name(integra_text text);

#endif
