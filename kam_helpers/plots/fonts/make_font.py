"""Cut the course's Chinese font out of Noto Sans CJK; run once, by hand, when the character set changes.

    python make_font.py path/to/NotoSansCJK-Regular.ttc

Keeps ASCII, punctuation and all of GB 2312 (levels 1 and 2: 鑫, 昊 and 祺, common in company names, are in
level 2), and some characters of names beyond it. Needs fonttools, which matplotlib brings.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

FAMILY = "Noto Sans SC Course"
OUTPUT = Path(__file__).with_name("NotoSansSC-Course-Regular.otf")
SIMPLIFIED_CHINESE = "Noto Sans CJK SC"
NAMES_BEYOND = "晟赟喆堃垚镕翀甦烨煊铭祎韫璟彧昱旻曌犇骉國際電機業東華龍"
PUNCTUATION = "·—–‘’“”…¥€£°×÷−≥≤→←　、。〈〉《》「」『』【】！（），：；？～"
TABLES_LEFT_OUT = ["GPOS", "GSUB", "BASE", "GDEF", "VORG", "vhea", "vmtx"]


def characters():
    gb2312 = {
        bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312", errors="ignore")
        for row in range(1, 88)
        for cell in range(1, 95)
    }
    ascii_printable = {chr(code) for code in range(0x20, 0x7F)}
    return "".join(sorted(gb2312 | ascii_printable | set(NAMES_BEYOND) | set(PUNCTUATION)))


def main(source):
    faces = TTCollection(source)
    font = next(face for face in faces if face["name"].getDebugName(1) == SIMPLIFIED_CHINESE)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += TABLES_LEFT_OUT
    options.name_IDs += [13, 14]  # the licence and its address stay in the file
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters())
    subsetter.subset(font)
    # A family name of its own: a system's full Noto must never be drawn instead, or pictures would differ.
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = FAMILY
        elif record.nameID == 4:
            record.string = f"{FAMILY} Regular"
        elif record.nameID == 6:
            record.string = "NotoSansSC-Course-Regular"
    font["CFF "].cff.fontNames = ["NotoSansSC-Course-Regular"]
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(OUTPUT)


if __name__ == "__main__":
    main(sys.argv[1])
