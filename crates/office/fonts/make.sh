#!/bin/sh
# Rebuilds the font files: two from Debian's package fonts-noto-cjk, one drawn by marks.py.
# Needs: apt install fonts-noto-cjk; pip install fonttools==4.68.0
set -eu
cd "$(dirname "$0")"
from=${NOTO:-/usr/share/fonts/opentype/noto}

subset() { # collection, repertoire, result; face 2 of each collection is SC
    python3 repertoire.py "$2" >"$3.txt"
    pyftsubset "$from/$1" --font-number=2 --unicodes-file="$3.txt" --output-file="$3" \
        --layout-features='' --no-hinting --notdef-outline --no-recalc-timestamp \
        --drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG \
        --name-IDs='0,1,2,3,4,5,6,7,13,14' --name-languages='0x0409'
    rm "$3.txt"
}

subset NotoSerifCJK-Regular.ttc gbk NotoSerifSC-GBK.otf
subset NotoSansCJK-Regular.ttc gb2312 NotoSansSC-GB2312.otf
python3 marks.py Marks.otf
