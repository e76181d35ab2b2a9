"""Why a file cannot be read or written, in both languages: the system itself says it in English, whatever was asked for.

Spec: spec/03-command.md, "Languages".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import errno

from .text import Text, verbatim

__all__ = ["cannot_be_read", "cannot_be_written", "os_reason"]

_IO = Text("Input/output error", "erreur d'entrée ou de sortie")
#: The English is what Linux says, so that it can be searched for.
_REASONS = {
    errno.EACCES: Text("Permission denied", "accès refusé"),
    errno.EAGAIN: Text("Resource temporarily unavailable", "momentanément indisponible"),
    errno.EBADF: Text("Bad file descriptor", "ce fichier n'est pas ouvert comme il le faudrait"),
    errno.EBUSY: Text("Device or resource busy", "un autre programme s'en sert"),
    errno.EDEADLK: Text("Resource deadlock avoided", "deux programmes s'attendent l'un l'autre"),
    errno.EDQUOT: Text("Disk quota exceeded", "plus de place dans l'espace accordé à ce compte"),
    errno.EEXIST: Text("File exists", "ce nom est déjà pris"),
    errno.EFBIG: Text("File too large", "fichier trop gros"),
    errno.EINTR: Text("Interrupted system call", "interrompu"),
    errno.EINVAL: Text("Invalid argument", "non admis à cet endroit"),
    errno.EIO: _IO,
    errno.EISDIR: Text("Is a directory", "c'est un dossier de fichiers"),
    errno.ELOOP: Text("Too many levels of symbolic links", "trop de liens qui mènent l'un à l'autre"),
    errno.EMFILE: Text("Too many open files", "trop de fichiers ouverts"),
    errno.ENAMETOOLONG: Text("File name too long", "nom trop long"),
    errno.ENFILE: Text("Too many open files in system", "trop de fichiers ouverts sur cette machine"),
    errno.ENODEV: Text("No such device", "ce périphérique n'existe pas"),
    errno.ENOENT: Text("No such file or directory", "ce fichier ou dossier de fichiers n'existe pas"),
    errno.ENOLCK: Text("No locks available", "aucun verrou disponible"),
    errno.ENOMEM: Text("Cannot allocate memory", "mémoire insuffisante"),
    errno.ENOSPC: Text("No space left on device", "plus de place sur le disque"),
    errno.ENOSYS: Text("Function not implemented", "ce système ne le permet pas"),
    errno.ENOTDIR: Text("Not a directory", "une partie du chemin n'est pas un dossier de fichiers"),
    errno.ENOTEMPTY: Text("Directory not empty", "ce dossier de fichiers n'est pas vide"),
    errno.ENXIO: Text("No such device or address", "ce périphérique ou cette adresse n'existe pas"),
    errno.EOPNOTSUPP: Text("Operation not supported", "non permis à cet endroit"),
    errno.EOVERFLOW: Text("Value too large for defined data type", "valeur trop grande"),
    errno.EPERM: Text("Operation not permitted", "opération interdite"),
    errno.EPIPE: Text("Broken pipe", "le programme qui lisait s'est arrêté"),
    errno.EROFS: Text("Read-only file system", "disque en lecture seule"),
    errno.ESPIPE: Text("Illegal seek", "ne se lit que du début à la fin"),
    errno.ESTALE: Text("Stale file handle", "ce fichier a disparu du serveur"),
    errno.ETIMEDOUT: Text("Connection timed out", "le serveur ne répond pas"),
    errno.ETXTBSY: Text("Text file busy", "ce programme est en cours d'exécution"),
    errno.EXDEV: Text("Invalid cross-device link", "pas sur le même disque"),
}


def os_reason(error: OSError) -> Text:
    """Why the system refuses; what is not known here stands as the system says it, with the name it can be searched by."""
    if error.errno is None:  # made by Python, which says one thing or nothing
        return verbatim(error) if str(error) else _IO
    known = _REASONS.get(error.errno)
    if known is not None:
        return known
    name = errno.errorcode.get(error.errno, str(error.errno))
    return verbatim(f"{error.strerror} ({name})" if error.strerror else name)


def cannot_be_read(path: str, error: OSError) -> Text:
    """That a file or folder cannot be read, by its path as it is shown."""
    return Text("cannot be read ({reason}): check the path and its permissions",
                "ne peut être lu ({reason}) : vérifier le chemin et ses droits").of(reason=os_reason(error)).at(path)


def cannot_be_written(path: str, error: OSError, instead: Text) -> Text:
    """That a file cannot be written, by its path as it is shown, and what to do instead."""
    return Text("cannot be written ({reason}): {instead}", "ne peut être écrit ({reason}) : {instead}").of(
        reason=os_reason(error), instead=instead).at(path)
