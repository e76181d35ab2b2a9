/* sentences.h - what a sentence says, in a language, against what was written by hand.
 * Spec: GEN-3.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 * After cmocka.h and string.h. */
#ifndef SENTENCES_H
#define SENTENCES_H

#include <integra/integra.h>

enum { SENTENCE_ROOM = 1024 };

/* The call with its subject and the language: its text is that one, without a zero of its own, into just the room that
 * it asks for; into a byte less nothing is written. */
#define SAYS(expected, call, ...)                                                                                      \
    do {                                                                                                               \
        char said[SENTENCE_ROOM];                                                                                      \
        size_t needed = 0;                                                                                             \
        memset(said, 0, sizeof said);                                                                                  \
        assert_int_equal(call(__VA_ARGS__, NULL, 0, &needed, NULL), INTEGRA_ERR_CAPACITY);                             \
        assert_int_equal(needed, strlen(expected));                                                                    \
        assert_int_equal(call(__VA_ARGS__, said, needed - 1, &needed, NULL), INTEGRA_ERR_CAPACITY);                    \
        assert_int_equal(said[0], 0);                                                                                  \
        assert_int_equal(call(__VA_ARGS__, said, needed, &needed, NULL), INTEGRA_OK);                                  \
        assert_string_equal(said, expected);                                                                           \
    } while (0)

/* The same in English, then in French. */
#define SAYS_BOTH(english, french, call, ...)                                                                          \
    do {                                                                                                               \
        SAYS(english, call, __VA_ARGS__, INTEGRA_LANGUAGE_EN);                                                         \
        SAYS(french, call, __VA_ARGS__, INTEGRA_LANGUAGE_FR);                                                          \
    } while (0)

/* Refused as no such thing, the argument named; nothing is written. */
#define SAYS_NOTHING(argument, call, ...)                                                                              \
    do {                                                                                                               \
        char said[] = "?";                                                                                             \
        size_t needed = 77;                                                                                            \
        integra_error error = { 0 };                                                                                   \
        assert_int_equal(call(__VA_ARGS__, said, 1, &needed, &error), INTEGRA_ERR_INVALID_VALUE);                      \
        assert_int_equal(error.index, argument);                                                                       \
        assert_true(needed == 77 && said[0] == '?');                                                                   \
    } while (0)

#endif
