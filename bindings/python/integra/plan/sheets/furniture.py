"""What every sheet says of itself, whatever it is about.

Spec: spec/37-form.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ...text import Text

__all__ = ["CONTINUED", "END", "PAGE", "PAGE_OF"]

#: The last line: a page without it is not the last one.
END = Text("End of the sheet.", "Fin de la fiche.")
#: What a printed page says of its place among the pages.
PAGE, PAGE_OF = Text("Page", "Page "), Text(" of ", " sur ")
CONTINUED = Text("; the last page says that it is the end", " ; la dernière page dit que c'est la fin")
