"""What a template says of a territory's forms, in both languages.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ...text import Text
from ...words import ColumnKind

__all__ = ["ABOVE", "COMPLETE_OF", "COMPLETED", "HEAD", "KINDS", "LINES", "NAMED_AS", "NAMES_OF", "NEEDED", "OR_UNKNOWN", "README", "ROWS_CSV", "ROWS_TOML", "TERRITORY_NAME",
           "TOPIC"]

TERRITORY_NAME = Text("My territory", "Mon territoire")
README = Text("README.md", "LISEZMOI.md")
HEAD = (
    Text("A territory: who meets, who sits, what is decided, how far integration has come. Write only what you know. integra "
         "territory check says what was read and what cannot be; integra territory show shows it.",
         "Un territoire : qui se réunit, qui siège, ce qui est décidé, où en est l'intégration. N'écrire que ce que l'on sait. "
         "integra territory check dit ce qui a été lu et ce qui ne peut l'être ; integra territory show le montre."),
    Text("Nothing here is about a patient: no name, no demand that says whose it is. Persons are named by their office or by a "
         "sign of your own.",
         "Rien ici ne porte sur un patient : ni nom, ni demande qui dise de qui elle vient. Les personnes sont désignées par leur "
         "fonction ou par un signe à vous."),
    Text("What is left out is not known. In a list that is said to be complete it is none: a pilote that no row names is then "
         "no pilote, and a blank first day is \"always\". Write unknown where something is there and nobody knows which.",
         "Ce qui n'est pas écrit n'est pas connu. Dans une liste dite complète, c'est « aucun » : un pilote qu'aucune ligne ne "
         "nomme est alors un pilote absent, et un premier jour laissé vide veut dire « depuis toujours ». Écrire inconnu là où la "
         "chose existe sans que nul sache laquelle."),
    Text("Names are any text: a row is called by its id, and others name it by the same text. Tables, columns and words may be "
         "written in English or in French, in code or by their label; capitals and accents make no difference in them. Days are "
         "2025-03-31 or \"31/03/2025\"; answers yes, no or unknown.",
         "Les noms sont un texte quelconque : une ligne s'appelle par son identifiant, et les autres la désignent par le même "
         "texte. Tables, colonnes et mots s'écrivent en français ou en anglais, par leur code ou leur libellé ; majuscules et "
         "accents n'y changent rien. Les jours s'écrivent 2025-03-31 ou « 31/03/2025 » ; les réponses oui, non ou inconnu."),
)
#: What stands before the rows of the TOML, and before the columns of the CSV.
ROWS_TOML = Text("Rows are written below each table: take the # away before the lines to fill in, and copy them for the next row.",
                 "Sous chaque table, une ligne d'exemple : ôter les # devant les lignes à remplir, et les recopier pour la suivante.")
ROWS_CSV = Text("Each table is a file of this folder, a row a line, under its columns. A file, or a column, that is not used may be "
                "taken away.",
                "Chaque table est un fichier de ce dossier, une ligne par ligne du tableau, sous ses colonnes. Un fichier ou une "
                "colonne dont on ne se sert pas peut être ôté.")
NEEDED = Text("needed", "obligatoire")
NAMED_AS = Text("what other rows call this one; it goes no further than this file", "comment les autres lignes désignent celle-ci ; ne sort pas de "
                "ce fichier")
#: What a column holds, by its kind.
KINDS = {
    ColumnKind.OWN: Text("a name of its own", "un nom à elle"),
    ColumnKind.ID: Text("a name, or unknown", "un nom, ou inconnu"),
    ColumnKind.REF: Text("a row of {table}", "une ligne de {table}"),
    ColumnKind.DATE: Text("a day, or unknown", "un jour, ou inconnu"),
    ColumnKind.DAY: Text("a day", "un jour"),
    ColumnKind.MONTH: Text("a month, as 2025-03", "un mois, comme 2025-03"),
    ColumnKind.TRI: Text("yes, no or unknown", "oui, non ou inconnu"),
    ColumnKind.WORD: Text("a word", "un mot"),
    ColumnKind.FLAG: Text("yes where it is so", "oui si c'est le cas"),
    ColumnKind.NUMBER: Text("a number", "un nombre"),
}
OR_UNKNOWN = Text("{what}, or unknown", "{what}, ou inconnu")
TOPIC = Text("a service or a function by its word, else a number of your own", "un service ou une fonction par son mot, sinon un numéro à vous")
#: What completes a list.
COMPLETED = {
    "plain": Text("The list is complete where {complete} names it.", "La liste est complète si elle est nommée dans {complete}."),
    "dated": Text("The list is complete over the days that {complete} says of it.",
                  "La liste est complète sur les jours dits dans {complete}."),
    "child": Text("The list is complete where {flag} is yes in {table}.", "La liste est complète si {flag} est oui dans {table}."),
    "never": Text("The list is never complete.", "La liste n'est jamais complète."),
}
COMPLETE_OF = Text("Lists that are complete, a dated one from a day to a day, each of which may be left out.",
                   "Les listes complètes, une liste datée d'un jour à un autre, dont chacun peut être omis.")
NAMES_OF = Text("What identifiers are called that come from elsewhere: 32 hexadecimal digits, and a name.",
                "Comment s'appellent les identifiants venus d'ailleurs : 32 chiffres hexadécimaux, et un nom.")
LINES = Text("The lines of the sheet: say of each yes, no or unknown, and on which day that was said.",
             "Les lignes de la fiche : dire de chacune oui, non ou inconnu, et quel jour cela a été dit.")
ABOVE = Text("words as of {column} in {table}", "mêmes mots que {column} dans {table}")
