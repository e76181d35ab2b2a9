/* corpora.c - the published CBOR vectors, each handed over as bytes with what its corpus says of it.
 * Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L

#include "corpora.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATH_ROOM 1024
#define FILE_ROOM (1 << 20) /* the greatest file has 200 kB */

static uint8_t content[FILE_ROOM + 1];
static uint8_t vector[FILE_ROOM];

static int join(char out[PATH_ROOM], const char *folder, const char *name)
{
    int size = snprintf(out, PATH_ROOM, "%s/%s", folder, name);
    return size > 0 && size < PATH_ROOM;
}

const char *corpora_folder(void)
{
    static char folder[PATH_ROOM];
    const char *given = getenv("INTEGRA_DATA");
    if (!join(folder, given ? given : "../shared/data", "cbor")) {
        return NULL;
    }
    DIR *found = opendir(folder);
    if (!found) {
        return NULL;
    }
    closedir(found);
    return folder;
}

/* The file's bytes in content, a zero after them; its size, 0 when it cannot be read. */
static size_t read_whole(const char *path)
{
    char full[PATH_ROOM];
    const char *folder = corpora_folder();
    FILE *file = folder && join(full, folder, path) ? fopen(full, "rb") : NULL;
    if (!file) {
        return 0;
    }
    size_t size = fread(content, 1, FILE_ROOM, file);
    content[size] = 0;
    fclose(file);
    return size;
}

static int digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* Hex digits, blanks between them, into vector; stops at anything else. */
static size_t read_hex(const char **at)
{
    size_t digits = 0;
    for (; **at == ' ' || digit(**at) >= 0; ++*at) {
        if (**at != ' ') {
            uint8_t low = (uint8_t)digit(**at);
            vector[digits / 2] = (uint8_t)(digits % 2 ? vector[digits / 2] << 4 | low : low);
            digits++;
        }
    }
    return digits / 2;
}

size_t corpora_lines_of_hex(const char *path, corpora_visit *visit, void *context)
{
    size_t count = 0;
    char *rest = (char *)content;
    if (!read_whole(path)) {
        return 0;
    }
    for (char *line = strtok_r(rest, "\r\n", &rest); line; line = strtok_r(NULL, "\r\n", &rest)) {
        const char *at = line;
        size_t size = read_hex(&at);
        if (size && !*at) { /* a line of anything else is the licence above */
            visit(path, vector, size, context);
            count++;
        }
    }
    return count;
}

size_t corpora_named_hex(const char *path, const char *name, corpora_visit *visit, void *context)
{
    size_t count = 0;
    if (!read_whole(path)) {
        return 0;
    }
    for (const char *at = strstr((const char *)content, name); at; at = strstr(at, name)) {
        at += strlen(name);
        size_t size = read_hex(&at);
        visit(path, vector, size, context);
        count++;
    }
    return count;
}

size_t corpora_files(const char *path, corpora_visit *visit, void *context)
{
    size_t count = 0;
    char full[PATH_ROOM], name[PATH_ROOM];
    const char *folder = corpora_folder();
    DIR *files = folder && join(full, folder, path) ? opendir(full) : NULL;
    if (!files) {
        return 0;
    }
    for (struct dirent *entry = readdir(files); entry; entry = readdir(files)) {
        if (entry->d_name[0] == '.' || !join(name, path, entry->d_name)) {
            continue;
        }
        visit(entry->d_name, content, read_whole(name), context);
        count++;
    }
    closedir(files);
    return count;
}
