"""The oracle of the plan on a day: its state, what is due, who covers each day, what was known when.

Spec: PLN-3, PLN-4, PLN-6 to PLN-9, PLN-11, PLN-13 to PLN-19, PLN-21, PLN-24, PLN-26 to PLN-29.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
