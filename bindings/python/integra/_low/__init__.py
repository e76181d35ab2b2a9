"""Where Python meets the C library: this folder alone imports the module that SWIG makes.

Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
