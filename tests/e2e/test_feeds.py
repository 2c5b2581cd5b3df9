"""`corridor-tui feeds` from outside: a real program, a real server, a real configuration file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import Reply, Server

RSS = """<rss version="2.0"><channel><title>Dockside</title><language>ru</language>
<item><title>Old</title><link>/old</link><pubDate>2024-11-01</pubDate></item>
<item><title>New \x1b]0;owned\x07crane</title><link>/new</link><pubDate>2024-11-05</pubDate></item></channel></rss>"""
PAGE = (
    '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.rss"></head><body>Welcome</body></html>'
)


class Desk:
    """A configuration, a store and the program run on them."""

    def __init__(self, folder: Path) -> None:
        self.config = folder / "config.toml"
        self.config.write_text("# mine\ndefault_feeds = false\n", "utf-8")
        self.folder = folder

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "corridor_tui",
                *arguments,
                "--config",
                str(self.config),
                "--db",
                str(self.folder / "store.sqlite"),
            ],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        server.at("/", Reply(body=PAGE.encode(), type="text/html"))
        server.at("/feed.rss", Reply(body=RSS.encode()))
        yield server


def test_the_feed_of_a_page_is_found_added_listed_and_removed(desk: Desk, server: Server) -> None:
    added = desk.run("feeds", "add", server.base + "/")
    assert added.returncode == 0, added.stderr
    assert "New crane" in added.stdout and "\x1b" not in added.stdout
    assert "# mine" in desk.config.read_text("utf-8")

    (listed,) = json.loads(desk.run("feeds", "list", "--json").stdout)
    assert (listed["name"], listed["url"], listed["language"]) == ("Dockside", f"{server.base}/feed.rss", "ru")
    assert (listed["state"], listed["attempts"]) == ("new", [])

    again = desk.run("feeds", "add", f"{server.base}/feed.rss")
    assert again.returncode == 0 and "already" in again.stdout

    removed = desk.run("feeds", "remove", "dockside")
    assert removed.returncode == 0
    assert json.loads(desk.run("feeds", "list", "--json").stdout) == []


def test_a_page_without_a_feed_is_added_by_a_pattern_and_a_sitemap_by_itself(desk: Desk, server: Server) -> None:
    links = "".join(f'<li><a href="/news/{n}">Headline number {n} of the list</a></li>' for n in range(3))
    server.at(
        "/list", Reply(body=f"<html><head><title>List</title></head><ul>{links}</ul></html>".encode(), type="text/html")
    )
    server.at("/map.xml", Reply(body=f"<urlset><url><loc>{server.base}/news/9</loc></url></urlset>".encode()))
    assert desk.run("feeds", "add", f"{server.base}/list", "--pattern", r"/news/\d+").returncode == 0
    assert desk.run("feeds", "add", f"{server.base}/map.xml", "--name", "Map").returncode == 0
    listed = {each["name"]: each["kind"] for each in json.loads(desk.run("feeds", "list", "--json").stdout)}
    assert listed == {"List": "page", "Map": "sitemap"}
    checked = json.loads(desk.run("feeds", "check", "--json").stdout)
    assert [(each["ok"], each["entries"]) for each in checked] == [(True, 3), (True, 1)]


def test_check_says_how_each_source_answers_and_stores_nothing(desk: Desk, server: Server) -> None:
    with desk.config.open("a", encoding="utf-8") as file:
        for name, path in (("Good", "/feed.rss"), ("Missing", "/none"), ("Page", "/")):
            file.write(f'[[feeds]]\nname = "{name}"\nurl = "{server.base}{path}"\n')
    checked = {each["name"]: each for each in json.loads(desk.run("feeds", "check", "--json").stdout)}
    assert {name: each["ok"] for name, each in checked.items()} == {"Good": True, "Missing": False, "Page": False}
    assert (checked["Good"]["entries"], checked["Good"]["newest"][:10]) == (2, "2024-11-05")
    assert "web page" in checked["Page"]["sentence"]
    assert not (desk.folder / "store.sqlite").exists()


def test_an_opml_list_goes_out_and_comes_in_with_its_folders(desk: Desk, tmp_path: Path) -> None:
    given = tmp_path / "given.opml"
    given.write_text(
        '<opml version="2.0"><body><outline text="Rail"><outline text="One" xmlUrl="https://one.example/rss"/></outline>'
        '<outline text="Two" xmlUrl="https://two.example/rss"/><outline text="Bad" xmlUrl="javascript:x"/></body></opml>',
        "utf-8",
    )
    first = desk.run("feeds", "import", str(given))
    assert first.returncode == 0 and "2 added, 0 known" in first.stdout and "1 outline" in first.stderr
    assert "0 added, 2 known" in desk.run("feeds", "import", str(given)).stdout
    listed = {each["name"]: each["folder"] for each in json.loads(desk.run("feeds", "list", "--json").stdout)}
    assert listed == {"One": "Rail", "Two": None}

    out = tmp_path / "out.opml"
    assert desk.run("feeds", "export", str(out)).returncode == 0
    assert 'text="Rail"' in out.read_text("utf-8")
    assert desk.run("feeds", "export", "-").stdout == out.read_text("utf-8")


def test_a_built_in_source_is_switched_off_not_lost(desk: Desk) -> None:
    desk.config.write_text("", "utf-8")
    sources = json.loads(desk.run("feeds", "list", "--json").stdout)
    name = next(each["name"] for each in sources if each["enabled"])
    assert desk.run("feeds", "remove", name).returncode == 0
    after = {each["name"]: each["state"] for each in json.loads(desk.run("feeds", "list", "--json").stdout)}
    assert len(after) == len(sources) and after[name] == "off"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("add", "javascript:alert(1)"), 2, "no http or https address"),
        (("add", "https://site.example", "--pattern", "("), 2, "no regular expression"),
        (("remove", "nobody"), 2, "no feed is called"),
        (("import", "/nowhere/list.opml"), 1, "cannot be read"),
        (("check", "nobody"), 2, "no feed is called"),
    ],
)
def test_wrong_usage_is_one_sentence(desk: Desk, arguments: tuple[str, ...], code: int, words: str) -> None:
    ran = desk.run("feeds", *arguments)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert words in ran.stderr and ran.stderr.count("\n") == 1


def test_an_address_without_a_feed_changes_nothing(desk: Desk, server: Server) -> None:
    before = desk.config.read_text("utf-8")
    server.at("/plain", Reply(body=b"<html><body>no feed here</body></html>", type="text/html"))
    server.at("/feed.rss", Reply(status=404))
    ran = desk.run("feeds", "add", f"{server.base}/plain")
    assert ran.returncode == 1 and "no feed" in ran.stderr
    assert desk.config.read_text("utf-8") == before


def test_the_last_attempts_of_a_source_are_listed(desk: Desk, server: Server) -> None:
    server.at("/moody", *[Reply(body=RSS.encode()) if number % 2 else Reply(b"no", 500) for number in range(50)])
    with desk.config.open("a", encoding="utf-8") as file:
        file.write(f'[[feeds]]\nname = "Moody"\nurl = "{server.base}/moody"\n')
        file.write(f'[[feeds]]\nname = "Dead"\nurl = "{server.base}/none"\n')
    for _ in range(2):
        assert desk.run("fetch", "--all").returncode == 0
    dead = desk.run("feeds", "list", "dead").stdout.splitlines()
    assert dead[0] == f"Dead  {server.base}/none" and dead[1].startswith("failing: since ")
    assert dead[2].startswith("next fetch ") and sum("\t404\t" in line for line in dead) == 2
    assert "Moody" not in "".join(dead)
    (listed,) = json.loads(desk.run("feeds", "list", "Dead", "--json").stdout)
    assert [attempt["status"] for attempt in listed["attempts"]] == [404, 404]
    assert {"at", "received", "entries", "ms", "sentence"} <= set(listed["attempts"][0])
    checked = desk.run("feeds", "check", "Dead")
    assert "(by its fetches failing: since " in checked.stdout
    assert desk.run("feeds", "list", "Nobody").returncode == 2
