/* screening_columns.h - columns checked before any row of them is screened.
 * Spec: spec/10-screening.md, "Columns".  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_SCREENING_COLUMNS_H
#define INTEGRA_DOMAIN_SCREENING_COLUMNS_H

#include <integra/screening.h>

#endif
