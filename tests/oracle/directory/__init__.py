"""The oracle of directories: who serves, who was passed over, which needs nobody serves, slowly, from the rules alone.

Spec: ORI-6, ORI-11, ORI-12, ORI-21 to ORI-23.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
