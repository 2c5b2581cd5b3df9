"""How many megabytes of news a second one core tags, against peers and against a bare scan for words.

python -m benchmarks.tagging [--peers]

The text is the invented news of the tests, in seven languages, in two mixtures: sentences full of figures, and plain
news with few. Prints CPU time, the best of several runs: megabytes a second, milliseconds for a 4 kB article, the cost
of one byte as the text grows (it must not), how long the rules take to load, and ratios to the floor (finding words
and looking each up in a dictionary). With --peers also to quantulum3, which finds figures only, and to spaCy's
EntityRuler with our names as its patterns, which finds names only: `pip install '.[peers]'`.
"""

from __future__ import annotations

import argparse
import importlib
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from corridor_tui.model import Document
from corridor_tui.tagging import rules
from corridor_tui.tagging.aliases import subjects, terms
from corridor_tui.tagging.tagger import Tagger, default
from tests.tagging.observation_cases import CASES
from tests.tagging.relevance_cases import UNWANTED, WANTED

ARTICLE = 4_000
PUBLISHED = date(2025, 6, 1)
RUNS = 4
WORD = re.compile(r"\w+")


def mixtures() -> dict[str, str]:
    """The texts to tag, by what they are."""
    dense = "\n\n".join(text for _, text, _ in CASES)
    plain = "\n\n".join(f"{title}\n{text}" for _, title, text in [*WANTED, *UNWANTED])
    return {"full of figures": dense, "plain news": plain}


def articles(text: str, size: int = ARTICLE, repeats: int = 1) -> list[Document]:
    """The text cut at paragraphs into articles of about `size` bytes."""
    found: list[Document] = []
    piece: list[str] = []
    length = 0
    for number, paragraph in enumerate(text.split("\n\n") * repeats):
        # a number keeps repeated paragraphs from being left out as repeats
        piece.append(f"{paragraph} ({number})")
        length += len(paragraph.encode())
        if length >= size:
            found.append(Document(str(len(found)), "\n\n".join(piece), published=PUBLISHED))
            piece, length = [], 0
    return found


def size_of(documents: list[Document]) -> int:
    return sum(len(document.text.encode()) for document in documents)


def best(work: Callable[[], object]) -> float:
    """CPU seconds, the best of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def floor(documents: list[Document]) -> float:
    """CPU seconds to find every word and look it up."""
    known = {word.lower(): 1 for document in documents for word in WORD.findall(document.text)}
    return best(lambda: [known.get(word.lower()) for document in documents for word in WORD.findall(document.text)])


def tag_all(tagger: Tagger, documents: list[Document]) -> float:
    return best(lambda: [tagger.tag(document, reasons=False) for document in documents])


def loading() -> float:
    """Seconds from nothing to a tagger, in a new process, the interpreter's own start not counted."""
    code = (
        "import time; start = time.perf_counter(); from corridor_tui.tagging.tagger import default; default(); "
        "print(time.perf_counter() - start)"
    )
    return min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in "ab"
    )


def quantulum(documents: list[Document]) -> float | None:
    """CPU seconds a byte of quantulum3, which finds figures only."""
    try:
        parser = importlib.import_module("quantulum3.parser")
    except ImportError:
        return None
    return best(lambda: [parser.parse(document.text) for document in documents[:2]]) / size_of(documents[:2])


def entity_ruler(documents: list[Document]) -> float | None:
    """CPU seconds a byte of spaCy's EntityRuler with our names as patterns."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        return None
    pipeline = spacy.blank("xx")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "NAME", "pattern": name} for name in sorted(spellings())])
    return best(lambda: [pipeline(document.text) for document in documents]) / size_of(documents)


def spellings() -> set[str]:
    """Our names as they are written in the data, uninflected; words in brackets left out, the first of several."""
    known = subjects(rules.load())
    phrases = {term.phrase for term in terms(rules.load(), known)}
    return {re.sub(r"\|\S+", "", re.sub(r"\s*\[[^\]]*\]", "", phrase)) for phrase in phrases}


def report(name: str, documents: list[Document]) -> None:
    seconds = tag_all(default(), documents)
    bare = floor(documents)
    size = size_of(documents)
    print(
        f"{name:16} {size / seconds / 1e6:5.2f} MB/s  {seconds / size * ARTICLE * 1e3:5.2f} ms for 4 kB  "
        f"{seconds / bare:5.0f} times the floor"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="also run quantulum3 and spaCy, where installed")
    arguments = parser.parse_args()
    start = time.process_time()
    rules.load()
    print(f"rules loaded in {(time.process_time() - start) * 1e3:.0f} ms; a tagger in a new process {loading():.2f} s")
    texts = mixtures()
    for name, text in texts.items():
        documents = articles(text)
        tag_all(default(), documents)
        report(name, documents)
    print("one byte as a text grows:")
    for repeats in (2, 8, 32):
        documents = articles(texts["full of figures"], size=3_000 * repeats, repeats=repeats)
        seconds = tag_all(default(), documents)
        print(
            f"  texts of {size_of(documents) // len(documents) // 1000:4} kB  {seconds / size_of(documents) * 1e9:6.0f} ns"
        )
    if arguments.peers:
        documents = articles(texts["full of figures"])
        ours = tag_all(default(), documents) / size_of(documents)
        print(f"peers, {size_of(documents) // 1000} kB full of figures, CPU time:")
        for name, measured in (("quantulum3", quantulum(documents)), ("EntityRuler", entity_ruler(documents))):
            if measured is None:
                print(f"  {name:12} not installed: pip install '.[peers]'")
            else:
                print(f"  {name:12} {1e-6 / measured:6.3f} MB/s  {measured / ours:6.2f} times our time a byte")


if __name__ == "__main__":
    main()
