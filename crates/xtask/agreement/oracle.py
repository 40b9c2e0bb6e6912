"""What PDFium reads in a folder's pdf files: one JSON object a line on standard output.

    oracle.py FOLDER CACHE

Each line is {"file", "ok", "text", "error"}. PDFium comes from PyPI's pypdfium2, of the version
below, and is installed into a folder of its own under CACHE at the first run.
"""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

PACKAGE = "pypdfium2==5.15.2"

# Pages read of one file, as many as Anteroom reads.
PAGES_MAX = 500


def installed(cache):
    """Returns the interpreter of the folder the package is installed in."""
    home = Path(cache) / "pdfium"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = home / (PACKAGE + ".done")
    if not done.exists():
        venv.create(home, with_pip=True, clear=True)
        command = [python, "-m", "pip", "install", "--quiet", "--no-deps", PACKAGE]
        subprocess.run(command, check=True, stdout=sys.stderr)
        done.touch()
    return python


def read(path):
    """Returns the text of a file's pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = range(min(len(document), PAGES_MAX))
    return "\n".join(document[page].get_textpage().get_text_range() for page in pages)


def main(folder, cache):
    if os.environ.get("ORACLE_INSTALLED") != PACKAGE:
        environment = dict(os.environ, ORACLE_INSTALLED=PACKAGE)
        command = [installed(cache), __file__, folder, cache]
        return subprocess.run(command, env=environment, check=False).returncode
    for path in sorted(Path(folder).rglob("*.pdf")):
        line = {"file": path.relative_to(folder).as_posix(), "ok": True, "text": "", "error": ""}
        try:
            line["text"] = read(path)
        except Exception as error:  # Whatever it cannot read is its answer.
            line["ok"], line["error"] = False, str(error)
        # Lone halves of surrogate pairs are no text, and no UTF-8.
        line["text"] = line["text"].encode("utf-8", "replace").decode("utf-8")
        print(json.dumps(line))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
