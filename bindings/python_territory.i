/* python_territory.i - how territories meet Python.
 * Spec: spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
VALUE_OUT(integra_id, second_out)
NUMBER_OUT(uint32_t, claimed_out, PyLong_FromUnsignedLong)
NUMBER_OUT(integra_date, from_out, PyLong_FromLong)
NUMBER_OUT(integra_date, to_out, PyLong_FromLong)

MAKES_ROOM(integra_territory_encode, uint8_t, arg2, arg3, arg4, binding_release(arg2, arg3))
MAKES_ROOM(integra_territory_rise, uint8_t, arg4, arg5, arg6, binding_release(arg4, arg5))
MAKES_ROOM(binding_territory_column, uint8_t, arg4, arg5, arg6, binding_release(arg4, arg5))
MAKES_ROOM(binding_territory_review_compare, uint8_t, arg3, arg4, arg5, binding_release(arg3, arg4))
MAKES_ROOM(integra_territory_review_findings, integra_finding, arg2, arg3, arg4, (void)0)

OBJECT_OUT(integra_territory, territory_out)
OBJECT_OUT(integra_territory_review, review_out)
