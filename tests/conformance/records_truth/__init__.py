"""Lives whose truth is known, written as FHIR R4 in many faithful ways, and what the package reads of them.

Written from the rules and from FHIR R4 alone, without a look at how the package reads.
Spec: GEN-1, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
