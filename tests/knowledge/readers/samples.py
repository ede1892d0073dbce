"""Small real files made in memory: Word packages from raw XML, PDFs with a text layer."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx(body: str, **parts: str | bytes) -> bytes:
    """A Word package with `body` as content of w:body; `parts` by name, XML children or whole bytes."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        wrapped = content if isinstance(content, bytes) else f"<w:{name} {_NAMES}>{content}</w:{name}>"
        files[f"word/{name}.xml"] = wrapped
    return package(files)


def package(files: dict[str, str | bytes]) -> bytes:
    """A zip file."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(rows: Sequence[Sequence[str | Sequence[str]]]) -> str:
    """A Word table; a cell is one paragraph or several."""

    def cell(content: str | Sequence[str]) -> str:
        paragraphs = [content] if isinstance(content, str) else content
        return f"<w:tc>{''.join(map(p, paragraphs))}</w:tc>"

    body = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{body}</w:tbl>"


def level(place: int, style: str, text: str) -> str:
    """One level of a list definition."""
    shown = f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/>{shown}</w:lvl>'


Placed = tuple[float, float, str]
"""Points from the left, points from the top, text."""


def pdf(
    pages: Sequence[Sequence[Placed]],
    size: float = 13,
    trailer: str = "",
    picture: bool = False,
    boxes: Sequence[tuple[float, float, float, float]] = (),
) -> bytes:
    """A PDF of A4 pages with words at given places, each letter half as wide as high.

    `picture`: a black picture fills each page, as the scan of one would. `boxes`: outlines drawn on each page
    (left, top, width, height).
    """
    used = sorted({c for page in pages for _, _, text in page for c in text})
    mapping = "".join(f"<{ord(c):04x}> <{ord(c):04x}>\n" for c in used)
    chunks = [mapping[i : i + 1400] for i in range(0, len(mapping), 1400)]  # 100 entries at most in one
    cmap = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n" + "".join(
        f"{chunk.count(chr(10))} beginbfchar\n{chunk}endbfchar\n" for chunk in chunks
    )
    count = len(pages)
    kids = " ".join(f"{7 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/Sample/Encoding/Identity-H/DescendantFonts[4 0 R]"
        "/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Sample/DW 500/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/Sample/Flags 4"
        "/Ascent 800/Descent -200/FontBBox[0 -200 1000 800]>>>>",
        f"<</Length {len(cmap) + 20}>>stream\n{cmap}endcmap\nendstream",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        "stream\n0\nendstream",
    ]
    for i, page in enumerate(pages):
        shown = "".join(
            f"BT /F {size} Tf 1 0 0 1 {x} {842 - y} Tm <{''.join(f'{ord(c):04x}' for c in text)}> Tj ET\n"
            for x, y, text in page
        )
        drawn = "".join(f"{x} {842 - y - height} {width} {height} re S\n" for x, y, width, height in boxes)
        stream = ("q 595 0 0 842 0 0 cm /I Do Q\n" if picture else "") + drawn + shown
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {8 + 2 * i} 0 R"
            "/Resources<</Font<</F 3 0 R>>/XObject<</I 6 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    return _assembled(objects, trailer)


def _assembled(objects: Sequence[str], trailer: str) -> bytes:
    content = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(content)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    return (
        content
        + f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    )
