"""Feed files: each item is an article with what it states of itself, and with nothing that is a picture's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made import FERRY, PIER, RIVER, body, documents, found, refusal, written

from provenance.errors import InputError
from provenance.marks import read as read_marks
from provenance.model import Document, Stated
from provenance.pipeline import understand

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf baselang="en-GB"><head><title>Ferry late</title>
<docdata management-status="usable"><doc-id id-string="gna.17" regsrc="GNA"/><date.issue norm="20181209T103000+0100"/>
<doc.copyright year="2018" holder="Gorge News Agency"/><ed-msg info="adds river"/></docdata></head>
<body><body.head><hedline><hl1>Ferry late again</hl1><hl2>River up</hl2></hedline>
<byline>By <person>Ada Quill</person><byttl>GNA Shipping Writer</byttl></byline>
<distributor>Gorge News Agency</distributor><dateline><location>PORT MERREN</location></dateline></body.head>
<body.content><p>{FERRY}</p><p/><block><p>{RIVER.replace("two metres", "<num>two</num> <em>metres</em>")}</p>
<media media-type="image"><media-caption>Rain. (Photo: Bo Lens/AFP)</media-caption></media></block>
<table><tr><td>Skerry</td><td>9.15</td></tr></table></body.content></body></nitf>"""

G2 = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2018-12-09T11:00:00Z</sent></header>
<itemSet>
<newsItem guid="urn:newsml:gna.example:20181209:17" version="3" xml:lang="en">
<rightsInfo><copyrightHolder literal="Gorge News Agency"/><copyrightNotice xml:lang="de">Alle Rechte</copyrightNotice>
<copyrightNotice xml:lang="en">(c) GNA 2018</copyrightNotice><usageTerms>No archives</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:GNA"><name>Gorge News Agency</name></provider>
<versionCreated>2018-12-09T10:40:00Z</versionCreated><firstCreated>2018-12-09T10:30:00Z</firstCreated>
<embargoed>2018-12-10T00:00:00Z</embargoed><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>4</urgency><creator literal="desk.four"/><infoSource literal="Reuters"/>
<headline role="hld:subHeadline">River up</headline><headline>Ferry late again</headline>
<dateline>PORT MERREN, Dec 9 (GNA) -</dateline><by>Ada Quill</by><creditline>GNA/Reuters</creditline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>x</title>
</head><body><h1>Ferry late again</h1><p>{FERRY}</p><figure><figcaption>Photo: Bo Lens</figcaption></figure>
<p>{RIVER}</p>
</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:gna.example:20181209:18"><itemMeta><itemClass qcode="ninat:picture"/>
<provider literal="Picture House"/></itemMeta><contentMeta><headline>Rain</headline><by>Bo Lens</by></contentMeta>
</newsItem>
</itemSet></newsMessage>"""

NEWSML = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:20021018:NewsMLv1.1.dtd:1" "NewsML.dtd" [
<!ENTITY % nitf SYSTEM "nitf.dtd"> %nitf; ]>
<NewsML><NewsEnvelope><DateAndTime>20181209T103100Z</DateAndTime></NewsEnvelope><NewsItem><Identification>
<NewsIdentifier>
<ProviderId>gna.example</ProviderId><NewsItemId>17</NewsItemId><RevisionId>2</RevisionId></NewsIdentifier>
</Identification>
<NewsManagement><FirstCreated>20181209T103000Z</FirstCreated><ThisRevisionCreated>20181209T104000Z</ThisRevisionCreated>
<Status FormalName="Usable"/></NewsManagement>
<NewsComponent><NewsLines><CopyrightLine>\xa9 GNA 2018</CopyrightLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Gorge News Agency"/></Provider></AdministrativeMetadata>
<NewsComponent xml:lang="en"><NewsLines><HeadLine>Ferry late again</HeadLine><ByLine>Ada Quill</ByLine>
<DateLine>PORT MERREN, Dec 9 (GNA) -</DateLine><CreditLine>GNA</CreditLine></NewsLines>
<NewsComponent><Role FormalName="Title"/><ContentItem><DataContent>Ferry late again</DataContent></ContentItem>
</NewsComponent>
<NewsComponent><Role FormalName="Lead"/><ContentItem><DataContent>{FERRY}</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Body"/><ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body>
<body.content>
<p>{RIVER}&nbsp;Caf\xe9.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsComponent>
<NewsComponent xml:lang="fr"><NewsLines><HeadLine>Le bac en retard</HeadLine></NewsLines><NewsComponent>
<Role FormalName="Body"/><ContentItem><DataContent>&lt;p&gt;Le bac a du retard.&lt;/p&gt;</DataContent></ContentItem>
</NewsComponent></NewsComponent>
<NewsComponent><Role FormalName="Picture"/><NewsLines><HeadLine>Rain</HeadLine><ByLine>Bo Lens</ByLine></NewsLines>
<NewsComponent><Role FormalName="Caption"/><ContentItem><DataContent>Rain fell.</DataContent></ContentItem>
</NewsComponent>
</NewsComponent></NewsComponent></NewsItem></NewsML>"""

