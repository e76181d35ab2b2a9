/* directory_areas.h - whom an offer serves: its areas as a caller hands them in, and whether a commune is in them.
 * Spec: spec/22-directory.md (ORI-12).  Layer: domain.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_DOMAIN_DIRECTORY_AREAS_H
#define INTEGRA_DOMAIN_DIRECTORY_AREAS_H

#include <integra/directory.h>

/* Whether they are areas: codes in ascending order, one space between, none of them four digits. */
integra_status integra__directory_areas_check(const integra_text *areas, integra_error *error);

/* Whether they serve the commune of a demand, five characters or none. */
integra_tri integra__directory_areas_serve(const integra_text *areas, const char commune[8]);

/* Whether two communes, five characters or none each, are one, or a whole city and one of its districts. */
int integra__directory_communes_meet(const char one[8], const char two[8]);

#endif
