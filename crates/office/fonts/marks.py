"""Draws the ballot boxes and ticks that Noto CJK lacks, as a font of their own."""
import sys
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

OUTER, INNER = (90, -40, 910, 780), (140, 10, 860, 730)
TICK = [(215, 380), (275, 430), (420, 235), (740, 625), (795, 580), (425, 125)]
HEAVY = [(110, 380), (220, 470), (405, 220), (810, 720), (905, 650), (415, 30)]


def box(pen):
    for (left, bottom, right, top), forward in ((OUTER, True), (INNER, False)):
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        polygon(pen, corners if forward else corners[::-1])


def polygon(pen, corners):
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def cross(pen, reach, half):
    x, y = 500, 370
    polygon(pen, [
        (x - reach, y + reach - half), (x - reach + half, y + reach), (x, y + half),
        (x + reach - half, y + reach), (x + reach, y + reach - half), (x + half, y),
        (x + reach, y - reach + half), (x + reach - half, y - reach), (x, y - half),
        (x - reach + half, y - reach), (x - reach, y - reach + half), (x - half, y),
    ])


GLYPHS = {
    ".notdef": (None, [box]),
    "box": (0x2610, [box]),
    "box.tick": (0x2611, [box, lambda pen: polygon(pen, TICK)]),
    "box.cross": (0x2612, [box, lambda pen: cross(pen, 250, 45)]),
    "tick.heavy": (0x2714, [lambda pen: polygon(pen, HEAVY)]),
    "cross": (0x2717, [lambda pen: cross(pen, 300, 45)]),
    "cross.heavy": (0x2718, [lambda pen: cross(pen, 330, 90)]),
}


def drawn(parts):
    pen = T2CharStringPen(1000, None)
    for part in parts:
        part(pen)
    return pen.getCharString()


font = FontBuilder(1000, isTTF=False)
font.setupGlyphOrder(list(GLYPHS))
font.setupCharacterMap({point: name for name, (point, _) in GLYPHS.items() if point})
font.setupCFF("Marks-Regular", {}, {name: drawn(parts) for name, (_, parts) in GLYPHS.items()}, {})
font.setupHorizontalMetrics({name: (1000, 0) for name in GLYPHS})
font.setupHorizontalHeader(ascent=880, descent=-120)
font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, fsType=0)
font.setupNameTable({"familyName": "Marks", "styleName": "Regular", "psName": "Marks-Regular"})
font.setupPost()
font.font["head"].created = font.font["head"].modified = 0
font.font.recalcTimestamp = False
font.save(sys.argv[1])
