/* headers.h - the functions that public headers declare, so that one without a test is told.
 * Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h. */
#ifndef HEADERS_H
#define HEADERS_H

#include <stdio.h>
#include <string.h>

/* How many functions of some headers take an integra_error. Tests run in the root of the repository. */
static inline size_t fallible_functions(const char *const *headers, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        char line[256];
        FILE *file = fopen(headers[i], "r");
        assert_non_null(file);
        while (fgets(line, sizeof line, file)) {
            found += strstr(line, "integra_error *error);") != NULL;
        }
        (void)fclose(file);
    }
    return found;
}

#endif
