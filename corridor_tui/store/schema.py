"""The tables of the store, written out: STRICT, one statement an entry.

Times are ISO 8601 in UTC with second precision ("2024-12-06T08:30:00Z"), so that text order is time order. Offsets
count code points. `articles.text` comes last because what stands before it can be read without following a long
row into its overflow pages. `articles.ordered` is a plain column because SQLite never takes an index with a generated
one for covering.
"""

from __future__ import annotations

APPLICATION_ID = 0x43544D31
"""Stamped into the file's header ("CTM1"): a file without it is not ours and is left alone."""

VERSION = 2
"""The schema's number, kept in user_version: a file with a higher one was written by a newer program."""

FIRST: tuple[str, ...] = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE feeds (
        url TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        title TEXT,
        language TEXT,
        etag TEXT,
        last_modified TEXT,
        validators_at TEXT,
        body_hash TEXT,
        next_due TEXT,
        interval_s INTEGER,
        reason TEXT,
        failures INTEGER NOT NULL DEFAULT 0,
        failing_since TEXT,
        outcome TEXT,
        sentence TEXT,
        last_attempt TEXT,
        last_success TEXT,
        last_new TEXT,
        newest TEXT,
        gap_s INTEGER,
        ttl_s INTEGER,
        skip_hours TEXT,
        skip_days TEXT,
        moved_to TEXT,
        moved_since TEXT,
        entries INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE TABLE feed_items (url TEXT PRIMARY KEY, digests TEXT NOT NULL) STRICT",
    """
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL,
        at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        sentence TEXT NOT NULL,
        status INTEGER,
        bytes INTEGER NOT NULL DEFAULT 0,
        entries INTEGER NOT NULL DEFAULT 0,
        new INTEGER NOT NULL DEFAULT 0,
        updated INTEGER NOT NULL DEFAULT 0,
        ms INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX attempts_of ON attempts (url, id)",
    """
    CREATE TABLE hosts (host TEXT PRIMARY KEY, rest_until TEXT NOT NULL, reason TEXT NOT NULL) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        feed TEXT NOT NULL,
        guid_key TEXT NOT NULL,
        canonical_url TEXT,
        url TEXT,
        source TEXT NOT NULL,
        author TEXT,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        published TEXT,
        published_raw TEXT,
        date_note TEXT NOT NULL DEFAULT 'missing' CHECK (date_note IN ('stated', 'inferred', 'missing')),
        fetched TEXT NOT NULL,
        ordered TEXT NOT NULL CHECK (ordered = coalesce(published, fetched)),
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        relevance REAL NOT NULL DEFAULT 0,
        relevant INTEGER NOT NULL DEFAULT 0,
        topical INTEGER NOT NULL DEFAULT 0,
        revision INTEGER NOT NULL DEFAULT 1,
        tagger_version TEXT,
        story INTEGER,
        content_hash TEXT NOT NULL,
        excluded TEXT,
        text TEXT NOT NULL,
        UNIQUE (feed, guid_key)
    ) STRICT
    """,
    "CREATE INDEX articles_url ON articles (canonical_url) WHERE canonical_url IS NOT NULL",
    "CREATE INDEX articles_newest ON articles (ordered DESC, id DESC, relevant, read, starred, language, source, feed)",
    """
    CREATE INDEX articles_relevant ON articles (ordered DESC, id DESC, relevant, read, starred, language, source, feed)
    WHERE relevant = 1
    """,
    "CREATE INDEX articles_starred ON articles (ordered DESC, id DESC) WHERE starred = 1",
    "CREATE INDEX articles_source ON articles (source)",
    "CREATE INDEX articles_tagger ON articles (tagger_version)",
    "CREATE INDEX articles_story ON articles (story) WHERE story IS NOT NULL",
    """
    CREATE TABLE story_keys (
        key INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        PRIMARY KEY (key, article)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX story_keys_article ON story_keys (article)",
    """
    CREATE TABLE story_ties (
        one INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        how TEXT NOT NULL CHECK (how IN ('copy', 'figures')),
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX story_ties_other ON story_ties (other)",
    """
    CREATE TABLE revisions (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        replaced TEXT NOT NULL,
        title TEXT NOT NULL,
        published TEXT,
        content_hash TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (article, revision)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tombstones (
        feed TEXT NOT NULL,
        guid_key TEXT NOT NULL,
        canonical_url TEXT,
        deleted TEXT NOT NULL,
        PRIMARY KEY (feed, guid_key)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX tombstones_url ON tombstones (canonical_url) WHERE canonical_url IS NOT NULL",
    """
    CREATE TABLE mentions (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('corridor', 'checkpoint')),
        entity TEXT NOT NULL,
        field TEXT NOT NULL CHECK (field IN ('title', 'text')),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        surface TEXT NOT NULL,
        place TEXT NOT NULL CHECK (place IN ('title', 'lead', 'body')),
        rule TEXT NOT NULL,
        PRIMARY KEY (article, n)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX mentions_entity ON mentions (kind, entity, article)",
    """
    CREATE TABLE figures (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        field TEXT NOT NULL CHECK (field IN ('title', 'text')),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        surface TEXT NOT NULL,
        value REAL NOT NULL,
        value_high REAL,
        unit TEXT NOT NULL,
        bound TEXT NOT NULL,
        role TEXT NOT NULL,
        status TEXT NOT NULL,
        direction TEXT,
        base TEXT,
        period TEXT,
        period_start TEXT,
        period_end TEXT,
        metric TEXT,
        part INTEGER NOT NULL DEFAULT 0,
        confidence REAL NOT NULL DEFAULT 1,
        rule TEXT NOT NULL,
        sentence_start INTEGER NOT NULL,
        sentence_end INTEGER NOT NULL,
        PRIMARY KEY (article, n)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX figures_unit ON figures (unit, value, article)",
    "CREATE INDEX figures_metric ON figures (metric, article) WHERE metric IS NOT NULL",
    """
    CREATE TABLE observations (
        article INTEGER NOT NULL,
        n INTEGER NOT NULL,
        figure INTEGER NOT NULL,
        metric TEXT NOT NULL,
        period TEXT,
        period_start TEXT,
        period_end TEXT,
        value REAL NOT NULL,
        value_high REAL,
        unit TEXT NOT NULL,
        status TEXT NOT NULL,
        bound TEXT NOT NULL,
        authority TEXT,
        PRIMARY KEY (article, n),
        FOREIGN KEY (article) REFERENCES articles (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX observations_metric ON observations (metric, article)",
    """
    CREATE TABLE choices (
        id INTEGER PRIMARY KEY,
        made TEXT NOT NULL,
        undone TEXT,
        action TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'relink')),
        article INTEGER NOT NULL,
        feed TEXT NOT NULL,
        guid_key TEXT NOT NULL,
        field TEXT NOT NULL,
        surface TEXT NOT NULL,
        sentence TEXT NOT NULL,
        metric TEXT,
        period TEXT,
        new_metric TEXT,
        new_period TEXT,
        note TEXT,
        value REAL,
        value_high REAL,
        unit TEXT,
        status TEXT,
        bound TEXT
    ) STRICT
    """,
    # Values of a loaded table with their sources (`reference load`): claims of their own kind, never machine output.
    """
    CREATE TABLE reference_values (
        n INTEGER PRIMARY KEY,
        origin TEXT NOT NULL,
        metric TEXT NOT NULL,
        period TEXT NOT NULL,
        value REAL NOT NULL,
        value_high REAL,
        unit TEXT NOT NULL,
        status TEXT NOT NULL,
        bound TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('level', 'change')),
        direction TEXT,
        base TEXT,
        authority TEXT,
        source TEXT NOT NULL,
        date TEXT,
        url TEXT,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TABLE watch_hits (
        watch TEXT NOT NULL,
        event TEXT NOT NULL,
        article INTEGER,
        at TEXT NOT NULL,
        sentence TEXT NOT NULL,
        seen INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (watch, event)
    ) STRICT, WITHOUT ROWID
    """,
    # For people who open the file with other tools (docs/metrics.md): what was announced, where, in which sentence.
    """
    CREATE VIEW announced_values AS
    SELECT o.metric, o.period, o.value, o.value_high, o.unit, o.bound, o.status, o.authority,
        a.source, substr(a.published, 1, 10) AS date,
        substr(CASE f.field WHEN 'title' THEN a.title ELSE a.text END, f.sentence_start + 1,
            f.sentence_end - f.sentence_start) AS sentence,
        a.title, a.url, a.id AS article, o.article || '.' || (o.figure + 1) AS figure
    FROM observations o
    JOIN articles a ON a.id = o.article
    LEFT JOIN figures f ON f.article = o.article AND f.n = o.figure
    """,
    """
    CREATE VIEW printed_figures AS
    SELECT f.surface AS text, f.value, f.value_high, f.unit, f.bound, f.role, f.status, f.direction, f.period, f.metric,
        a.source, substr(a.published, 1, 10) AS date,
        substr(CASE f.field WHEN 'title' THEN a.title ELSE a.text END, f.sentence_start + 1,
            f.sentence_end - f.sentence_start) AS sentence,
        a.title, a.url, a.id AS article, f.article || '.' || (f.n + 1) AS figure
    FROM figures f JOIN articles a ON a.id = f.article
    """,
    """
    CREATE VIEW named_places AS
    SELECT m.kind, m.entity AS id, count(*) AS times, a.source, substr(a.published, 1, 10) AS date, a.title, a.url,
        a.id AS article
    FROM mentions m JOIN articles a ON a.id = m.article
    GROUP BY m.kind, m.entity, m.article
    """,
    # Contentless: the articles hold the text, the index only its normalised words. Old words are handed back to it
    # on every change (store/index.py), which is why nothing else may write to this table. The prefixes are for the
    # filter that follows the keys.
    """
    CREATE VIRTUAL TABLE articles_fts USING fts5 (
        title, text, content = '', prefix = '2 3', tokenize = "unicode61 remove_diacritics 0"
    )
    """,
)
"""Makes version 1."""

SECOND: tuple[str, ...] = (
    """
    CREATE TABLE attachments (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        url TEXT NOT NULL,
        type TEXT,
        PRIMARY KEY (article, n)
    ) STRICT, WITHOUT ROWID
    """,
)
"""Makes version 2: files and pictures that an entry points to."""
