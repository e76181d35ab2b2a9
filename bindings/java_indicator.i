/* java_indicator.i - how tallies and figures meet Java.
 * Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
BYTE_ARRAY(const uint8_t, offsets, offsets_size, 1, JNI_ABORT, PRESENT)
BYTE_ARRAY(const char, text, size, 1, JNI_ABORT, PRESENT)
BYTE_ARRAY(const uint8_t, missing, missing_size, 1, JNI_ABORT, PRESENT)
BYTE_ARRAY(uint8_t, known, known_size, 1, 0, PRESENT)
BYTE_ARRAY(uint8_t, ids, ids_size, 1, 0, PRESENT)
BYTE_ARRAY(uint8_t, parts_out, parts_size, 1, 0, PRESENT)
BYTE_ARRAY(integra_id, ids_out, capacity, sizeof(integra_id), 0, "$javainput")
NUMBER_OUT(uint64_t, count_out)

OBJECT_OUT(integra_tally, tally_out)
RETURNS_OBJECT(integra_tally_create, integra_tally)
RETURNS_OBJECT(integra_tally_decode, integra_tally)
