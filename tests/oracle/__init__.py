"""The oracle: screening worked out again, slowly, from the rules alone.

Spec: SCR-1 to SCR-12, GEN-1, GEN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
