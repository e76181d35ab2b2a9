"""The oracle of screening: items, verdicts, explanations, findings, slowly, from the rules alone.

Spec: SCR-1 to SCR-8, SCR-10 to SCR-12.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
