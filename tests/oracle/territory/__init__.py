"""The oracle of concertation and the territory. Layer: tests. SPDX-License-Identifier: Apache-2.0"""
