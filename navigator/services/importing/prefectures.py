"""Areas as other formats write them, made into prefectures."""

import re
from functools import cache

from navigator.services.factcolumns import FACTS

_AREAS = {
    "北海道地方": "北海道",
    "東北地方": "青森県;岩手県;宮城県;秋田県;山形県;福島県",
    "関東・甲信越地方": "茨城県;栃木県;群馬県;埼玉県;千葉県;東京都;神奈川県;新潟県;山梨県;長野県",
    "東海・北陸地方": "岐阜県;静岡県;愛知県;三重県;富山県;石川県;福井県",
    "近畿地方": "滋賀県;京都府;大阪府;兵庫県;奈良県;和歌山県",
    "中国地方": "鳥取県;島根県;岡山県;広島県;山口県",
    "四国地方": "徳島県;香川県;愛媛県;高知県",
    "九州・沖縄地方": "福岡県;佐賀県;長崎県;熊本県;大分県;宮崎県;鹿児島県;沖縄県",
}
"""The eight areas of jGrants; they are not the ten blocks."""

_WHOLE = ("全国", "日本全国")
_PARTS = re.compile(r" / |[;；、,，\n]")


@cache
def names() -> frozenset[str]:
    """Return the 47 names of the package."""
    lines = (FACTS / "prefectures.csv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line.split(",")[1] for line in lines)


def prefectures_in(area: str) -> str:
    """Return the prefectures that an area names, separated by ';'; '' for the whole country or where none is named."""
    parts = [part.strip() for part in _PARTS.split(area)]
    if any(part in _WHOLE for part in parts):
        return ""
    found: list[str] = []
    for part in parts:
        found += [name for name in _AREAS.get(part, part).split(";") if name in names()]
    return ";".join(dict.fromkeys(found))
