# What SWIG makes is typed where integra/_low*.py hands it on.  SPDX-License-Identifier: Apache-2.0
from typing import Any

def __getattr__(name: str) -> Any: ...
