"""Independent oracle of the practice indicators A1 to B3 (IND-1 to IND-13), by trying every filling. Layer: tests. SPDX-License-Identifier: Apache-2.0"""
