"""Receipts of screenings as JSON: shown whole, read back from their bytes, and refused where they were edited.

Spec: spec/01-wire.md; GEN-10, SCR-12.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ..messages import Receipt, decode
from . import strict
from .record import record_to_json
from .screening import finding_to_json, message_to_json, reason_to_json
from .strict import IN_DATA, JsonError, agree, bytes_of, join

RECEIPT = ("message", "pack", "version", "digest", "overrides", "record", "screening", "findings", "reasons", "sets",
           "data")


def receipt_to_json(receipt: Receipt) -> dict[str, Any]:
    """A receipt: what it says, and in ``data`` the bytes that say it."""
    return {
        "message": "receipt", "pack": str(receipt.pack), "version": receipt.version, "digest": receipt.digest.hex(),
        "overrides": dict(receipt.overrides), "record": record_to_json(receipt.record),
        "screening": message_to_json(receipt.screening),
        "findings": [finding_to_json(finding) for finding in receipt.findings],
        "reasons": [reason_to_json(reason) for reason in receipt.reasons],
        "sets": {verdict.word: [[question.word for question in one] for one in sets]
                 for verdict, sets in receipt.sets.items()},
        "data": receipt.data.hex(),
    }


def receipt_from_json(document: object, *, path: str = "") -> Receipt:
    """Reads a receipt from its ``data``; whatever else is given must agree with it."""
    given = strict.fields(document, path, RECEIPT)
    if "data" not in given:
        raise JsonError(strict.REQUIRED, join(path, "data"))
    receipt = decode(strict.octets(given["data"], join(path, "data")))
    if not isinstance(receipt, Receipt):
        strict.refuse(bytes_of("receipt"), join(path, "data"))
    agree(given, receipt_to_json(receipt), path, IN_DATA)
    return receipt
