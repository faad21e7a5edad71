"""Names of open lists of the facts; a code without a name here is shown as it is."""

from navigator.domain.text import Text

FEATURE_KINDS: dict[str, Text] = {
    "organisation": Text("体制", "Organisation"),
    "recipient": Text("交付先", "Recipient"),
    "scale": Text("規模", "Scale"),
    "duration": Text("期間", "Duration"),
    "evaluation": Text("評価", "Evaluation"),
    "linkage": Text("連携", "Linkage"),
    "focus": Text("重点", "Focus"),
    "policy_basis": Text("政策上の位置", "Policy basis"),
    "match": Text("地域負担", "Regional share"),
    "allocation": Text("配分", "Allocation"),
    "selection": Text("選定", "Selection"),
    "wide_area": Text("広域化", "Wide area"),
    "extension": Text("延長", "Extension"),
    "count": Text("地域数", "Regions"),
    "funding": Text("資金", "Funding"),
    "target_year": Text("目標年", "Target year"),
    "committee": Text("審査", "Committee"),
}
"""Kinds of feature: an open list of the facts."""

FEATURE_UNITS: dict[str, Text] = {
    "million yen": Text("百万円", "million yen"),
    "million yen a year": Text("百万円/年", "million yen a year"),
    "years": Text("年", "years"),
    "year": Text("年", "(year)"),
    "ratio": Text("（割合）", "(ratio)"),
    "regions": Text("地域", "regions"),
    "meetings": Text("回", "meetings"),
}
"""Units of features: an open list of the facts."""

FINDING_KINDS: dict[str, Text] = {
    "finding": Text("知見", "Finding"),
    "issue": Text("課題", "Issue"),
    "opinion": Text("意見", "Opinion"),
    "effect": Text("効果", "Effect"),
    "remaining_task": Text("残る課題", "Remaining task"),
}
"""Kinds of finding: an open list of the facts."""

CRITERION_KINDS: dict[str, Text] = {
    "strategy_item": Text("戦略に要る項目", "Strategy item"),
    "selection_point": Text("選定の観点", "Selection point"),
    "designation": Text("指定の観点", "Designation"),
    "condition": Text("条件", "Condition"),
    "regional_action": Text("地域の取組", "Regional action"),
}
"""Kinds of selection criterion: an open list of the facts."""
