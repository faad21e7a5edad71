"""The closed lists of the field, each in its settled order, with Japanese and English names.

The codes are those of the fact package (``resources/facts/datapackage.json``); the order of the members is the order
in which facets, tables and sheets show them.
"""

from enum import StrEnum
from typing import Self

from navigator.domain.text import Text


class Term(StrEnum):
    """A member of a closed list: its code is the value, its names are ``label``."""

    label: Text

    def __new__(cls, code: str, ja: str, en: str) -> Self:
        """Keep the code as the string value and the two names beside it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = Text(ja, en)
        return member


class Stage(Term):
    """Stages of a technology from basic research to the market, in their order."""

    BASIC = "basic", "基礎", "Basic research"
    APPLIED = "applied", "応用", "Applied research"
    DEVELOPMENT = "development", "開発", "Development"
    COMMERCIALISATION = "commercialisation", "事業化", "Commercialisation"
    MARKET = "market", "市場", "Market"


class Field(Term):
    """Fields of science and technology in the order of the fact package."""

    LIFE = "life", "ライフサイエンス", "Life science"
    ICT = "ict", "情報通信", "Information and communication"
    ENV = "env", "環境", "Environment"
    NANO = "nano", "ナノテク・材料", "Nanotechnology and materials"
    MANUFACTURING = "manufacturing", "ものづくり", "Manufacturing"
    ENERGY = "energy", "エネルギー", "Energy"
    INFRA = "infra", "社会基盤", "Social infrastructure"
    FRONTIER = "frontier", "フロンティア", "Frontier"
    AGRI = "agri", "農林水産・食品", "Agriculture, fishery and food"
    OTHER = "other", "その他", "Other"


class Block(Term):
    """The ten regional blocks, north to south."""

    HOKKAIDO = "hokkaido", "北海道", "Hokkaido"
    TOHOKU = "tohoku", "東北", "Tohoku"
    KANTO = "kanto", "関東", "Kanto"
    CHUBU = "chubu", "中部", "Chubu"
    HOKURIKU = "hokuriku", "北陸", "Hokuriku"
    KINKI = "kinki", "近畿", "Kinki"
    CHUGOKU = "chugoku", "中国", "Chugoku"
    SHIKOKU = "shikoku", "四国", "Shikoku"
    KYUSHU = "kyushu", "九州", "Kyushu"
    OKINAWA = "okinawa", "沖縄", "Okinawa"


class Ministry(Term):
    """The eight ministries in the order of their establishment laws (建制順), and ``joint``."""

    CAO = "cao", "内閣府", "Cabinet Office"
    MIC = "mic", "総務省", "Internal Affairs and Communications"
    MEXT = "mext", "文部科学省", "Education, Science and Technology"
    MHLW = "mhlw", "厚生労働省", "Health, Labour and Welfare"
    MAFF = "maff", "農林水産省", "Agriculture, Forestry and Fisheries"
    METI = "meti", "経済産業省", "Economy, Trade and Industry"
    MLIT = "mlit", "国土交通省", "Land, Infrastructure and Transport"
    MOE = "moe", "環境省", "Environment"
    JOINT = "joint", "複数府省(共同)", "Joint (several ministries)"


class ProgramKind(Term):
    """Kinds of program."""

    LARGE_PROJECT = "large_project", "大型プロジェクト", "Large project"
    RD_GRANT = "rd_grant", "研究開発資金", "R&D grant"
    NETWORK = "network", "ネットワーク形成", "Network"
    INFRASTRUCTURE = "infrastructure", "基盤整備", "Infrastructure"
    FACILITY = "facility", "施設", "Facility"
    MENU = "menu", "支援メニュー", "Menu"


class ProviderType(Term):
    """Who provides a measure."""

    MINISTRY = "ministry", "府省", "Ministry"
    AGENCY = "agency", "独立行政法人等", "Agency"
    PREFECTURE = "prefecture", "都道府県", "Prefecture"
    CITY = "city", "市区町村", "City"
    FOUNDATION = "foundation", "財団等", "Foundation"


class MeasureCategory(Term):
    """What a measure gives."""

    SUBSIDY = "subsidy", "補助金", "Subsidy"
    CONTRACT_RESEARCH = "contract_research", "委託研究", "Contract research"
    MATCHING = "matching", "マッチング", "Matching"
    LOAN = "loan", "融資・保証", "Loan"
    TAX = "tax", "税制", "Tax"
    ADVICE = "advice", "相談・助言", "Advice"
    TRAINING = "training", "人材育成", "Training"
    FACILITY = "facility", "施設利用", "Facility"
    IP = "ip", "知的財産", "Intellectual property"


class Eligible(Term):
    """Who may apply."""

    COMPANY = "company", "企業", "Company"
    SME = "sme", "中小企業", "Small or medium firm"
    UNIVERSITY = "university", "大学等", "University"
    PUBLIC_INSTITUTE = "public_institute", "公的研究機関", "Public institute"
    CONSORTIUM = "consortium", "共同体", "Consortium"
    INDIVIDUAL = "individual", "個人", "Individual"
    LOCAL_GOVERNMENT = "local_government", "自治体", "Local government"


class BudgetKind(Term):
    """Kinds of amount; amounts of different kinds are never added."""

    INITIAL = "initial", "当初予算", "Initial budget"
    REQUEST = "request", "概算要求", "Request"
    PRIORITY_REQUEST = "priority_request", "優先要望", "Priority request"
    PLANNED = "planned", "予定額", "Planned"
    SUPPLEMENTARY = "supplementary", "補正予算", "Supplementary budget"
    RECONSTRUCTION = "reconstruction", "復興", "Reconstruction"
    SETTLEMENT = "settlement", "決算", "Settlement"


class PartialKind(Term):
    """Why an amount is not the whole and clean amount of its program (※内数)."""

    SHARE = "share", "一部のみ該当", "Only a share is regional or cluster money"
    COMPONENT = "component", "大きい額の一部", "Part of a larger amount"
    INCOMPLETE = "incomplete", "ほかに額不明の資金あり", "More money of unknown size on top"


class Qualifier(Term):
    """Words that stand beside a figure."""

    ABOUT = "about", "約", "about"
    OVER = "over", "超", "over"


class Accumulation(Term):
    """How a figure was counted; values of different counting never share a line."""

    PERIOD = "period", "期間", "Period"
    CUMULATIVE = "cumulative", "累計", "Cumulative"
    SNAPSHOT = "snapshot", "時点", "Snapshot"


class Better(Term):
    """Which direction of a metric is good."""

    UP = "up", "大きいほど良い", "More is better"
    DOWN = "down", "小さいほど良い", "Less is better"
    NONE = "none", "良し悪しなし", "Neither"


class SubjectType(Term):
    """What an outcome or finding is about."""

    PROGRAM = "program", "事業", "Program"
    REGION = "region", "地域", "Region"
    GROUP = "group", "連携施策群", "Coordination group"
    PORTAL = "portal", "ポータルサイト", "Portal"
    NATIONAL = "national", "全国", "National"


class Relation(Term):
    """How a program passed into another."""

    SUCCEEDED_BY = "succeeded_by", "後継", "Succeeded by"
    MERGED_INTO = "merged_into", "統合", "Merged into"
    SPLIT_INTO = "split_into", "分割", "Split into"
    ABSORBED_BY = "absorbed_by", "吸収", "Absorbed by"
    REORGANISED_INTO = "reorganised_into", "再編", "Reorganised into"
    ENDED = "ended", "終了", "Ended"


class ParticipationStatus(Term):
    """State of a region's participation, set by the collectors of the facts."""

    ENDED = "ended", "終了", "Ended"
    REPORTED = "reported", "報告あり", "Reported"
    CONTINUING_FY2012 = "continuing_fy2012", "平成24年度継続", "Continuing in FY2012"


