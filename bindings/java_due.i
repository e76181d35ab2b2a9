/* java_due.i - how a plan on a day meets Java.
 * Spec: spec/34-due.md, spec/36-as-of.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
NUMBER_OUT(uint32_t, need_domain_out)
NUMBER_OUT(uint32_t, sector_out)
BYTE_ARRAY(integra_cover_days, days_out, capacity, sizeof(integra_cover_days), 0, "$javainput")

OBJECT_OUT(integra_due, due_out)
RETURNS_OBJECT(integra_due_create, integra_due)
