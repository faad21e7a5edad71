"""What a measure answers to each question of the counter, with the sentence that says so.

Every rule returns None for an open question. Sources: see ``navigator.domain.matching``.
"""

from collections.abc import Iterable
from datetime import date

from navigator.domain.calls import ESTIMATE_YEARS, CallEventKind, CallRound, usual_month
from navigator.domain.dates import CallStatus, call_status
from navigator.domain.fiscal import YearStyle, fiscal_year_days, fiscal_year_of, format_fiscal_year
from navigator.domain.matching import Case, Condition, Grade, Match, MeasureFacts, Question, State
from navigator.domain.text import Text
from navigator.domain.vocabulary import Eligible, Field, ProviderType, Stage, Term

IN_THAT_YEAR = Text("この年度に公募", "A call in that year")

ALIVE = (CallStatus.ANNOUNCED, CallStatus.OPEN, CallStatus.CLOSING)


def match(measure: MeasureFacts, case: Case, today: date, years: YearStyle = YearStyle.ERA) -> Match:
    """Return what ``measure`` answers to ``case`` on ``today``; ``years`` is the form of fiscal years in sentences.

    The first condition that is not met, in the order of the questions, makes a 否 and is named alone.
    """
    told = [
        condition
        for rule in (_applicant, _place, _field, _stage, _kind, _money)
        if (condition := rule(measure, case)) is not None
    ]
    if case.fy is not None:
        told.append(_year(measure, case.fy, today, years))
    conditions = tuple(told)
    failing = next((found for found in conditions if found.state is State.FAILED), None)
    if failing is not None:
        return Match(measure, Grade.NO, conditions, failing)
    fits = all(found.state is State.MET for found in conditions)
    return Match(measure, Grade.FIT if fits else Grade.CHECK, conditions)


def ranked(matches: Iterable[Match], fy: int | None = None) -> tuple[Match, ...]:
    """Return the answers: 適 first, then 要確認 with the fewest open points, then 否.

    Of equals the one with a round nearest to ``fy`` comes first, one without any known year last; then by their codes.
    """
    grades = list(Grade)
    return tuple(
        sorted(
            matches,
            key=lambda found: (
                grades.index(found.grade),
                len(found.open_points),
                _distance(found.measure, fy),
                found.measure.code,
            ),
        )
    )


def _distance(measure: MeasureFacts, fy: int | None) -> int:
    years = [abs(year - (fy or year)) for found in measure.rounds if (year := _round_year(found)) is not None]
    return min(years, default=9999)


def _told(question: Question, state: State, reason: Text, measure: MeasureFacts) -> Condition:
    return Condition(question, state, reason, measure.citation)


def _names(words: Iterable[Term]) -> Text:
    items = list(words)
    return Text("・".join(word.label.ja for word in items), ", ".join(word.label.en for word in items))


def serves(body: Eligible, eligible: Iterable[Eligible]) -> bool:
    """Tell whether a scheme for ``eligible`` takes an applicant: a small firm is a company too, not the other way."""
    offered = set(eligible)
    return body in offered or (body is Eligible.SME and Eligible.COMPANY in offered)


def _applicant(measure: MeasureFacts, case: Case) -> Condition | None:
    body = case.applicant
    if body is None:
        return None
    if not measure.eligible:
        reason = Text("対象者の記載なし", "Who may apply is not said")
        return _told(Question.APPLICANT, State.UNSAID, reason, measure)
    listed = _names(measure.eligible)
    if serves(body, measure.eligible):
        reason = Text("対象者: {listed}", "Eligible: {listed}").format(listed=listed)
        return _told(Question.APPLICANT, State.MET, reason, measure)
    return _with_partners(measure, case, body, listed)


def _with_partners(measure: MeasureFacts, case: Case, body: Eligible, listed: Text) -> Condition:
    """Tell whether the applicant's partners open a measure that does not take the applicant alone."""
    if Eligible.CONSORTIUM in measure.eligible:
        if case.partners:
            reason = Text("共同体として申請（対象者: {listed}）", "As a consortium (eligible: {listed})")
            return _told(Question.PARTNERS, State.MET, reason.format(listed=listed), measure)
        reason = Text(
            "相手と共同体を組めば対象（対象者: {listed}）", "With partners in a consortium (eligible: {listed})"
        )
        return _told(Question.PARTNERS, State.CHECK, reason.format(listed=listed), measure)
    helper = next((partner for partner in sorted(case.partners) if serves(partner, measure.eligible)), None)
    if helper is not None:
        reason = Text(
            "{helper}が申請者になれば対象（対象者: {listed}）", "If the {helper} applies (eligible: {listed})"
        )
        return _told(Question.PARTNERS, State.CHECK, reason.format(helper=helper.label, listed=listed), measure)
    reason = Text("対象者は{listed}（{body}は含まれない）", "Eligible: {listed}; not {body}")
    return _told(Question.APPLICANT, State.FAILED, reason.format(listed=listed, body=body.label), measure)


