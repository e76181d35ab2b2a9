"""The oracle of the shared plan: events, fold and messages worked out again, slowly, from the contract alone.

Spec: PLN-1 to PLN-12, PLN-22, PLN-23.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
