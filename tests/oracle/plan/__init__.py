"""The oracle of the shared plan's messages: events, containers, exchange and the state message, worked out again.

Spec: PLN-11, PLN-12, PLN-22, PLN-23.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""
