"""Prints the characters of a subset as `U+XXXX,U+XXXX-YYYY`, for make.sh."""
import sys

SIGNS = [
    (0x20, 0x7E), (0xA0, 0xFF), (0x2B0, 0x2DF), (0x370, 0x3FF), (0x401, 0x451),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x237F), (0x2460, 0x24FF), (0x2500, 0x257F),
    (0x2580, 0x259F), (0x25A0, 0x26FF), (0x2700, 0x27BF), (0x3000, 0x303F),
    (0x3040, 0x30FF), (0x3105, 0x312F), (0x3200, 0x33FF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),
]
# Characters of personal and place names that came into the national standard list after GBK.
NAMES = "䶮䜣䥽䲟䴙䴘䴗䴖䴕䴔䦆䦃䓖䓨䎃䌹䌷䏝䏡䏲䐃䗖䗛䗪䗴䘏䙡䜌䝙䝼䞍䢺䣘䧳䨱䩄䩞䪗䯃䯄䲠䲢䴓䴢龙鿍鿎鿏"


def encoded(codec, most):
    for point in range(0x80, 0x10000):
        try:
            if len(chr(point).encode(codec)) <= most:
                yield point
        except UnicodeEncodeError:
            pass


def points(codec):
    chosen = set(encoded(codec, 2)) | {ord(character) for character in NAMES}
    for first, last in SIGNS:
        chosen |= set(range(first, last + 1))
    # A private-use mapping is no character that a text should hold.
    return sorted(point for point in chosen if not 0xE000 <= point <= 0xF8FF)


print(",".join(f"U+{point:04X}" for point in points(sys.argv[1])))