NINJS_1 = {
    "uri": "urn:newsml:gna.example:20181209:17",
    "type": "text",
    "versioncreated": "2018-12-09T10:40:00Z",
    "firstcreated": "2018-12-09T10:30:00Z",
    "headline": "Ferry late again",
    "byline": "Ada Quill",
    "copyrightholder": "Gorge News Agency",
    "copyrightnotice": "(c) GNA 2018",
    "usageterms": "No archives",
    "language": "en",
    "body_text": f"{FERRY} {RIVER}",
    "body_xhtml": f"<p>{FERRY}</p><p>{RIVER}</p>",
    "associations": {"featuremedia": {"type": "picture", "byline": "Bo Lens", "copyrightholder": "Picture House"}},
}
NINJS_2 = {
    "uri": "https://gna.example/items/17",
    "type": "text",
    "versioncreated": "2018-12-09T10:40:00Z",
    "firstcreated": "2018-12-09T10:30:00Z",
    "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry late again"}],
    "by": "Ada Quill",
    "copyrightholder": "Gorge News Agency",
    "copyrightnotice": "(c) GNA 2018",
    "usageterms": "No archives",
    "language": "en",
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": f"{FERRY}\n{RIVER}"},
        {"role": "html", "contenttype": "text/html", "value": f"<article><p>{FERRY}</p><p>{RIVER}</p></article>"},
    ],
    "associations": [{"type": "picture", "by": "Bo Lens"}],
}
CAMEL = {
    "copyrightholder": "copyrightHolder",
    "copyrightnotice": "copyrightNotice",
    "usageterms": "usageTerms",
    "versioncreated": "versionCreated",
    "firstcreated": "firstCreated",
    "contenttype": "contentType",
}
NINJS_3 = {CAMEL.get(key, key): value for key, value in NINJS_2.items()}

WIRE = (
    "\x01gna017 4 i 211 ccccb   dpa 061\r\n\nGermany-ferries/\r\n"
    "\x021ST LEAD\nFerry late again\nBy Ada Quill, dpa =\r\n\n"
    "   Berlin (dpa) - "
    + FERRY.replace(" nobody", "\r\nnobody")
    + f"\r\n\n   {RIVER}\r\n\n# dpa NOTEBOOK\r\n\n* * * *\r\n"
    "The following information is not for publication\r\n\ndpa wsz jln\r\n\r\n\x03131137 GMT Nov 13 \r\n\x7f\n\x04"
)

