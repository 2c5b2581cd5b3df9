"""How long 100,000 claims take to become series, and one new article: printed as a ratio to a plain sort of them.

python -m benchmarks.metrics [--claims N] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from corridor_tui.metrics.claims import Claim
from corridor_tui.metrics.definitions import relations
from corridor_tui.services.catalog import catalog
from corridor_tui.services.metrics_view import compute, compute_all

TODAY = date(2026, 1, 1)


def invented(count: int) -> list[Claim]:
    """Claims over every tracked metric, ten years of years, halves and months, three hundred sources."""
    chance = random.Random(7)
    known = list(catalog().values())
    claims = []
    for n in range(count):
        metric = known[n % len(known)]
        year = chance.randrange(2015, 2026)
        period = chance.choice(
            (f"{year}", f"{year}-H1", f"{year}-{chance.randrange(1, 13):02d}", f"{year}-01/{year}-09")
        )
        # One true value a metric and period; nine claims of ten print it, rounded or not, one prints another.
        true = (metric.low or Decimal(1)) * 2 * (1 + (n % len(known) + year) % 7)
        off = Decimal(chance.choice(("1", "1", "1", "1", "1.004", "1.004", "0.99", "0.99", "1.01", "1.3")))
        claims.append(
            Claim(
                metric=metric.id,
                period=period,
                value=true * off,
                unit=metric.unit,
                bound=chance.choice(("=", "=", "=", ">", "~")),
                authority=chance.choice((None, None, "ministry", "gacc", "national-statistics")),
                source=f"source {chance.randrange(300)}",
                date=date(year, 1, 1) + timedelta(days=chance.randrange(400)),
                article=n,
                story=str(n // 3),
                quote="A sentence that announces a value.",
                figure=f"{n}.1",
            )
        )
    return claims


def timed(run: Callable[[], object], times: int = 3) -> float:
    """The median of a few runs, in seconds of processor time: other programs do not count."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    claims, known, related = invented(options.claims), catalog(), relations()

    def whole() -> object:
        return compute_all(known, claims, (), related, TODAY)

    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(whole)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        return
    floor = timed(lambda: sorted(claims, key=lambda claim: claim.order))
    everything = timed(whole)
    name = claims[0].metric
    mine = [claim for claim in claims if claim.metric == name]
    fresh = replace(mine[-1], article=options.claims + 1, story=None, value=mine[-1].value + 1)
    one = timed(lambda: compute(known[name], [*mine, fresh], (), related, TODAY), 9)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)
    halves = timed(lambda: compute_all(known, claims[: len(claims) // 2], (), related, TODAY))
    print(f"{'claims':40} {len(claims):>10,}")
    print(f"{'floor: sort them once':40} {floor:>10.3f} s")
    print(
        f"{'every series and disagreement':40} {everything:>10.3f} s   {everything / floor:.1f} x the floor (reach: 2 s)"
    )
    print(f"{'twice the claims':40} {everything / halves:>10.2f} x the time (linear: 2)")
    print(f"{'peak memory of this process':40} {peak:>10,} MB")
    print(f"{f'one new claim of a metric with {len(mine):,}':40} {one * 1000:>10.1f} ms  (reach: 50 ms)")


if __name__ == "__main__":
    main()