def _place(measure: MeasureFacts, case: Case) -> Condition | None:
    if case.block is None and not case.prefecture:
        return None
    if not measure.blocks and not measure.prefectures:
        if measure.provider_type in (ProviderType.MINISTRY, ProviderType.AGENCY):
            reason = Text("国の制度、地域の限定は記載なし", "A national scheme; no limit to a place is printed")
            return _told(Question.PLACE, State.MET, reason, measure)
        reason = Text("対象地域の記載なし", "The place is not said")
        return _told(Question.PLACE, State.UNSAID, reason, measure)
    listed = Text("・".join(measure.prefectures), ", ".join(measure.prefectures))
    if not measure.prefectures:
        listed = _names(measure.blocks)
    if case.prefecture and measure.prefectures:
        inside = case.prefecture in measure.prefectures
    else:
        inside = case.block is not None and case.block in measure.blocks
    if inside and not case.prefecture and measure.prefectures:
        reason = Text("ブロックの中でも{listed}に限る", "Within the block, {listed} only").format(listed=listed)
        return _told(Question.PLACE, State.CHECK, reason, measure)
    reason = Text("対象地域: {listed}", "Place: {listed}").format(listed=listed)
    return _told(Question.PLACE, State.MET if inside else State.FAILED, reason, measure)


def _field(measure: MeasureFacts, case: Case) -> Condition | None:
    if case.field is None:
        return None
    if not measure.fields:
        reason = Text("分野の記載なし", "The field is not said")
        return _told(Question.FIELD, State.UNSAID, reason, measure)
    reason = Text("分野: {listed}", "Fields: {listed}").format(listed=_names(measure.fields))
    if case.field in measure.fields:
        return _told(Question.FIELD, State.MET, reason, measure)
    state = State.CHECK if Field.OTHER in measure.fields else State.FAILED
    return _told(Question.FIELD, state, reason, measure)


def _stage(measure: MeasureFacts, case: Case) -> Condition | None:
    if case.stage is None:
        return None
    if measure.stages is None:
        reason = Text("段階の記載なし", "The stage is not said")
        return _told(Question.STAGE, State.UNSAID, reason, measure)
    first, last = measure.stages
    order = list(Stage)
    inside = order.index(first) <= order.index(case.stage) <= order.index(last)
    # Rule 17 of the facts: stages are no printed words, so that a 否 by them says what it rests on.
    reason = Text("段階: {first}〜{last}（資料の文言から分類）", "Stages: {first} to {last} (read from the wording)")
    reason = reason.format(first=first.label, last=last.label)
    return _told(Question.STAGE, State.MET if inside else State.FAILED, reason, measure)


def _kind(measure: MeasureFacts, case: Case) -> Condition | None:
    if not case.kinds:
        return None
    if measure.category is None:
        reason = Text("支援の種類の記載なし", "The kind of support is not said")
        return _told(Question.KIND, State.UNSAID, reason, measure)
    reason = Text("支援の種類: {kind}", "Kind of support: {kind}").format(kind=measure.category.label)
    return _told(Question.KIND, State.MET if measure.category in case.kinds else State.FAILED, reason, measure)


def _money(measure: MeasureFacts, case: Case) -> Condition | None:
    if case.money is None:
        return None
    least, most = measure.amount_min, measure.amount_max
    if least is None and most is None:
        reason = Text("支援額の記載なし", "No amount is printed")
        return _told(Question.MONEY, State.UNSAID, reason, measure)
    if most is not None and case.money > most:
        reason = Text(
            "上限 {most} 百万円（年額か総額かは概要による）は希望の額に届かない",
            "The ceiling of {most} million yen (a year or in all: see the summary) is less than asked",
        )
        return _told(Question.MONEY, State.CHECK, reason.format(most=f"{most:,f}"), measure)
    if least is not None and case.money < least:
        reason = Text(
            "下限 {least} 百万円は希望の額を上回る", "The least amount, {least} million yen, is more than asked"
        )
        return _told(Question.MONEY, State.CHECK, reason.format(least=f"{least:,f}"), measure)
    if most is None:
        reason = Text("上限の記載なし", "No ceiling is printed")
        return _told(Question.MONEY, State.CHECK, reason, measure)
    reason = Text(
        "上限 {most} 百万円（年額か総額かは概要による）",
        "Ceiling {most} million yen (a year or in all: see the summary)",
    ).format(most=f"{most:,f}")
    return _told(Question.MONEY, State.MET, reason, measure)


