"""Tables with columns of our own names, a row a person: CSV in every form, xlsx and Parquet, or as a mapping names them.

Spec: spec/03-command.md ("Columns of our own").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
