/* territory_row.h - one row of a table of a territory, cell by cell.
 * Spec: spec/integra.cddl, territory-body (GEN-1).  Layer: codec.  SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTEGRA_CODEC_TERRITORY_ROW_H
#define INTEGRA_CODEC_TERRITORY_ROW_H

#include "cbor/reader.h"
#include "cbor/writer.h"
#include "domain/territory/territory.h"

/* Writes the row of that place: an array of its table's columns. */
void integra__territory_write_row(integra__writer *writer, const integra_territory *territory, uint32_t table,
                                  size_t row);

/* Reads a row into the place of columns[i], an array of the elements of the table's i-th column, a column each. What a
 * cell alone tells is judged here (WIRE-20), what takes the territory is not. A failure stays in the reader. */
void integra__territory_read_row(integra__reader *reader, uint32_t table, void *const *columns, size_t place);

#endif