def _year(measure: MeasureFacts, fy: int, today: date, years: YearStyle) -> Condition:
    """Tell whether one can apply in ``fy``, seen from ``today`` or, for another year, from its first day."""
    first, last = fiscal_year_days(fy)
    day = today if first <= today <= last else first
    dated = [found for found in measure.rounds if _touches(found, first, last)]
    alive = next((found for found in dated if call_status(found.opens, found.closes, day) in ALIVE), None)
    if alive is not None:
        status = call_status(alive.opens, alive.closes, day).label if day == today else IN_THAT_YEAR
        reason = Text("{status}（締切 {closes}）", "{status} (closes {closes})").format(
            status=status, closes=_closing(alive)
        )
        return Condition(Question.YEAR, State.MET, reason, alive.citation)
    undated = next((found for found in measure.rounds if found.fy == fy and not (found.opens or found.closes)), None)
    if undated is not None:
        reason = Text("この年度の公募回はあるが、日付の記載なし", "A round of this year is on file without dates")
        return Condition(Question.YEAR, State.CHECK, reason, undated.citation)
    if dated:
        latest = max(dated, key=lambda found: found.closes.text if found.closes else "")
        reason = Text("公募は終了（締切 {closes}）", "The call is over (closed {closes})").format(
            closes=_closing(latest)
        )
        return Condition(Question.YEAR, State.FAILED, reason, latest.citation)
    return _not_running(measure, fy, years) or _other_years(measure, fy, years)


def _not_running(measure: MeasureFacts, fy: int, years: YearStyle) -> Condition | None:
    start, end = measure.run
    if end is not None and end < fy:
        reason, year = Text("事業は{year}で終了", "The program ended in {year}"), end
    elif start is not None and fy < start:
        reason, year = Text("事業は{year}に開始", "The program began in {year}"), start
    else:
        return None
    citation = measure.program_citation or measure.citation
    return Condition(Question.YEAR, State.FAILED, reason.format(year=_fy(year, years)), citation)


def _other_years(measure: MeasureFacts, fy: int, years: YearStyle) -> Condition:
    """Say what is known of other years when nothing is on file for ``fy``."""
    known = sorted((year, found.code) for found in measure.rounds if (year := _round_year(found)) is not None)
    by_code = {found.code: found for found in measure.rounds}
    earlier = [(year, code) for year, code in known if year < fy]
    if not known:
        reason = Text("この年度の公募の記載なし", "No call of this year is on file")
        return _told(Question.YEAR, State.UNSAID, reason, measure)
    if not earlier:
        year, code = known[0]
        reason = Text(
            "この年度の公募回は資料になし（最初は{year}）", "No round of this year on file (the first is of {year})"
        )
        return Condition(Question.YEAR, State.CHECK, reason.format(year=_fy(year, years)), by_code[code].citation)
    year, code = earlier[-1]
    usual = usual_month([by_code[code] for _, code in earlier], CallEventKind.CLOSES)
    if usual is None or fy - year > ESTIMATE_YEARS:
        reason = Text(
            "この年度の公募回は資料になし（最後は{year}）", "No round of this year on file (the last is of {year})"
        )
    else:
        reason = Text(
            "この年度の公募回は資料になし（最後は{year}、締切は{month}月が多い: 推定、{count} 回から）",
            "No round of this year on file (the last is of {year}; mostly closing in month {month}: estimate, {count})",
        )
    told = reason.format(
        year=_fy(year, years), month=usual.month if usual else "", count=len(usual.rounds) if usual else 0
    )
    return Condition(Question.YEAR, State.CHECK, told, by_code[code].citation)


def _round_year(found: CallRound) -> int | None:
    day = found.closes or found.opens
    return found.fy if day is None or day.fiscal_year is None else day.fiscal_year


def _closing(found: CallRound) -> Text:
    return Text(found.closes.text, found.closes.text) if found.closes else Text("記載なし", "not said")


def _fy(fy: int, years: YearStyle) -> Text:
    return Text(format_fiscal_year(fy, years), format_fiscal_year(fy, years, "en"))


def _touches(found: CallRound, first: date, last: date) -> bool:
    """Tell whether a round with a date could be applied for on a day of the span."""
    if found.opens is None and found.closes is None:
        return False
    begins = found.opens.first if found.opens else found.closes.first if found.closes else last
    if found.closes is not None:
        return begins <= last and found.closes.last >= first
    return fiscal_year_of(begins) == fiscal_year_of(first)