class ActivityKind(Term):
    """Kinds of activity of a block council."""

    COUNCIL = "council", "協議会", "Council"
    EXECUTIVE_MEETING = "executive_meeting", "幹事会", "Executive meeting"
    JOINT_RESULTS = "joint_results", "合同成果発表会", "Joint results presentation"
    JOINT_EXHIBITION = "joint_exhibition", "合同展示", "Joint exhibition"
    CALL_BRIEFING = "call_briefing", "公募説明会", "Call briefing"
    EVENT_INFO = "event_info", "行事情報の提供", "Event information"
    PUBLICATION = "publication", "冊子等の発行", "Publication"
    WEBSITE = "website", "ウェブサイト", "Website"
    TRAINING = "training", "研修", "Training"
    LIAISON = "liaison", "連絡・調整", "Liaison"
    SEMINAR = "seminar", "セミナー", "Seminar"
    SYMPOSIUM = "symposium", "シンポジウム", "Symposium"


class PlannedOrActual(Term):
    """Whether an activity is a plan or was done."""

    PLANNED = "planned", "予定", "Planned"
    ACTUAL = "actual", "実績", "Actual"


class SourceKind(Term):
    """What a source is."""

    GOVERNMENT_DOCUMENT = "government_document", "政府文書", "Government document"
    GOVERNMENT_PAGE = "government_page", "政府のページ", "Government page"
    AGENCY_PAGE = "agency_page", "機関のページ", "Agency page"
    PRESS = "press", "報道", "Press"
    ACADEMIC = "academic", "学術", "Academic"
    THIRD_PARTY_COPY = "third_party_copy", "第三者の写し", "Third-party copy"
    OTHER = "other", "その他", "Other"


class Confidence(Term):
    """How sure a source is; the order is the order of preference where sources disagree."""

    PRIMARY = "primary", "一次（発行元）", "Primary (the body itself)"
    SECONDARY = "secondary", "二次（写し・報道・事典）", "Secondary (copy, press, reference work)"
    REPORTED = "reported", "伝聞（無署名・意見）", "Reported (unsigned, opinion)"


class AliasKind(Term):
    """What a variant name or former code belongs to."""

    PROGRAM = "program", "事業", "Program"
    REGION = "region", "地域", "Region"
    METRIC = "metric", "指標", "Metric"
    MEASURE = "measure", "研究支援策", "Measure"
    SOURCE = "source", "出典", "Source"
    BLOCK = "block", "ブロック", "Block"
    MINISTRY = "ministry", "府省", "Ministry"


