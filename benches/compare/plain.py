"""What a person would write instead, measured beside our own figures by `cargo xtask bench`.

Prints rows of a Markdown table. Takes the path of one text document.
"""

import re
import sys
import time
from decimal import ROUND_HALF_UP, Decimal

INDICATORS = 1_000_000
COPIES = 200


def rows():
    """Target, actual and points by the same plain sequence as crates/domain/benches/scoring.rs."""
    state = 2022

    def following(below):
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % below

    for _ in range(INDICATORS):
        curve = following(3)
        target, places = 1 + following(999_999), following(3)
        actual, decimals = following(1_000_000), following(3)
        weight = 1 + following(20)
        yield curve, target, places, actual, decimals, weight


def in_decimal(indicators):
    cent = Decimal("0.01")
    for curve, target, actual, weight in indicators:
        if curve == 0:
            share = actual / target
        elif curve == 1:
            share = target / actual if actual else Decimal(1)
        else:
            share = 1 - (actual - target) / target
        (weight * max(Decimal(0), min(Decimal(1), share))).quantize(cent, ROUND_HALF_UP)


def in_numpy(numpy, curves, targets, actuals, weights):
    over = numpy.maximum(actuals, 1e-9)
    shares = numpy.choose(curves, [actuals / targets, targets / over, 2 - actuals / targets])
    numpy.round(weights * numpy.clip(shares, 0, 1), 2)


def naive_sums(path):
    """Cut at tabs and ends of lines, find the figures, add them up: understands no form."""
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    figures = (re.findall(r"\d+(?:\.\d+)?", cell) for cell in re.split(r"[\t\n]", text))
    return sum((Decimal(figure) for cell in figures for figure in cell), Decimal(0))


def milliseconds(work):
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main():
    version = ".".join(str(part) for part in sys.version_info[:3])
    plain = list(rows())
    exact = [
        (curve, Decimal(target).scaleb(-places), Decimal(actual).scaleb(-decimals), Decimal(weight))
        for curve, target, places, actual, decimals, weight in plain
    ]
    took = sorted(milliseconds(lambda: in_decimal(exact)) for _ in range(3))[1]
    print(f"| Python {version}, `Decimal`: score 1 000 000 indicators | {took:.0f} ms |")
    try:
        import numpy
    except ImportError:
        print("| NumPy: score 1 000 000 indicators, not exactly | skipped: numpy is not installed |")
    else:
        columns = [
            numpy.array([row[0] for row in plain]),
            numpy.array([float(row[1]) for row in exact]),
            numpy.array([float(row[2]) for row in exact]),
            numpy.array([float(row[3]) for row in exact]),
        ]
        took = sorted(milliseconds(lambda: in_numpy(numpy, *columns)) for _ in range(3))[1]
        print(f"| NumPy {numpy.__version__}: score 1 000 000 indicators, not exactly | {took:.1f} ms |")
    took = milliseconds(lambda: [naive_sums(sys.argv[1]) for _ in range(COPIES)]) / COPIES
    print(f"| Python {version}: only cut the text and add up its figures | {took:.1f} ms a document, {1000 / took:.0f} documents/s |")


main()
