/* test_corpora.c - published vectors: every bad one is refused; every good one accepted, or refused for a WIRE rule
 * that narrows CBOR down, the one a second judge names. Skipped where the corpora are not at hand.
 * Spec: spec/01-wire.md, WIRE-1 to WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cbor/reader.h"
#include "core/generated/rules.h"
#include "corpora.h"
#include "slow_wire.h"

#define WIRE(n) (INTEGRA__WIRE_1 - 1 + (n))

/* How many were accepted, and refused by each rule. */
typedef struct tally {
    unsigned accepted;
    unsigned by_rule[16];
} tally;

static slow_verdict judge(const uint8_t *bytes, size_t size)
{
    integra__reader reader;
    integra_error error = { 0 };
    integra__reader_init(&reader, bytes, size, 0, &error);
    if (!integra__skip(&reader)) {
        (void)integra__reader_finish(&reader);
    }
    return (slow_verdict){ reader.status, error.rule ? error.rule - WIRE(0) : 0, (size_t)error.offset };
}

static slow_verdict agreed(const char *name, const uint8_t *bytes, size_t size, tally *counts)
{
    slow_verdict one = judge(bytes, size), two = slow_wire(bytes, size);
    if (one.status != two.status || one.wire != two.wire || one.offset != two.offset) {
        fail_msg("%s, %02x..., %zu bytes: WIRE-%u at %zu, not WIRE-%u at %zu", name, bytes[0], size, one.wire,
                 one.offset, two.wire, two.offset);
    }
    if (one.status) {
        counts->by_rule[one.wire]++;
    } else {
        counts->accepted++;
    }
    return one;
}

static void must_be_refused(const char *name, const uint8_t *bytes, size_t size, void *context)
{
    if (!agreed(name, bytes, size, context).status) {
        fail_msg("%s, %02x..., %zu bytes, is accepted", name, bytes[0], size);
    }
}

/* Good CBOR is complete, well-formed, valid and over at its end: WIRE-1, 2, 11 and 12 may not be what refuses it. */
static void may_be_narrowed(const char *name, const uint8_t *bytes, size_t size, void *context)
{
    slow_verdict verdict = agreed(name, bytes, size, context);
    /* RFC 7049 gave f8 18 as an example; RFC 8949, section 3.3, made simple values under 32 in two bytes malformed */
    if (size == 2 && bytes[0] == 0xf8 && bytes[1] == 0x18 && verdict.wire == 2) {
        return;
    }
    if (verdict.wire == 1 || verdict.wire == 2 || verdict.wire == 11 || verdict.wire == 12) {
        fail_msg("%s, %02x..., %zu bytes, is refused by WIRE-%u", name, bytes[0], size, verdict.wire);
    }
}

static void may_be_anything(const char *name, const uint8_t *bytes, size_t size, void *context)
{
    (void)agreed(name, bytes, size, context);
}

static void skip_without_corpora(void)
{
    if (!corpora_folder()) {
        print_message("no corpora at ../shared/data/cbor nor in INTEGRA_DATA: skipped\n");
        skip();
    }
}

static void say(const char *what, const tally *counts)
{
    print_message("%s: %u accepted", what, counts->accepted);
    for (unsigned wire = 1; wire < 16; wire++) {
        if (counts->by_rule[wire]) {
            print_message(", WIRE-%u %u", wire, counts->by_rule[wire]);
        }
    }
    print_message("\n");
}

#define ENCODED "\"encoded\": h'"
#define HEX     "\"hex\": \""

static void bad_vectors_are_refused(void **state)
{
    (void)state;
    tally bad = { 0 };
    skip_without_corpora();
    assert_true(corpora_lines_of_hex("qcbor/not-well-formed.hex", must_be_refused, &bad) >= 100);
    assert_true(corpora_named_hex("cbor-wg/tests/rfc8949/bad.edn", ENCODED, must_be_refused, &bad) == 47);
    say("bad", &bad);
    assert_int_equal(bad.accepted, 0);
}

static void good_vectors_are_accepted_or_narrowed(void **state)
{
    (void)state;
    static const struct {
        const char *path, *name;
        size_t least;
    } files[] = {
        { "cbor-wg/tests/rfc8949/good.edn", ENCODED, 80 },
        { "cbor-wg/tests/spike/spike.edn", ENCODED, 1000 },
        { "cbor-wg/tests/rfc8949-appendixA/mt0.edn", ENCODED, 11 },
        { "cbor-wg/tests/rfc8949-appendixA/mt1.edn", ENCODED, 5 },
        { "cbor-wg/tests/rfc8949-appendixA/mt2.edn", ENCODED, 2 },
        { "cbor-wg/tests/rfc8949-appendixA/mt3.edn", ENCODED, 7 },
        { "cbor-wg/tests/rfc8949-appendixA/mt4.edn", ENCODED, 4 },
        { "cbor-wg/tests/rfc8949-appendixA/mt5.edn", ENCODED, 5 },
        { "cbor-wg/tests/rfc8949-appendixA/mt6.edn", ENCODED, 8 },
        { "cbor-wg/tests/rfc8949-appendixA/mt7-float.edn", ENCODED, 22 },
        { "cbor-wg/tests/rfc8949-appendixA/mt7-simple.edn", ENCODED, 6 },
        { "cbor-wg/tests/rfc8949-appendixA/streaming.edn", ENCODED, 11 },
        { "nanocbor/tests/vectors/complex.json", HEX, 5 },
        { "nanocbor/tests/vectors/float.json", HEX, 5 },
        { "nanocbor/tests/vectors/integer.json", HEX, 5 },
        { "nanocbor/tests/vectors/simple.json", HEX, 5 },
        { "nanocbor/tests/vectors/strings.json", HEX, 5 },
        { "nanocbor/tests/vectors/tags.json", HEX, 5 },
    };
    tally good = { 0 };
    skip_without_corpora();
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        size_t count = corpora_named_hex(files[i].path, files[i].name, may_be_narrowed, &good);
        if (count < files[i].least) {
            fail_msg("%s: only %zu vectors", files[i].path, count);
        }
    }
    assert_true(corpora_files("fxamacker-fuzz/corpus", may_be_narrowed, &good) >= 100);
    say("good", &good);
    assert_true(good.accepted > 100);
}

static void fuzz_inputs_are_judged_alike(void **state)
{
    (void)state;
    tally any = { 0 };
    skip_without_corpora();
    assert_int_equal(corpora_files("nanocbor/tests/fuzz/inputs", may_be_anything, &any), 5);
    say("fuzz inputs", &any);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_vectors_are_refused),
        cmocka_unit_test(good_vectors_are_accepted_or_narrowed),
        cmocka_unit_test(fuzz_inputs_are_judged_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
