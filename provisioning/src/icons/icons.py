"""Draws the icon font of the page on which exercises are played: ./icons.py FILE.woff (needs fontTools).

H5P content since 2025 takes its icons from a font named h5p-theme, by number; the usual one is part of the GPL core. The
numbers and what they are for are those that the styles of the (MIT) content types name; the drawings are ours.
"""

import math
import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

UNITS = 1000
ASCENT, DESCENT = 850, -150
MIDDLE = 350
STROKE = 110
# Seconds since 1904: the same drawing is the same file.
DRAWN = 3_900_000_000


def polygon(pen, points):
    """Clockwise, so that what overlaps is filled."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1]))
    ordered = points if area < 0 else points[::-1]
    pen.moveTo(ordered[0])
    for point in ordered[1:]:
        pen.lineTo(point)
    pen.closePath()


def line(pen, *points, width=STROKE):
    """A broken line with square ends, which meet at its corners."""
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        length = math.hypot(x2 - x1, y2 - y1)
        along = ((x2 - x1) / length * width / 2, (y2 - y1) / length * width / 2)
        across = (-along[1], along[0])
        ends = [(x1 - along[0], y1 - along[1]), (x2 + along[0], y2 + along[1])]
        polygon(pen, [
            (round(ends[i][0] + side * across[0]), round(ends[i][1] + side * across[1]))
            for i, side in ((0, 1), (1, 1), (1, -1), (0, -1))])


def circle(pen, x, y, radius, hole=False):
    turn = 1 if hole else -1
    far = radius / math.cos(math.pi / 8)
    def at(r, eighths):
        angle = eighths * math.pi / 4
        return round(x + r * math.cos(angle)), round(y + turn * r * math.sin(angle))

    pen.moveTo(at(radius, 0))
    for i in range(8):
        pen.qCurveTo(at(far, i + 0.5), at(radius, i + 1))
    pen.closePath()


def ring(pen, x, y, radius, width=STROKE):
    circle(pen, x, y, radius)
    circle(pen, x, y, radius - width, hole=True)


def arc(pen, x, y, radius, start, end, width=STROKE):
    steps = 24
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    polygon(pen, [(round(x + radius * math.cos(a)), round(y + radius * math.sin(a))) for a in angles]
            + [(round(x + (radius - width) * math.cos(a)), round(y + (radius - width) * math.sin(a))) for a in reversed(angles)])


def left(pen):
    line(pen, (640, 680), (310, MIDDLE), (640, 20))


def right(pen):
    line(pen, (360, 680), (690, MIDDLE), (360, 20))


def cross(pen):
    line(pen, (230, 80), (770, 620))
    line(pen, (230, 620), (770, 80))


def tick(pen):
    line(pen, (170, 340), (400, 110), (830, 580))


def results(pen):
    for y in (620, MIDDLE, 80):
        circle(pen, 160, y, 75)
        line(pen, (380, y), (870, y))


def eye(pen):
    for scale, hole in ((1, False), (0.72, True)):
        top = [(round(500 + 470 * scale * math.cos(math.radians(a))), round(MIDDLE + 330 * scale * math.sin(math.radians(a)) ** 2))
               for a in range(180, -1, -15)]
        low = [(x, 2 * MIDDLE - y) for x, y in reversed(top[1:-1])]
        points = top + low
        pen.moveTo(points[0])
        for point in points[:0:-1] if hole else points[1:]:
            pen.lineTo(point)
        pen.closePath()
    circle(pen, 500, MIDDLE, 125)


def again(pen):
    arc(pen, 500, 330, 390, 60, 340)
    polygon(pen, [(560, 870), (960, 690), (600, 480)])


def turn_over(pen):
    line(pen, (150, 500), (720, 500))
    polygon(pen, [(690, 700), (970, 500), (690, 300)])
    line(pen, (280, 180), (850, 180))
    polygon(pen, [(310, 380), (30, 180), (310, -20)])


def book(pen):
    line(pen, (500, 590), (110, 660), (110, 60), (500, -10))
    line(pen, (500, 590), (890, 660), (890, 60), (500, -10))
    line(pen, (500, 560), (500, 20))


def send(pen):
    line(pen, (110, MIDDLE), (720, MIDDLE))
    line(pen, (520, 640), (830, MIDDLE), (520, 60))


def chosen(pen):
    ring(pen, 500, MIDDLE, 420, 90)
    circle(pen, 500, MIDDLE, 210)


def unchosen(pen):
    ring(pen, 500, MIDDLE, 420, 90)


def download(pen):
    line(pen, (500, 760), (500, 260))
    line(pen, (250, 460), (500, 210), (750, 460))
    line(pen, (150, -20), (850, -20))


def to_start(pen):
    line(pen, (200, 680), (200, 20))
    line(pen, (760, 680), (430, MIDDLE), (760, 20))


def larger(pen):
    for x, y in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        line(pen, (500 + x * 130, MIDDLE + y * 380), (500 + x * 380, MIDDLE + y * 380), (500 + x * 380, MIDDLE + y * 130))


def smaller(pen):
    for x, y in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        line(pen, (500 + x * 400, MIDDLE + y * 140), (500 + x * 140, MIDDLE + y * 140), (500 + x * 140, MIDDLE + y * 400))


def plus(pen):
    line(pen, (500, 680), (500, 20), width=130)
    line(pen, (170, MIDDLE), (830, MIDDLE), width=130)


def minus(pen):
    line(pen, (170, MIDDLE), (830, MIDDLE), width=130)


def information(pen):
    circle(pen, 500, 700, 95)
    line(pen, (500, 430), (500, -10), width=140)


def exclamation(pen):
    line(pen, (500, 720), (500, 290), width=140)
    circle(pen, 500, 20, 95)


def question(pen):
    arc(pen, 500, 530, 300, 175, -60, 130)
    line(pen, (580, 320), (500, 250), (500, 190), width=130)
    circle(pen, 500, 0, 90)


def quiz(pen):
    ring(pen, 500, MIDDLE, 480, 80)
    arc(pen, 500, 460, 190, 175, -60, 90)
    line(pen, (555, 330), (500, 290), (500, 255), width=90)
    circle(pen, 500, 120, 62)


def dot(pen):
    circle(pen, 500, MIDDLE, 150)


def nothing(pen):
    pass


ICONS = {
    0xE900: left, 0xE901: right, 0xE902: cross, 0xE903: tick, 0xE904: results, 0xE905: eye, 0xE906: again,
    0xE907: turn_over, 0xE908: tick, 0xE909: book, 0xE90A: send, 0xE90D: chosen, 0xE90E: unchosen, 0xE910: cross,
    0xE911: download, 0xE916: to_start, 0xE919: larger, 0xE91A: smaller, 0xE920: plus, 0xE921: cross,
    0xE922: information, 0xE923: minus, 0xE924: question, 0xE925: exclamation, 0xE926: tick, 0xE935: quiz,
}
# Those whose meaning we have not seen: something is there, and it is no box with a number in it.
UNKNOWN = range(0xE900, 0xE960)


def main(target):
    drawings = [nothing, dot] + sorted(set(ICONS.values()), key=lambda draw: draw.__name__)
    names = [".notdef" if draw is nothing else draw.__name__ for draw in drawings]
    glyphs = {}
    for name, draw in zip(names, drawings):
        pen = TTGlyphPen(None)
        draw(pen)
        glyphs[name] = pen.glyph()
    font = FontBuilder(UNITS, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({code: ICONS.get(code, dot).__name__ for code in UNKNOWN})
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics({name: (UNITS, glyphs[name].xMin if glyphs[name].numberOfContours else 0) for name in names})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupNameTable({"familyName": "Packhorse icons", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    font.setupPost(keepGlyphNames=False)
    font.font["head"].created = font.font["head"].modified = DRAWN
    font.font.recalcTimestamp = False
    font.font.flavor = "woff"
    font.save(target)


if __name__ == "__main__":
    main(sys.argv[1])
