"""The oracle of orientation: protocols proved, demands answered, behaviours digested, slowly, from the rules alone.

Spec: ORI-2 to ORI-10, ORI-16 to ORI-18.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