class FundCategory(Term):
    """Categories of the FY2006 distribution of funds."""

    LARGE_PROJECT = "large_project", "大型プロジェクト", "Large projects"
    RD_GRANT = "rd_grant", "研究開発資金", "R&D grants"


class FundAxis(Term):
    """Along what the funds of FY2006 are distributed."""

    BLOCK = "block", "ブロック", "Block"
    FIELD = "field", "分野", "Field"


class NetworkMeasure(Term):
    """Measures of the network study."""

    DENSITY = "density", "密度", "Density"
    MODULARITY = "modularity", "モジュラリティ", "Modularity"
    LONG_RANGE = "long_range", "遠距離の結び付き", "Long-range links"
    SHORT_RANGE = "short_range", "近距離の結び付き", "Short-range links"


class NetworkFindingValue(Term):
    """Results of the network study."""

    HIGH = "high", "高い", "High"
    LOW = "low", "低い", "Low"
    GOOD = "good", "良い", "Good"
    POOR = "poor", "乏しい", "Poor"


class DeflatorSeries(Term):
    """Series of the price table."""

    GDP_DEFLATOR = "gdp_deflator", "GDPデフレーター", "GDP deflator"
    GDP_NOMINAL = "gdp_nominal", "名目GDP", "Nominal GDP"
    GDP_REAL = "gdp_real", "実質GDP", "Real GDP"


class YearKind(Term):
    """Whether a year runs April to March or January to December."""

    FISCAL = "fiscal", "年度", "Fiscal"
    CALENDAR = "calendar", "暦年", "Calendar"


class AreaKind(Term):
    """Areas of the population table."""

    COUNTRY = "country", "全国", "Country"
    PREFECTURE = "prefecture", "都道府県", "Prefecture"


class PopulationKind(Term):
    """How a population was counted."""

    CENSUS = "census", "国勢調査", "Census"
    ESTIMATE = "estimate", "人口推計", "Estimate"


class Origin(Term):
    """Where a row comes from; an update of the bundled facts touches bundled rows only."""

    BUNDLED = "bundled", "収録", "Bundled"
    OFFICE = "office", "自所", "Office"
    IMPORTED = "imported", "取込", "Imported"


class OwnStatus(Term):
    """The office's own status of a measure."""

    CONSIDERING = "considering", "検討中", "Considering"
    INTRODUCED = "introduced", "紹介済", "Introduced"
    APPLIED = "applied", "申請", "Applied"
    ADOPTED = "adopted", "採択", "Adopted"
    REJECTED = "rejected", "不採択", "Rejected"


FACILITY_KINDS: dict[str, Text] = {
    "kosetsushi": Text("公設試験研究機関", "Public test institute"),
    "shared_facility": Text("共用施設", "Shared facility"),
    "incubation": Text("インキュベーション施設", "Incubator"),
    "jst_plaza": Text("JSTイノベーションプラザ", "JST innovation plaza"),
    "jst_satellite": Text("JSTイノベーションサテライト", "JST innovation satellite"),
    "support_desk": Text("支援窓口", "Support desk"),
    "joint_research_base": Text("共同研究拠点", "Joint research base"),
    "training": Text("研修施設", "Training facility"),
    "support_center": Text("支援センター", "Support centre"),
    "research_center": Text("研究センター", "Research centre"),
    "research_park": Text("リサーチパーク", "Research park"),
    "support_base": Text("支援拠点", "Support base"),
}
"""Kinds of facility: an open list of the facts; a kind without a name here is shown as its code."""

EVENT_KINDS: dict[str, Text] = {
    "selection": Text("採択・選定", "Selection"),
    "opening": Text("開所・開設", "Opening"),
    "seminar": Text("セミナー", "Seminar"),
    "briefing": Text("説明会", "Briefing"),
    "council": Text("協議会", "Council"),
    "forum": Text("フォーラム", "Forum"),
    "symposium": Text("シンポジウム", "Symposium"),
    "policy": Text("政策決定", "Policy"),
    "portal": Text("ポータルサイト", "Portal"),
    "call_briefing": Text("公募説明会", "Call briefing"),
    "call_open": Text("公募開始", "Call opened"),
    "call_close": Text("公募締切", "Call closed"),
    "results": Text("成果発表", "Results"),
    "evaluation": Text("評価", "Evaluation"),
    "agreement": Text("協定", "Agreement"),
    "conference": Text("会議", "Conference"),
    "event": Text("行事", "Event"),
    "matching": Text("マッチング", "Matching"),
    "consultation": Text("相談会", "Consultation"),
    "siting": Text("立地", "Siting"),
    "joint_results": Text("合同成果発表会", "Joint results presentation"),
    "meeting": Text("会合", "Meeting"),
    "ceremony": Text("式典", "Ceremony"),
    "award": Text("表彰", "Award"),
    "fair": Text("展示会", "Fair"),
    "lecture": Text("講演", "Lecture"),
}
"""Kinds of event: an open list of the facts; a kind without a name here is shown as its code."""
