#!/bin/sh
# Makes the binary media of the sample collection "First lessons" from text:
#   images/valley.jpg, images/loaf.jpg, images/leaf.jpg   from SVG drawings below
#   images/map-large.png                                  from images/map.svg
#   audio/hands-en.mp3          from the transcript in en/hands.html (espeak-ng)
#   books/health-at-home.epub   from the chapters listed in books/health-at-home.html
# Use:    ./make-media.sh TARGET_DIR
# TARGET_DIR is a folder that holds the whole collection (for a revision: a copy
# of the earlier version with the changed files laid over it).
# Needs the Debian packages: librsvg2-bin imagemagick fonts-dejavu-core
#                            espeak-ng lame python3
# The same tool versions give the same bytes: nothing here depends on the
# clock, the user or the folder. Dedicated to the public domain (CC0-1.0).
set -eu
LC_ALL=C.UTF-8 TZ=UTC PYTHONUTF8=1
export LC_ALL TZ PYTHONUTF8
umask 022

if [ $# -ne 1 ] || [ ! -d "$1" ]; then
    echo "Use: $0 TARGET_DIR   (the folder of the collection)" >&2; exit 2
fi
for tool in rsvg-convert convert espeak-ng lame python3; do
    command -v "$tool" >/dev/null || { echo "$0: $tool is missing; see the list of packages in this file" >&2; exit 3; }
done
target=$(CDPATH= cd -- "$1" && pwd)
for need in en/hands.html books/health-at-home.html images/map.svg css/lesson.css; do
    [ -f "$target/$need" ] || { echo "$0: $need is not in that folder" >&2; exit 4; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$target/images" "$target/audio" "$target/books"

# ---------------------------------------------------------------- pictures
cat > "$work/valley.svg" <<'E'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 300" width="480" height="300">
<defs>
<linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#5fa4d8"/><stop offset="1" stop-color="#e9f3f7"/></linearGradient>
<linearGradient id="near" x2="0" y2="1"><stop offset="0" stop-color="#8fb35a"/><stop offset="1" stop-color="#3f6d26"/></linearGradient>
<linearGradient id="river" x2="0" y2="1"><stop offset="0" stop-color="#dcecf4"/><stop offset="1" stop-color="#3c87b8"/></linearGradient>
<filter id="rough" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.05 0.14" numOctaves="4" seed="7" result="n"/><feColorMatrix in="n" type="matrix" values="0 0 0 0 0.05  0 0 0 0 0.15  0 0 0 0 0  0.9 0 0 0 -0.28" result="d"/><feComposite in="d" in2="SourceGraphic" operator="in" result="e"/><feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="e"/></feMerge></filter>
</defs>
<rect width="480" height="300" fill="url(#sky)"/>
<g fill="#fff" fill-opacity=".75"><ellipse cx="90" cy="44" rx="54" ry="11"/><ellipse cx="124" cy="36" rx="34" ry="11"/><ellipse cx="350" cy="58" rx="60" ry="10"/></g>
<path d="M0 128L60 92l50 26 70-50 62 44 54-34 66 40 48-26 70 34v80H0z" fill="#9db9c9"/>
<path d="M0 150c60-34 110-30 170-6 60-26 120-30 190 0 40-16 80-20 120-12v60H0z" fill="#7fa08a"/>
<path d="M0 166c90-22 160 6 240 4s160-30 240-14v144H0z" fill="url(#near)" filter="url(#rough)"/>
<path d="M252 166c-34 12-10 18 4 24 30 14-10 24-60 36-70 18-90 40-96 74h120c-10-40 20-52 64-70 56-22 60-38 22-50-24-8-46-8-54-14z" fill="url(#river)"/>
<path d="M480 206c-80-6-140 8-200 18-90 14-180 14-280 4v8c100 12 190 10 282-6 60-10 120-22 198-14z" fill="#8b6a45"/>
<path d="M160 222l100-12v14l-100 12z" fill="#b9aa90" stroke="#5f5238" stroke-width="2"/>
<g><path d="M352 186h34v22h-34z" fill="#e8dcc4"/><path d="M346 188l23-17 23 17z" fill="#9c4a32"/><path d="M364 196h9v12h-9z" fill="#5b4030"/></g>
<g><path d="M402 182h24v16h-24z" fill="#dccdb0"/><path d="M398 184l16-12 16 12z" fill="#7e5b3f"/></g>
<g fill="#2f5f24"><circle cx="42" cy="206" r="17"/><circle cx="64" cy="200" r="14"/><circle cx="438" cy="246" r="26"/><circle cx="468" cy="236" r="22"/><circle cx="26" cy="264" r="28"/></g>
<g fill="#4b8336"><circle cx="38" cy="201" r="10"/><circle cx="432" cy="238" r="15"/><circle cx="20" cy="255" r="16"/></g>
<path d="M44 222v10M440 270v16M26 288v12" stroke="#4a3320" stroke-width="6"/>
</svg>
E
cat > "$work/loaf.svg" <<'E'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">
<defs>
<radialGradient id="crust" cx="215" cy="155" r="125" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#e9b468"/><stop offset=".7" stop-color="#cd8838"/><stop offset="1" stop-color="#8a4d17"/></radialGradient>
<filter id="wood" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.006 0.11" numOctaves="3" seed="3" result="n"/><feColorMatrix in="n" type="matrix" values="0 0 0 0 0.25  0 0 0 0 0.12  0 0 0 0 0.03  0.9 0 0 0 -0.25" result="d"/><feComposite in="d" in2="SourceGraphic" operator="in" result="e"/><feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="e"/></feMerge></filter>
<filter id="bake" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.06" numOctaves="4" seed="11" result="n"/><feColorMatrix in="n" type="matrix" values="0 0 0 0 0.35  0 0 0 0 0.16  0 0 0 0 0.02  1.3 0 0 0 -0.5" result="d"/><feComposite in="d" in2="SourceGraphic" operator="in" result="e"/><feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="e"/></feMerge></filter>
<filter id="soft"><feGaussianBlur stdDeviation="7"/></filter>
</defs>
<rect width="480" height="320" fill="#55728a"/>
<rect x="24" y="22" width="432" height="276" rx="22" fill="#c79a63" stroke="#7b5426" stroke-width="3" filter="url(#wood)"/>
<g fill="#2a1605" fill-opacity=".5" filter="url(#soft)"><circle cx="218" cy="176" r="118"/><path d="M266 124V20a118 118 0 0 1 112 112z" transform="translate(10 14)"/></g>
<g filter="url(#bake)">
<g fill="url(#crust)" stroke="#f5e4bf" stroke-width="4" stroke-linejoin="round">
<path d="M206 156V44A114 114 0 0 0 94 156z"/>
<path d="M206 166H94a114 114 0 0 0 112 112z"/>
<path d="M216 166v112a114 114 0 0 0 112-112z"/>
<path d="M216 156V44A114 114 0 0 1 328 156z" transform="translate(40 -26)"/>
</g></g>
<g stroke="#f3dcae" stroke-width="5" stroke-linecap="round" fill="none" stroke-opacity=".85"><path d="M140 138c6-22 20-38 42-50M140 196c8 20 22 34 42 44M240 244c22-10 36-24 44-44M290 64c18 10 32 24 40 44"/></g>
<g fill="#e8c48a"><circle cx="360" cy="196" r="4"/><circle cx="384" cy="214" r="3"/><circle cx="346" cy="232" r="3"/><circle cx="372" cy="246" r="4"/><circle cx="398" cy="182" r="3"/></g>
</svg>
E
cat > "$work/leaf.svg" <<'E'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">
<defs>
<linearGradient id="bg" x2="1" y2="1"><stop offset="0" stop-color="#fbf6cf"/><stop offset=".5" stop-color="#b7d7a0"/><stop offset="1" stop-color="#2e5a35"/></linearGradient>
<linearGradient id="lf" x2="1" y2="1"><stop offset="0" stop-color="#c0e05a"/><stop offset=".5" stop-color="#6bb02f"/><stop offset="1" stop-color="#2d7421"/></linearGradient>
<filter id="cells" x="0" y="0" width="1" height="1"><feTurbulence type="turbulence" baseFrequency="0.09" numOctaves="2" seed="5" result="n"/><feColorMatrix in="n" type="matrix" values="0 0 0 0 0.02  0 0 0 0 0.2  0 0 0 0 0  1.2 0 0 0 -0.1" result="d"/><feComposite in="d" in2="SourceGraphic" operator="in" result="e"/><feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="e"/></feMerge></filter>
<filter id="soft"><feGaussianBlur stdDeviation="12"/></filter>
</defs>
<rect width="480" height="320" fill="url(#bg)"/>
<g filter="url(#soft)"><circle cx="70" cy="50" r="44" fill="#fff7b0"/><circle cx="390" cy="60" r="40" fill="#9ecb87"/><circle cx="110" cy="280" r="50" fill="#7db06e"/><circle cx="440" cy="250" r="56" fill="#1f4a2a"/></g>
<path d="M34 250C60 90 210 20 452 44 440 210 290 320 70 262z" fill="#12331a" fill-opacity=".45" filter="url(#soft)" transform="translate(8 14)"/>
<path d="M34 250C60 90 210 20 452 44 440 210 290 320 70 262z" fill="url(#lf)" stroke="#1f5717" stroke-width="3" filter="url(#cells)"/>
<g fill="none" stroke="#e2f3a8" stroke-linecap="round"><path d="M6 284C120 220 300 130 448 46" stroke-width="7"/>
<g stroke-width="3.5"><path d="M112 228c-6-40 0-72 20-104M172 196c-2-44 8-80 34-118M236 160c2-38 18-70 48-100M300 126c6-28 22-50 52-74M146 210c40 20 76 42 110 62M208 176c44 12 84 32 124 62M268 142c42 6 78 20 118 44M330 110c30 2 58 8 88 20"/></g>
<g stroke-width="1.5"><path d="M114 178c-14 4-26 12-38 26M122 152c12 8 22 18 30 32M176 140c-14 4-26 10-36 18M188 112c12 8 20 18 26 30M244 116c-12 0-24 4-34 10M258 90c10 8 16 16 20 26M200 238c0 14-4 24-10 34M262 200c2 16 0 30-6 44M320 162c4 14 4 26 0 40M376 122c4 10 6 20 4 32"/></g></g>
</svg>
E
for picture in valley loaf leaf; do
    rsvg-convert -w 480 "$work/$picture.svg" -o "$work/$picture.png"
    convert "$work/$picture.png" -background white -alpha remove -alpha off -strip \
        -sampling-factor 4:2:0 -interlace none -quality 74 "$target/images/$picture.jpg"
done
sed 's/font-family="sans-serif"/font-family="DejaVu Sans"/' "$target/images/map.svg" > "$work/map.svg"   # the same letters on every machine
rsvg-convert -w 960 "$work/map.svg" -o "$work/map.png"
convert "$work/map.png" +dither -colors 48 -strip -define png:exclude-chunks=date,time \
    -define png:compression-level=9 "PNG8:$target/images/map-large.png"

# ------------------------------------------------------------------- sound
python3 - "$target/en/hands.html" > "$work/speech.txt" <<'E'
import sys, xml.etree.ElementTree as ET
X = '{http://www.w3.org/1999/xhtml}'
page = ET.parse(sys.argv[1]).getroot()
part = next(e for e in page.iter(X + 'section') if e.get('id') == 'transcript')
for e in part:
    if e.tag != X + 'h2':            # the heading of the transcript is not spoken
        print(' '.join(''.join(e.itertext()).split()) + '\n')
E
espeak-ng -v en-gb -s 150 -g 2 -f "$work/speech.txt" -w "$work/speech.wav"
lame --quiet -m m --resample 22.05 -b 24 -q 2 --id3v2-only --tt "Clean hands" \
    --ta "The Packhorse project" --tl "First lessons" --tc "CC0 1.0, public domain" \
    "$work/speech.wav" "$target/audio/hands-en.mp3"

# -------------------------------------------------------------------- book
cat > "$work/cover.svg" <<'E'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800" font-family="DejaVu Sans" text-anchor="middle">
<rect width="600" height="800" fill="#123f5a"/><rect x="30" y="30" width="540" height="740" fill="#f4f8ee" stroke="#e3b23c" stroke-width="6"/>
<text x="300" y="150" font-size="72" font-weight="bold" fill="#123f5a">Health</text><text x="300" y="234" font-size="72" font-weight="bold" fill="#123f5a">at home</text>
<path d="M120 470L300 310l180 160v190H120z" fill="#e9c98b" stroke="#5a3611" stroke-width="8" stroke-linejoin="round"/><path d="M88 486L300 298l212 188" fill="none" stroke="#9c4a32" stroke-width="26" stroke-linecap="round" stroke-linejoin="round"/>
<path d="M300 620c-70-46-96-84-96-116 0-52 72-62 96-14 24-48 96-38 96 14 0 32-26 70-96 116z" fill="#b02a1a"/>
<path d="M300 468c22 32 38 50 38 74a38 38 0 0 1-76 0c0-24 16-42 38-74z" fill="#e3f3fb" stroke="#fff" stroke-width="5"/>
<text x="300" y="716" font-size="30" fill="#1c1c1c">First lessons · edition @EDITION@</text>
</svg>
E
cat > "$work/book.py" <<'E'
import sys, os, re, uuid, zipfile, subprocess, datetime
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape
target, work = sys.argv[1:3]
N = 'http://www.w3.org/1999/xhtml'; X = '{%s}' % N
ET.register_namespace('', N); ET.register_namespace('epub', 'http://www.idpf.org/2007/ops')
def parse(path): return ET.parse(path).getroot()
def find(root, id): return next(e for e in root.iter() if e.get('id') == id)
def text(e): return ' '.join(''.join(e.itertext()).split())

source = os.path.join(target, 'books', 'health-at-home.html')
page = parse(source)
title = text(next(page.iter(X + 'h1'))); lang = page.get('lang')
about = next(m.get('content') for m in page.iter(X + 'meta') if m.get('name') == 'description')
edition, date = text(find(page, 'edition')), find(page, 'date').get('datetime')
stamp = date + 'T00:00:00Z'
when = datetime.date.fromisoformat(date)
chapters = [(a.get('href'), text(a)) for a in find(page, 'chapters').iter(X + 'a')]
book_id = 'urn:uuid:' + str(uuid.uuid5(uuid.NAMESPACE_DNS, 'health-at-home.first-lessons.packhorse.invalid'))

files, images, items, spine = [], {}, [], []
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
def wrap(name, body, css='<link rel="stylesheet" type="text/css" href="lesson.css"/>'):
    return (HEAD + '<html xmlns="%s" xmlns:epub="http://www.idpf.org/2007/ops" lang="%s" xml:lang="%s">\n<head><title>%s</title>%s</head>\n%s\n</html>\n'
            % (N, lang, lang, escape(name), css, body))

for href, name in chapters:
    path = os.path.normpath(os.path.join(os.path.dirname(source), href))
    main = next(parse(path).iter(X + 'main'))
    for parent in list(main.iter()):
        for child in list(parent):
            if child.get('class') == 'page-only': parent.remove(child)   # not for the book
    next(main.iter(X + 'h1')).text = name
    for img in main.iter(X + 'img'):
        base = os.path.basename(img.get('src')); images[base] = os.path.join(target, 'images', base)
        img.set('src', 'images/' + base)
    for a in main.iter(X + 'a'):
        raise SystemExit('book: a chapter has a link to outside the book: %s' % a.get('href'))
    key = 'c-' + os.path.splitext(os.path.basename(path))[0]
    body = ET.tostring(main, encoding='unicode').replace(' xmlns="%s"' % N, '')
    body = re.sub(r'^<main>', '<main epub:type="chapter">', body.strip())
    files.append(('OEBPS/%s.xhtml' % key, wrap(name, '<body>\n%s\n</body>' % body).encode()))
    items.append('<item id="%s" href="%s.xhtml" media-type="application/xhtml+xml"/>' % (key, key)); spine.append((key, name))

svg = open(os.path.join(work, 'cover.svg'), encoding='utf-8').read().replace('@EDITION@', edition)
open(os.path.join(work, 'cover2.svg'), 'w', encoding='utf-8').write(svg)
subprocess.run(['rsvg-convert', '-w', '600', os.path.join(work, 'cover2.svg'), '-o', os.path.join(work, 'cover.png')], check=True)
subprocess.run(['convert', os.path.join(work, 'cover.png'), '-background', 'white', '-alpha', 'remove', '-alpha', 'off', '-strip', '-sampling-factor', '4:2:0', '-interlace', 'none', '-quality', '76', os.path.join(work, 'cover.jpg')], check=True)
cover = wrap('Cover', '<body epub:type="cover"><p><img src="images/cover.jpg" alt="Cover: %s. A house; in it a red heart that holds a drop of water. First lessons, edition %s."/></p></body>' % (escape(title), edition))
titlepage = wrap(title, '<body><section epub:type="titlepage"><h1>%s</h1><p>%s</p><p>First lessons, edition %s, %s.</p><p>Public domain (CC0 1.0): you may copy, change and share this book freely.</p></section></body>' % (escape(title), escape(about), edition, date))
nav = wrap('Contents', '<body>\n<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>\n%s\n</ol></nav>\n<nav epub:type="landmarks" id="landmarks" hidden="hidden"><h2>Landmarks</h2><ol><li><a epub:type="cover" href="cover.xhtml">Cover</a></li><li><a epub:type="toc" href="nav.xhtml">Contents</a></li><li><a epub:type="bodymatter" href="%s.xhtml">Start of the lessons</a></li></ol></nav>\n</body>'
          % ('\n'.join('<li><a href="%s.xhtml">%s</a></li>' % (k, escape(n)) for k, n in spine), spine[0][0]))
ncx = '''<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="%s">
<head><meta name="dtb:uid" content="%s"/></head>
<docTitle><text>%s</text></docTitle>
<navMap>
%s
</navMap>
</ncx>
''' % (lang, book_id, escape(title), '\n'.join('<navPoint id="n%d" playOrder="%d"><navLabel><text>%s</text></navLabel><content src="%s.xhtml"/></navPoint>' % (i, i, escape(n), k) for i, (k, n) in enumerate(spine, 1)))
kind = {'.svg': 'image/svg+xml', '.jpg': 'image/jpeg', '.png': 'image/png'}
for i, base in enumerate(sorted(images), 1):
    items.append('<item id="i%d" href="images/%s" media-type="%s"/>' % (i, base, kind[os.path.splitext(base)[1]]))
opf = '''<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{lang}" prefix="schema: http://schema.org/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{book_id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{lang}</dc:language>
<dc:creator>The Packhorse project</dc:creator>
<dc:publisher>The Packhorse project</dc:publisher>
<dc:description>{about}</dc:description>
<dc:rights>Dedicated to the public domain (CC0-1.0)</dc:rights>
<dc:date>{date}</dc:date>
<meta property="dcterms:modified">{stamp}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Short chapters with headings, lists, simple tables with header cells, and a text alternative for every picture. There is no sound, movement or script.</meta>
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="lesson.css" media-type="text/css"/>
<item id="cover-image" href="images/cover.jpg" media-type="image/jpeg" properties="cover-image"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
{items}
</manifest>
<spine toc="ncx">
<itemref idref="cover"/>
<itemref idref="title"/>
<itemref idref="nav"/>
{spine}
</spine>
</package>
'''.format(lang=lang, book_id=book_id, title=escape(title), about=escape(about), date=date, stamp=stamp,
           items='\n'.join(items), spine='\n'.join('<itemref idref="%s"/>' % k for k, _ in spine))
container = '''<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
'''
read = lambda p: open(p, 'rb').read()
files = [('META-INF/container.xml', container.encode()), ('OEBPS/package.opf', opf.encode()), ('OEBPS/nav.xhtml', nav.encode()),
         ('OEBPS/toc.ncx', ncx.encode()), ('OEBPS/lesson.css', read(os.path.join(target, 'css', 'lesson.css'))),
         ('OEBPS/cover.xhtml', cover.encode()), ('OEBPS/title.xhtml', titlepage.encode())] + files
files += [('OEBPS/images/cover.jpg', read(os.path.join(work, 'cover.jpg')))]
files += [('OEBPS/images/' + b, read(images[b])) for b in sorted(images)]
out = os.path.join(target, 'books', 'health-at-home.epub')
with zipfile.ZipFile(os.path.join(work, 'book.epub'), 'w') as z:
    for name, data in [('mimetype', b'application/epub+zip')] + files:      # mimetype: first and stored
        info = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
        info.external_attr = 0o644 << 16; info.create_system = 3
        info.compress_type = zipfile.ZIP_STORED if name == 'mimetype' else zipfile.ZIP_DEFLATED
        z.writestr(info, data)
open(out, 'wb').write(read(os.path.join(work, 'book.epub')))
E
python3 "$work/book.py" "$target" "$work"
echo "Made: images/valley.jpg images/loaf.jpg images/leaf.jpg images/map-large.png audio/hands-en.mp3 books/health-at-home.epub"
