"""Run by the system's Python, which has UNO: asks a running LibreOffice for its LanguageTool proofreader. Prints what it found as JSON."""

import json
import sys
import time

import uno  # type: ignore[import-not-found]
from com.sun.star.lang import Locale  # type: ignore[import-not-found]


def connected(name):  # type: ignore[no-untyped-def]
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: PERF203 - it is starting
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not start")


context = connected(sys.argv[1])
proofreader = context.ServiceManager.createInstanceWithContext("org.openoffice.lingu.LanguageToolGrammarChecker", context)
found = []
for paragraph in json.loads(sys.argv[2]):
    result = proofreader.doProofreading("document", paragraph, Locale("en", "US", ""), 0, len(paragraph), ())
    # UNO's offsets are UTF-16 code units; Python's are not.
    units = paragraph.encode("utf-16-le")
    errors = [
        {
            "text": units[2 * e.nErrorStart : 2 * (e.nErrorStart + e.nErrorLength)].decode("utf-16-le"),
            "comment": e.aShortComment + " " + e.aFullComment,
            "suggestions": list(e.aSuggestions),
        }
        for e in result.aErrors
    ]
    found.append(errors)
print(json.dumps(found))  # noqa: T201
context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
