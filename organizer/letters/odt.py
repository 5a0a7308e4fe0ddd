"""A letter as an OpenDocument text (ISO/IEC 26300-1), for a word processor.

Written with zipfile: a letter is one kind of paragraph, and odfpy has had no release since 2020.
"""

from __future__ import annotations

from html import escape
from typing import Final

from organizer.letters.lines import one_line
from organizer.letters.page import Block, Letter, layout
from organizer.letters.paper import Paper

_MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
_NAMES: Final = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The same letter is the same file."""


def odt(letter: Letter, paper: Paper) -> bytes:
    """The letter as the content of an .odt file, laid out as it is printed."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    files = {
        # First and not compressed, so that the file's kind can be told (part 3, section 3.3).
        "mimetype": _MEDIA_TYPE,
        "content.xml": _content(layout(letter, paper)),
        "styles.xml": _styles(letter, paper),
        "meta.xml": _meta(letter),
        "META-INF/manifest.xml": _MANIFEST,
    }
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, text in files.items():
            packed = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(ZipInfo(name, _LONG_AGO), text.encode(), packed)
    return content.getvalue()


def _content(blocks: list[Block]) -> str:
    styles = "".join(_style(number, block) for number, block in enumerate(blocks))
    paragraphs = "".join(
        f'<text:p text:style-name="P{number}">{_text(block.text)}</text:p>'
        for number, block in enumerate(blocks)
    )
    return (
        f'{_HEAD}<office:document-content {_NAMES} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{paragraphs}</office:text></office:body>"
        "</office:document-content>"
    )


def _text(text: str) -> str:
    return escape(text).replace("\n", "<text:line-break/>")


def _style(number: int, block: Block) -> str:
    return (
        f'<style:style style:name="P{number}" style:family="paragraph">'
        f'<style:paragraph-properties fo:margin-top="{block.above:.2f}mm" fo:margin-bottom="0mm" '
        f'fo:margin-left="{block.left:.2f}mm" fo:line-height="{block.line:.2f}mm" '
        f'fo:text-align="{"end" if block.at_right else "start"}" fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties fo:font-size="{block.size}pt" '
        f'fo:font-weight="{"bold" if block.bold else "normal"}"/></style:style>'
    )


def _styles(letter: Letter, paper: Paper) -> str:
    language, _, region = letter.locale.partition("_")
    country = f' fo:country="{escape(region)}"' if region else ""
    return (
        f'{_HEAD}<office:document-styles {_NAMES} office:version="1.3"><office:styles>'
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'fo:language="{escape(language)}"{country}/></style:default-style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="L1"><style:page-layout-properties '
        f'fo:page-width="{paper.width}mm" fo:page-height="{paper.height}mm" '
        f'fo:margin-top="{paper.top}mm" fo:margin-bottom="{paper.bottom}mm" '
        f'fo:margin-left="{paper.left}mm" fo:margin-right="{paper.right}mm"/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="L1"/></office:master-styles></office:document-styles>'
    )


def _meta(letter: Letter) -> str:
    title = escape(one_line(letter.subject))
    return (
        f'{_HEAD}<office:document-meta {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'office:version="1.3"><office:meta><dc:title>{title}</dc:title></office:meta>'
        "</office:document-meta>"
    )


_MANIFEST: Final = (
    f'{_HEAD}<manifest:manifest {_NAMES} manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    f'manifest:media-type="{_MEDIA_TYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    + "</manifest:manifest>"
)
