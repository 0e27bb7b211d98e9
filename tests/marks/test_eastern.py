"""Datelines of Chinese, Japanese and Korean copy are read without blanks, brackets or capitals to go by."""

from __future__ import annotations

import pytest
from articles import article

from provenance.marks.slots import name_of
from provenance.model import Mark

ZH = "塔羅峽谷的繩橋下週一起關閉，因為三塊木板被河狸咬壞。林務局說，步行者要繞過舊鋸木廠。修理大約需要十一天。"
JA = "タロウ渓谷のつり橋は月曜日から閉鎖される。ビーバーが板をかじったためで、修理には十一日かかる見通しだ。"
KO = "타로 협곡의 밧줄 다리가 월요일부터 폐쇄된다고 산림청이 밝혔다. 비버가 널빤지를 갉아 먹었기 때문이다."


def marks(text: str) -> list[Mark]:
    return [mark for mark in article(text).reading.marks if mark.kind != "attribution"]


@pytest.mark.parametrize(
    ("opening", "agency", "place", "date"),
    [
        ("新华社北京6月14日电", "Xinhua", "北京", "6月14日"),
        ("新华社北京6月14日电（记者甲乙）", "Xinhua", "北京", "6月14日"),
        ("新华社北京十二月三十一日电", "Xinhua", "北京", "十二月三十一日"),
        ("（中央社記者甲乙丙台北29日電）", "Central News Agency (Taiwan)", None, "29日"),
        ("据新华社电", "Xinhua", None, None),
        ("据新华社北京6月14日电", "Xinhua", "北京", "6月14日"),
        ("新华社北京6月14日（甲乙、丙丁戊）", "Xinhua", "北京", "6月14日"),
        ("塔罗峡谷的绳桥关闭新华社北京6月14日电 ", "Xinhua", "北京", "6月14日"),
        ("（中央社台北29日電）", "Central News Agency (Taiwan)", "台北", "29日"),
    ],
)
def test_chinese_datelines_are_read(opening: str, agency: str, place: str | None, date: str | None) -> None:
    (mark,) = marks(opening + ZH)
    assert (mark.kind, mark.place, mark.date, mark.claims) == ("dateline", place, date, "text")
    assert mark.agency.startswith(agency.partition(" (")[0])


@pytest.mark.parametrize(
    ("opening", "agency", "place"),
    [("【ワシントン共同】", "Kyodo News", "ワシントン"), ("【ワシントン時事】", "Jiji Press", "ワシントン")],
)
def test_japanese_datelines_are_read(opening: str, agency: str, place: str) -> None:
    (mark,) = marks(opening + JA)
    assert (mark.kind, mark.agency, mark.place) == ("dateline", name_of(agency), place)


@pytest.mark.parametrize(
    ("opening", "agencies"),
    [
        ("(서울=연합뉴스) 김가나 기자 = ", ["Yonhap"]),
        ("[서울=뉴시스]김가나 기자 = ", ["Newsis"]),
        ("(AFP=연합뉴스) ", ["Agence France-Presse", "Yonhap"]),
        ("(워싱턴 AFP=연합뉴스) ", ["Agence France-Presse", "Yonhap"]),
        ("입력 2025.01.01 14:59 (서울=연합뉴스) 김가나 기자 = ", ["Yonhap"]),
    ],
)
def test_korean_datelines_are_read(opening: str, agencies: list[str]) -> None:
    assert sorted(mark.agency.partition(" News")[0] for mark in marks(opening + KO)) == agencies


def test_a_caption_that_opens_like_a_dateline_claims_nothing_of_the_text() -> None:
    (mark,) = marks("[서울=뉴시스] 김가나 기자 = " + KO)
    assert (mark.kind, mark.claims) == ("photo_credit", "nothing")


@pytest.mark.parametrize("opening", ["【時事】", "【關鍵時事】", "【共同】"])
def test_a_japanese_house_s_name_is_the_word_it_is_in_chinese(opening: str) -> None:
    assert marks(opening + ZH) == []


@pytest.mark.parametrize("opening", ["【時事】", "【2024 時事】"])
def test_a_japanese_house_s_name_is_the_word_it_is_without_a_place(opening: str) -> None:
    assert marks(opening + JA) == []


def test_the_agency_s_reporters_at_a_text_s_end_are_a_byline() -> None:
    (mark,) = marks(f"{ZH}（新华社记者甲乙、丙丁）")
    assert (mark.kind, mark.agency, mark.claims) == ("byline", "Xinhua", "text")


@pytest.mark.parametrize(
    "opening",
    ["（記者甲乙／台北報導）", "【独自】", "(서울) ", "[단독] ", "本报北京6月14日电", "塔罗据新华社北京6月14日电 "],
)
def test_an_own_desk_s_opening_names_no_agency(opening: str) -> None:
    assert marks(opening + ZH) == []
