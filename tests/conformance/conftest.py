"""The checks of the operations say in full what differs, as tests do.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0"""
import pytest

from vectors import OPERATIONS

pytest.register_assert_rewrite(*{f"check_{row['module']}" for row in OPERATIONS.values()})
