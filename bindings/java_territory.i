/* java_territory.i - how territories meet Java.
 * Spec: spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
VALUE_OUT(integra_id, second_out, 16)
NUMBER_OUT(uint32_t, claimed_out)
NUMBER_OUT(integra_date, from_out)
NUMBER_OUT(integra_date, to_out)

OBJECT_OUT(integra_territory, territory_out)
RETURNS_OBJECT(integra_territory_create, integra_territory)
RETURNS_OBJECT(integra_territory_decode, integra_territory)
OBJECT_OUT(integra_territory_review, review_out)
RETURNS_OBJECT(integra_territory_review_create, integra_territory_review)
