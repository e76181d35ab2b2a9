"""How files are called that hold nobody: whatever stands here may lie in a folder of records without being refused.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A name that is missing costs a refusal; one too many may cost a person. So formats that may hold either, as SQL, YAML, XML,
ZIP and plain tables, are none of these, and a text is looked at first.
"""
from __future__ import annotations

DOCUMENTS = frozenset(
    ".md .rst .adoc .tex .bib .rtf .doc .docx .odt .ppt .pptx .odp .html .htm .xhtml .css .epub .djvu .ps .eps .vsd .vsdx".split())
PICTURES = frozenset(
    ".png .jpg .jpeg .gif .svg .webp .bmp .ico .heic .avif .psd .xcf .mp3 .mp4 .wav .ogg .webm .ttf .otf .woff .woff2".split())
CODE = frozenset(
    ".py .pyi .pyc .ipynb .r .rmd .qmd .rproj .jl .js .mjs .ts .jsx .tsx .java .class .jar .kt .scala .c .h .cc .cpp .hpp .cs .go "
    ".rs .rb .php .pl .lua .sh .bash .zsh .fish .bat .cmd .ps1 .vb .vba .bas .sas .do .sps .m .cmake .mk .toml .ini .cfg .conf "
    ".lock .xsd .xsl .xslt .wsdl .css .scss .fsh .cql .whl .so .dll .dylib .exe .o .a .gitignore .gitattributes .editorconfig "
    ".properties .sha1 .sha256 .sha512 .md5 .sig".split())
#: Folders in which a program keeps versions of files, by what it keeps there under that name.
VERSIONS = {".git": ("HEAD",), ".hg": ("requires", "store"), ".svn": ("wc.db", "entries")}
#: How YAML of settings is called; it is looked at as well.
SETTINGS = frozenset(
    "config configuration conf settings application app options params parameters environment env logging pipeline workflow "
    "reglages parametres".split())
LOGS = frozenset((".log",))
#: How documents begin that stand in every project, whatever follows.
DOCUMENT_STEMS = frozenset(
    "readme license licence copying notice copyright authors contributors contributing changelog changes history news todo "
    "install version security lisez-moi lisezmoi licences licenses".split())
#: Files of programs that are known by their names.
MANIFESTS = frozenset(
    "package.json package-lock.json tsconfig.json composer.json deno.json manifest.json sushi-config.yaml .pre-commit-config.yaml "
    "docker-compose.yml docker-compose.yaml compose.yml compose.yaml mkdocs.yml .gitlab-ci.yml makefile dockerfile jenkinsfile "
    ".git .gitignore .gitattributes .gitkeep .gitmodules .editorconfig .npmrc .dockerignore .ds_store thumbs.db desktop.ini pom.xml "
    "codecov.yml citation.cff sha256sums sha1sums md5sums".split())
