"""The ministry behind a provider's name, for measures that belong to no program.

The ministry of a measure is its program's; else the one this table gives for ``provider_ja``; else «データなし». A
body that answers to several ministries, or to none of the eight, stands in ``UNDECIDED`` with the reason, so that no
provider of the facts is forgotten (a test compares). The table is shown in docs/user-guide.md.
"""

from navigator.domain.vocabulary import Ministry

PROVIDER_MINISTRY: dict[str, Ministry] = {
    "内閣府": Ministry.CAO,
    "内閣府(食品安全委員会)": Ministry.CAO,
    "総務省": Ministry.MIC,
    "通信・放送機構": Ministry.MIC,
    "文部科学省": Ministry.MEXT,
    "文部科学省・日本学術振興会": Ministry.MEXT,
    "科学技術振興機構": Ministry.MEXT,
    "科学技術振興機構 スタートアップ・技術移転推進部": Ministry.MEXT,
    "厚生労働省": Ministry.MHLW,
    "農林水産省": Ministry.MAFF,
    "農林水産省 農林水産技術会議事務局": Ministry.MAFF,
    "農業・生物系特定産業技術研究機構": Ministry.MAFF,
    "農研機構 生物系特定産業技術研究支援センター": Ministry.MAFF,
    "経済産業省": Ministry.METI,
    "経済産業省 各経済産業局": Ministry.METI,
    "経済産業省(事務局ランドブレイン)": Ministry.METI,
    "経済産業省(日本規格協会が相談窓口)": Ministry.METI,
    "経済産業省(北海道経済産業局)": Ministry.METI,
    "経済産業省(関東経済産業局)": Ministry.METI,
    "中小企業庁": Ministry.METI,
    "特許庁": Ministry.METI,
    "東北経済産業局": Ministry.METI,
    "東北経済産業局・NEDO": Ministry.METI,
    "関東経済産業局・NEDO": Ministry.METI,
    "中部経済産業局": Ministry.METI,
    "近畿経済産業局": Ministry.METI,
    "近畿経済産業局ほか": Ministry.METI,
    "中国経済産業局": Ministry.METI,
    "四国経済産業局・NEDO": Ministry.METI,
    "九州経済産業局": Ministry.METI,
    "新エネルギー・産業技術総合開発機構(NEDO)": Ministry.METI,
    "産業技術総合研究所": Ministry.METI,
    "日本貿易振興機構(ジェトロ)": Ministry.METI,
    "工業所有権情報・研修館(INPIT)": Ministry.METI,
    "中小企業基盤整備機構": Ministry.METI,
    "国土交通省": Ministry.MLIT,
    "環境省": Ministry.MOE,
    "文部科学省・経済産業省": Ministry.JOINT,
    "文部科学省・経済産業省・農林水産省": Ministry.JOINT,
    "経済産業省・農林水産省(各経済産業局等)": Ministry.JOINT,
    "各経済産業局・沖縄総合事務局": Ministry.JOINT,
}

LOCAL_BODY = "地方公共団体またはその財団で、府省ではない"
UNDECIDED: dict[str, str] = {
    "復興庁": "八府省に入らない",
    "中小企業庁ほか関係省庁": "相手の省庁が書かれていない",
    "中小企業庁・都道府県": "国と都道府県にまたがる",
    "中小企業基盤整備機構・都道府県": "国の機関と都道府県にまたがる",
    "日本政策金融公庫": "複数の省が共管する公庫",
    "信用保証協会": "地方ごとの認可法人",
    "北陸先端科学技術大学院大学": "大学",
    "山形大学国際事業化研究センター": "大学",
    "会津大学": "県立の大学",
    "千葉県産業振興センター": LOCAL_BODY,
    "鳥取県": LOCAL_BODY,
    "みやざき農商工連携応援ファンド": LOCAL_BODY,
    "沖縄県": LOCAL_BODY,
    "中部科学技術センター": "公益財団法人",
    "仙台市": LOCAL_BODY,
    "浜松市": LOCAL_BODY,
    "長崎県(運営管理者:長崎県商工会連合会)": LOCAL_BODY,
    "北九州市": LOCAL_BODY,
    "静岡県": LOCAL_BODY,
    "石川県": LOCAL_BODY,
    "太田市・群馬県": LOCAL_BODY,
    "京都市・京都高度技術研究所": LOCAL_BODY,
    "札幌市": LOCAL_BODY,
    "さっぽろ産業振興財団": LOCAL_BODY,
    "福山市": LOCAL_BODY,
    "郡山市": LOCAL_BODY,
    "福岡市": LOCAL_BODY,
    "富山市": LOCAL_BODY,
    "下関市": LOCAL_BODY,
    "熊本県": LOCAL_BODY,
    "わかやま産業振興財団": LOCAL_BODY,
    "東京都中小企業振興公社": LOCAL_BODY,
}
"""Providers of the facts that name no single one of the eight ministries, with the reason."""


def ministry_of_provider(provider: str | None) -> Ministry | None:
    """Return the ministry behind a provider's printed name, None when the table names none."""
    return PROVIDER_MINISTRY.get(provider or "")
