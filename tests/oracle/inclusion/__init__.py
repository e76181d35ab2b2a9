"""The oracle of the inclusion sheet, slowly, from the rules alone.

Spec: SCR-9.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