FEED = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Gorge Times</title><link>https://gorge.example</link>
<language>en-GB</language><item><title>Ferry late &amp;amp; full</title><link>https://gorge.example/ferry</link>
<guid>urn:17</guid>
<pubDate>Sun, 09 Dec 2018 10:30:00 +0100</pubDate><dc:creator>Ada Quill</dc:creator>
<media:credit>Bo Lens/AFP</media:credit>
<description>Late.</description><content:encoded><![CDATA[<p>{FERRY}</p><p>{RIVER}</p>]]></content:encoded></item>
<item><title>River</title><source url="https://marrow.example/rss">Marrow Post</source>
<description>{RIVER}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gorge Times</title><entry><id>urn:uuid:17</id>
<title type="html">Ferry &lt;b&gt;late&lt;/b&gt;</title><link rel="alternate" href="https://gorge.example/ferry"/>
<published>2018-12-09T10:30:00Z</published><updated>2018-12-09T10:40:00Z</updated><author><name>Ada Quill</name>
</author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FERRY}</p><p>{RIVER}</p></div></content></entry>
</feed>"""


def of(document: Document, name: str) -> list[str]:
    """The values of a property."""
    return [each.value for each in document.metadata.properties if each.name == name]


def value(stated: Stated | None) -> str | None:
    """What is stated."""
    return stated.value if stated else None


def items(folder: Path) -> dict[str, Document]:
    """The same item in every format that can say all of it."""
    written(folder, "nitf.xml", NITF)
    written(folder, "g2.xml", G2)
    written(folder, "newsml.xml", NEWSML.encode("iso-8859-1"))
    for number, item in enumerate((NINJS_1, NINJS_2, NINJS_3), start=1):
        written(folder, f"ninjs{number}.json", json.dumps(item))
    return {
        name: documents(folder / name)[0]
        for name in ("nitf.xml", "g2.xml", "newsml.xml", "ninjs1.json", "ninjs2.json", "ninjs3.json")
    }


def test_every_format_says_who_published_what_and_when(tmp_path: Path) -> None:
    for name, document in items(tmp_path).items():
        metadata = document.metadata
        assert value(metadata.outlet) == "Gorge News Agency", name
        assert value(metadata.title) == "Ferry late again", name
        assert (value(metadata.published) or "").startswith("2018-12-09T10:30:00"), name
        assert "Ada Quill" in metadata.authors[0], name
        assert (metadata.language or "")[:2] == "en", name
        if name != "nitf.xml":
            assert (value(metadata.modified) or "").startswith("2018-12-09T10:40:00"), name


def test_the_body_is_whole_and_in_its_place_and_nothing_else_is_in_it(tmp_path: Path) -> None:
    for name, document in items(tmp_path).items():
        paragraphs = body(document).split("\n")
        assert paragraphs[0].endswith(FERRY), name
        assert RIVER in paragraphs[1], name
        assert "Bo Lens" not in document.text, name
        assert document.text.startswith("Ferry late again\n\n"), name
        assert body(document).count("Ferry late again") == 0, name
    assert "Skerry 9.15" in body(items(tmp_path)["nitf.xml"])


def test_nothing_of_a_picture_is_the_articles(tmp_path: Path) -> None:
    for name, document in items(tmp_path).items():
        values = [each.value for each in document.metadata.properties]
        assert not any("Bo Lens" in each or "Picture House" in each for each in values), name


def test_a_dateline_that_runs_on_runs_into_the_first_paragraph(tmp_path: Path) -> None:
    documents_ = items(tmp_path)
    for name in ("g2.xml", "newsml.xml"):
        assert body(documents_[name]).startswith(f"PORT MERREN, Dec 9 (GNA) - {FERRY}")
    assert "PORT MERREN\n\nThe ferry" in documents_["nitf.xml"].text


def test_rights_terms_version_and_embargo_are_kept(tmp_path: Path) -> None:
    document = items(tmp_path)["g2.xml"]
    assert of(document, "copyrightHolder") == ["Gorge News Agency"]
    assert of(document, "copyrightNotice") == ["(c) GNA 2018"]
    assert of(document, "usageTerms") == ["No archives"]
    assert of(document, "version") == ["3"]
    assert of(document, "embargoed") == ["2018-12-10T00:00:00Z"]
    assert of(document, "creditText") == ["GNA/Reuters"]
    assert of(document, "source") == ["Reuters"]


def test_a_components_language_makes_an_article_of_its_own(tmp_path: Path) -> None:
    english, french = documents(written(tmp_path, "newsml.xml", NEWSML.encode("iso-8859-1")))
    assert (english.metadata.language, french.metadata.language) == ("en", "fr")
    assert body(french) == "Le bac a du retard."
    assert "Café." in english.text
    assert value(french.metadata.outlet) == "Gorge News Agency"


def test_a_wire_message_is_taken_apart(tmp_path: Path) -> None:
    (document,) = documents(written(tmp_path, "wire.txt", WIRE))
    assert value(document.metadata.title) == "Ferry late again"
    assert document.metadata.authors == ("By Ada Quill, dpa",)
    assert value(document.metadata.outlet) == "dpa"
    assert value(document.metadata.published) == "2013-11-13T11:37+00:00"
    assert body(document) == f"Berlin (dpa) - {FERRY}\n{RIVER}"
    assert "not for publication" not in document.text


def test_messages_that_follow_each_other_are_each_an_article(tmp_path: Path) -> None:
    read = documents(
        written(tmp_path, "wire.txt", WIRE + WIRE.replace("Ferry late", "Ferry early").replace("017", "018"))
    )
    assert [value(document.metadata.title) for document in read] == ["Ferry late again", "Ferry early again"]
    assert [document.id for document in read] == ["wire.gna017", "wire.gna018"]


def test_a_wire_message_without_its_control_characters_is_known_by_its_first_line(tmp_path: Path) -> None:
    bare = "".join(each for each in WIRE if each not in "\x01\x02\x03\x04\x7f\r").lstrip()
    (document,) = documents(written(tmp_path, "wire.txt", bare))
    assert value(document.metadata.title) == "Ferry late again"
    assert value(document.metadata.published) == "2013-11-13T11:37+00:00"
    assert body(document).endswith(RIVER)


def test_the_items_of_a_feed_are_articles_and_a_summary_is_called_one(tmp_path: Path) -> None:
    full, short = documents(written(tmp_path, "feed.xml", FEED))
    assert body(full) == f"{FERRY}\n{RIVER}"
    assert value(full.metadata.title) == "Ferry late & full"
    assert value(full.metadata.url) == "https://gorge.example/ferry"
    assert (value(full.metadata.outlet), value(short.metadata.outlet)) == ("Gorge Times", "Marrow Post")
    assert full.metadata.authors == ("Ada Quill",)
    assert [notice.code for notice in (*full.notices, *short.notices)] == ["summary_only"]
    assert understand(full).reading.published is not None


def test_an_atom_entry_with_its_text_is_an_article(tmp_path: Path) -> None:
    (document,) = documents(written(tmp_path, "feed.atom", ATOM))
    assert body(document) == f"{FERRY}\n{RIVER}"
    assert value(document.metadata.title) == "Ferry late"
    assert value(document.metadata.outlet) == "Gorge Times"
    assert value(document.metadata.modified) == "2018-12-09T10:40:00Z"
    assert document.id == "feed.17"


def test_a_vendors_own_xml_is_read_by_the_names_of_its_fields(tmp_path: Path) -> None:
    content = f"<Export><Story><Headline>Ferry late</Headline><Body>&lt;p&gt;{FERRY}&lt;/p&gt;"
    content += f"&lt;p&gt;{RIVER}&lt;/p&gt;</Body>"
    content += "<Origin>/Marrow Post/</Origin><PublishDate>2018-12-09</PublishDate></Story></Export>"
    (document,) = documents(written(tmp_path, "own.xml", content))
    assert document.text == f"{FERRY}\n\n{RIVER}"
    assert value(document.metadata.outlet) == "Marrow Post"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", json.dumps({**NINJS_1, "type": "picture"}), "is a picture"),
        ("a.json", json.dumps({"uri": "urn:a:1", "type": "text", "versioncreated": "2018-12-09T10:40:00Z"}), "no text"),
        ("a.json", json.dumps({"uri": "urn:a:1", "versioncreated": "2018", "renditions": {"a": {}}}), "not fetched"),
        ("a.json", "[]", "nothing in it"),
        ("a.json", '{"requests": []}', "no column"),
        ("a.xml", "<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "a package"),
        ("a.xml", "<NewsML><NewsItem/></NewsML>", "no text"),
        ("a.xml", "<nitf><body><body.content/></body></nitf>", "no text"),
        ("a.xml", "<rss><channel/></rss>", "without items"),
        ("a.xml", "<settings><colour>red</colour></settings>", "of a kind that is not known"),
        ("a.xml", "<nitf><body></nitf>", "is no XML that can be read: line 1"),
        ("a.iptc", "Hello", "no text"),
    ],
)
def test_what_is_no_article_says_why_in_a_line(tmp_path: Path, name: str, content: str, reason: str) -> None:
    message = refusal(written(tmp_path, name, content))
    assert reason in message
    assert "\n" not in message


def test_a_feed_is_recognised_without_its_ending(tmp_path: Path) -> None:
    for name, content in (("nitf", NITF), ("g2", G2), ("rss", FEED), ("atom", ATOM), ("ninjs", json.dumps(NINJS_1))):
        assert FERRY in documents(written(tmp_path, name, content))[0].text, name


def test_an_agencys_own_item_is_marked_as_its_text_and_a_papers_feed_is_not(tmp_path: Path) -> None:
    item = json.dumps({**NINJS_1, "copyrightholder": "Reuters", "copyrightnotice": "(c) Reuters 2018"})
    marks = understand(documents(written(tmp_path, "a.json", item))[0]).reading
    assert marks.outlet is not None
    assert marks.outlet.agency == "Reuters"
    assert ("metadata", "Reuters", "text") in {(mark.kind, mark.agency, mark.claims) for mark in marks.marks}
    feed = understand(documents(written(tmp_path, "feed.xml", FEED))[0]).reading
    assert feed.outlet is not None
    assert feed.outlet.name == "Gorge Times"
    assert feed.marks == ()


def test_a_provider_named_by_its_domain_is_the_agency(tmp_path: Path) -> None:
    item = json.dumps({**NINJS_1, "provider": "reuters.com", "copyrightholder": "", "copyrightnotice": ""})
    outlet = understand(documents(written(tmp_path, "a.json", item))[0]).reading.outlet
    assert outlet is not None
    assert outlet.name == "Reuters"


def test_what_stands_around_a_text_in_its_markup_is_left_out_and_a_text_of_nothing_else_is_kept(tmp_path: Path) -> None:
    markup = f"<header><ul><li>Skerry</li></ul></header><section><p>{FERRY}</p></section><footer>GNA 17</footer>"
    for written_markup, expected in ((markup, FERRY), (f"<header><p>{FERRY}</p></header>", FERRY)):
        item = json.dumps({**NINJS_1, "body_xhtml": written_markup, "body_text": ""})
        assert body(documents(written(tmp_path, "a.json", item))[0]) == expected


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (f"{FERRY}\n{RIVER}", [FERRY, RIVER]),
        (f"{FERRY}\n\n{RIVER}", [FERRY, RIVER]),
        (FERRY.replace(" nobody", "\nnobody") + f"\n\n{RIVER}", [FERRY, RIVER]),
        (FERRY.replace(" nobody", "\nnobody"), [FERRY]),
        (f"{FERRY}<br><br>{RIVER}", [FERRY, RIVER]),
        (FERRY.replace(" nobody", "<br>nobody"), [FERRY]),
    ],
)
def test_lines_that_were_broken_to_fit_are_one_paragraph(tmp_path: Path, text: str, paragraphs: list[str]) -> None:
    key = "body_html" if "<" in text else "body_text"
    item = {key: value for key, value in NINJS_1.items() if not key.startswith("body_")} | {key: text}
    assert body(documents(written(tmp_path, "a.json", json.dumps(item)))[0]).split("\n") == paragraphs


def test_a_dateline_that_the_text_has_too_is_not_said_twice(tmp_path: Path) -> None:
    twice = G2.replace(f"<p>{FERRY}</p>", f"<p>(GNA) - PORT MERREN, 9 Dec - {FERRY}</p>")
    assert body(documents(written(tmp_path, "g2.xml", twice))[0]).startswith("(GNA) - PORT MERREN")


NESTED = 100_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "[" * NESTED + "]" * NESTED),
        ("a.json", '{"text":' * NESTED + "1" + "}" * NESTED),
        ("a.jsonl", '{"text":' * NESTED + "1" + "}" * NESTED),
        ("a.json", '{"text": ' + "9" * NESTED + "}"),
        ("a.xml", "<a>" * NESTED + "</a>" * NESTED),
        ("a.xml", f"<rss><channel><item><description>{'&lt;div&gt;' * NESTED}x</description></item></channel></rss>"),
        ("a.xml", "<a " + " ".join(f'b{i}=""' for i in range(NESTED)) + "/>"),
        ("a.jsonl", json.dumps({"content_html": "<div>" * NESTED + "x"})),
    ],
)
def test_what_is_nested_100000_deep_is_refused_at_once(tmp_path: Path, name: str, content: str) -> None:
    read, errors = found(written(tmp_path, name, content))
    assert read == []
    assert any(
        word in str(errors[0])
        for word in ("nested too deeply", "thousands of digits", "is too long", "depth", "attributes")
    )


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(12))


@pytest.mark.parametrize(
    "content",
    [
        f"<!DOCTYPE nitf [{LAUGHS}]><nitf><body><body.content><p>&l11;</p></body.content></body></nitf>",
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&x;</p></body.content></body></nitf>',
        '<?xml version="1.0"?><!-- a > b --><!DOCTYPE nitf [<!-- ] > --><!ENTITY x "]>">]><nitf/>',
        f"<!DOCTYPE nitf [<!ELEMENT a {'(' * 1000}",
    ],
)
def test_entities_are_never_expanded(tmp_path: Path, content: str) -> None:
    message = refusal(written(tmp_path, "a.xml", content))
    assert "declares entities" in message or "does not end" in message


def test_parameter_entities_of_a_standard_fetch_nothing_and_stop_nothing(tmp_path: Path) -> None:
    assert len(documents(written(tmp_path, "newsml.xml", NEWSML.encode("iso-8859-1")))) == 2


@pytest.mark.parametrize("declared", ["utf-16", "latin-9000", "ebcdic", "unicode_escape", "utf-8"])
def test_a_wrong_declared_encoding_is_not_believed(tmp_path: Path, declared: str) -> None:
    content = NITF.replace("UTF-8", declared).replace("Ferry late again", "Café ferry late")
    (document,) = documents(written(tmp_path, "a.xml", content.encode()))
    assert value(document.metadata.title) == "Café ferry late"


def test_marks_are_read_of_every_item_without_an_error(tmp_path: Path) -> None:
    for document in [*items(tmp_path).values(), *documents(written(tmp_path, "w.txt", WIRE))]:
        article = understand(document)
        assert read_marks(document, article.layout).outlet is not None
        assert not isinstance(article, InputError)
        assert [span.of(document.text) for span in article.body]
        assert PIER not in document.text
