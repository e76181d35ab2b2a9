/* corpora.h - the published CBOR vectors, each handed over as bytes with what its corpus says of it.
 * Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#ifndef INTEGRA_TESTS_CORPORA_H
#define INTEGRA_TESTS_CORPORA_H

#include <stddef.h>
#include <stdint.h>

typedef void corpora_visit(const char *name, const uint8_t *bytes, size_t size, void *context);

/* Where the corpora are: in INTEGRA_DATA, else in ../shared/data; NULL where there are none. */
const char *corpora_folder(void);

/* Each visits what it finds under the folder and returns how many there were, 0 when the file cannot be read. */
size_t corpora_lines_of_hex(const char *path, corpora_visit *visit, void *context);
/* Files in which each vector stands after a name: "encoded": h'83 01' or "hex": "8301". */
size_t corpora_named_hex(const char *path, const char *name, corpora_visit *visit, void *context);
/* Files that are a vector each, all of one folder. */
size_t corpora_files(const char *path, corpora_visit *visit, void *context);

#endif
