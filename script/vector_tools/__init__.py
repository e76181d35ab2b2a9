"""How the vectors of the chapters become spec/vectors.json.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0"""
