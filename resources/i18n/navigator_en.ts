<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
<context>
    <name>AboutDialog</name>
    <message>
        <source>このプログラムについて</source>
        <translation>About this program</translation>
    </message>
    <message>
        <source>ライブラリの場所をコピー</source>
        <translation>Copy the library&apos;s location</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>地域施策ナビゲータ</source>
        <translation>Regional Program Navigator</translation>
    </message>
    <message>
        <source>読み取り専用</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>読み書きできます</source>
        <translation>Can be read and written</translation>
    </message>
    <message>
        <source>プログラム</source>
        <translation>Program version</translation>
    </message>
    <message>
        <source>データ</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>ライブラリ</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>状態</source>
        <translation>State</translation>
    </message>
    <message>
        <source>形式の版</source>
        <translation>Format version</translation>
    </message>
    <message>
        <source>使用している著作物</source>
        <translation>Works used</translation>
    </message>
    <message>
        <source>収録件数（計 {total} 行）</source>
        <translation>Rows on file ({total} in all)</translation>
    </message>
</context>
<context>
    <name>ActivitiesPart</name>
    <message>
        <source>活動を記入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>すべての活動</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>実施を記入</source>
        <translation>Mark as done</translation>
    </message>
    <message>
        <source>予定していた活動を実績にする。予定の内容も残ります</source>
        <translation>Makes a planned activity one that was done. The plan is kept as well</translation>
    </message>
    <message>
        <source>活動の種類と年度ごとの実績と予定</source>
        <translation>Activities done and planned by kind and fiscal year</translation>
    </message>
    <message>
        <source>… 資料なし</source>
        <translation>… not on file</translation>
    </message>
    <message>
        <source>すべての種類</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>すべての年度</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>ここに活動の記録はありません</source>
        <translation>No activity is recorded here</translation>
    </message>
    <message>
        <source>資料にも、この事務所の記入にもありません。行ったこと、予定していることを記入できます。</source>
        <translation>Neither the sources nor this office name any. You can add what was done and what is planned.</translation>
    </message>
    <message>
        <source>活動を記入する</source>
        <translation>Add an activity</translation>
    </message>
</context>
<context>
    <name>ActivityForm</name>
    <message>
        <source>活動の記入</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>活動の変更</source>
        <translation>Edit activity</translation>
    </message>
    <message>
        <source>選んでください</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>例: 第3回 近畿地域ブロック協議会</source>
        <translation>e.g. 3rd Kinki Regional Block Council</translation>
    </message>
    <message>
        <source>例: H19.7.3</source>
        <translation>e.g. 2007-07-03</translation>
    </message>
    <message>
        <source>日付から分かるときは空欄でよい</source>
        <translation>May stay empty where the date tells it</translation>
    </message>
    <message>
        <source>空欄は資料なし</source>
        <translation>Empty means not on file</translation>
    </message>
    <message>
        <source>人数。空欄は資料なし</source>
        <translation>Number of people; empty means not on file</translation>
    </message>
    <message>
        <source>なし</source>
        <translation>None</translation>
    </message>
    <message>
        <source>「探す」で開いている行事：{title}</source>
        <translation>Open in “Find”: {title}</translation>
    </message>
</context>
<context>
    <name>AgendaField</name>
    <message>
        <source>Delete で行を消します。最後の空の行に続けて入力します。</source>
        <translation>Delete removes a row. Go on typing in the empty row at the end.</translation>
    </message>
</context>
<context>
    <name>AmountTable</name>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>種類</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>金額（{unit}）</source>
        <translation>Amount ({unit})</translation>
    </message>
    <message>
        <source>出典</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>資料なし</source>
        <translation>not on file</translation>
    </message>
    <message>
        <source>額が異なる</source>
        <translation>Amounts differ</translation>
    </message>
    <message>
        <source>ほかの出典 {count} 件</source>
        <translation>other sources: {count}</translation>
    </message>
    <message>
        <source>内訳 {count} 件</source>
        <translation>parts: {count}</translation>
    </message>
    <message>
        <source>注記</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>ほかの出典</source>
        <translation>Other source</translation>
    </message>
    <message>
        <source>選び方</source>
        <translation>Rule of choice</translation>
    </message>
    <message>
        <source>うち</source>
        <translation>Of this</translation>
    </message>
    <message>
        <source>出典を見る</source>
        <translation>Show the source</translation>
    </message>
</context>
<context>
    <name>AttachDialog</name>
    <message>
        <source>会議資料を加える</source>
        <translation>Add a meeting paper</translation>
    </message>
    <message>
        <source>保存した比較・図・検索条件</source>
        <translation>Saved comparisons, charts and filters</translation>
    </message>
    <message>
        <source>照合番号</source>
        <translation>Check id</translation>
    </message>
    <message>
        <source>印刷した資料の下の番号</source>
        <translation>The number at the foot of a printed sheet</translation>
    </message>
    <message>
        <source>加えた資料は、今日の内容のまま会議に残ります。</source>
        <translation>The meeting keeps the paper as it stands today.</translation>
    </message>
    <message>
        <source>名前を付けて保存したものはまだありません。「比べる」「探す」で保存できます。</source>
        <translation>Nothing has been saved under a name yet. “Compare” and “Find” can do so.</translation>
    </message>
    <message>
        <source>または印刷した資料</source>
        <translation>Or a printed sheet</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>加える</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>一覧から選ぶか、照合番号を入れてください。</source>
        <translation>Please choose from the list or enter a check id.</translation>
    </message>
</context>
<context>
    <name>BudgetBars</name>
    <message>
        <source>年度別予算の棒グラフ</source>
        <translation>Bar chart of budgets by fiscal year</translation>
    </message>
    <message>
        <source>{year} 資料なし</source>
        <translation>{year}: not on file</translation>
    </message>
    <message>
        <source>（{unit}）</source>
        <translation>({unit})</translation>
    </message>
</context>
<context>
    <name>BudgetBlock</name>
    <message>
        <source>この種類の額を並べて表示します。種類の違う額は足しません。</source>
        <translation>Shows amounts of this kind beside the others. Amounts of different kinds are never added.</translation>
    </message>
    <message>
        <source>年度別予算（{kinds}）</source>
        <translation>Budget by year ({kinds})</translation>
    </message>
    <message>
        <source>年度別予算の表</source>
        <translation>Table of budgets by fiscal year</translation>
    </message>
    <message>
        <source>要求・要望・予定（白抜き）</source>
        <translation>Requested or planned (hollow)</translation>
    </message>
    <message>
        <source>※ 内数（一部の額）</source>
        <translation>※ Partial amount</translation>
    </message>
    <message>
        <source>出典による額の幅</source>
        <translation>Range of the sources</translation>
    </message>
    <message>
        <source>資料なし</source>
        <translation>not on file</translation>
    </message>
    <message>
        <source>{year}: 資料なし（… は 0 ではありません）</source>
        <translation>{year}: not on file (… does not mean 0)</translation>
    </message>
    <message>
        <source>{year} {kind} {amount} {unit}</source>
        <translation>{year} {kind}: {amount} {unit}</translation>
    </message>
    <message>
        <source>（※ 内数 {reason}）</source>
        <translation> (※ partial amount: {reason})</translation>
    </message>
    <message>
        <source>出典 {source}</source>
        <translation>Source {source}</translation>
    </message>
    <message>
        <source>選び方: {rule}</source>
        <translation>Rule: {rule}</translation>
    </message>
    <message>
        <source>{rule}&#x3000;ほかの出典 {amounts}</source>
        <translation>{rule}; other sources: {amounts}</translation>
    </message>
    <message>
        <source>棒を指すか、棒グラフで ← → を押すと、額と出典が出ます。</source>
        <translation>Point at a bar, or press ← → in the chart, to see its amount and source.</translation>
    </message>
</context>
<context>
    <name>CalendarPart</name>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>月の記載なし {count}</source>
        <translation>No month {count}</translation>
    </message>
    <message>
        <source>この月（日）に記録はありません。活動・会議・相談を記入すると、ここに出ます。</source>
        <translation>Nothing is recorded for this month or day. Activities, meetings and consultations appear here once they are added.</translation>
    </message>
</context>
<context>
    <name>CallsPart</name>
    <message>
        <source>前の期間</source>
        <translation>Earlier period</translation>
    </message>
    <message>
        <source>次の期間</source>
        <translation>Later period</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>期間の長さ</source>
        <translation>Length of the period</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>四半期</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Fiscal year</translation>
    </message>
    <message>
        <source>ブロック</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>すべてのブロック</source>
        <translation>All blocks</translation>
    </message>
    <message>
        <source>推定も示す</source>
        <translation>Estimates</translation>
    </message>
    <message>
        <source>過去の公募回の月から見積もったもの。日付の資料はありません</source>
        <translation>Reckoned from the months of earlier rounds; no date is on file</translation>
    </message>
    <message>
        <source>予定表に書き出す…</source>
        <translation>iCalendar…</translation>
    </message>
    <message>
        <source>iCalendar（.ics）。予定表のソフトに取り込めます</source>
        <translation>iCalendar (.ics), which calendar programs can read</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>{first} 〜 {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>この期間に始まる、または締め切る公募はありません</source>
        <translation>No call opens or closes in this period</translation>
    </message>
    <message>
        <source>期間を移すか、ブロックを「すべて」にしてください。日付が資料にない公募回は、ここには出ません。</source>
        <translation>Move to another period, or choose all blocks. Rounds without dates on file do not appear here.</translation>
    </message>
    <message>
        <source>年度で見る</source>
        <translation>Show the fiscal year</translation>
    </message>
    <message>
        <source>公募の暦を印刷</source>
        <translation>Print the calendar of calls</translation>
    </message>
    <message>
        <source>公募の暦</source>
        <translation>Calendar of calls</translation>
    </message>
    <message>
        <source>公募の暦を書き出す</source>
        <translation>Export the calendar of calls</translation>
    </message>
    <message>
        <source>公募の暦_{day}.ics</source>
        <translation>calls_{day}.ics</translation>
    </message>
    <message>
        <source>予定表に書き出す</source>
        <translation>Export to a calendar</translation>
    </message>
    <message>
        <source>iCalendar (*.ics)</source>
        <translation>iCalendar (*.ics)</translation>
    </message>
</context>
<context>
    <name>ChangesPart</name>
    <message>
        <source>いつからか</source>
        <translation>Since when</translation>
    </message>
    <message>
        <source>この日の後</source>
        <translation>After this day</translation>
    </message>
    <message>
        <source>この日まで</source>
        <translation>Up to this day</translation>
    </message>
    <message>
        <source>から</source>
        <translation>to</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>二つの日付の間</source>
        <translation>Between two dates</translation>
    </message>
    <message>
        <source>前回の会議から</source>
        <translation>Since the last meeting</translation>
    </message>
    <message>
        <source>資料版 {version} から</source>
        <translation>Since data version {version}</translation>
    </message>
    <message>
        <source>変更なし</source>
        <translation>No changes</translation>
    </message>
    <message>
        <source>この期間に始まった公募も、終わった公募も、変わった事業や予算も、資料にありません。</source>
        <translation>Nothing is on file about a call that opened or closed, or a program or budget that changed, in this period.</translation>
    </message>
    <message>
        <source>変わったことを印刷</source>
        <translation>Print what changed</translation>
    </message>
    <message>
        <source>変わったこと</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>変わったことを書き出す</source>
        <translation>Export what changed</translation>
    </message>
</context>
<context>
    <name>ChartPart</name>
    <message>
        <source>年度の推移</source>
        <translation>Over the years</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>注と出典</source>
        <translation>Notes and sources</translation>
    </message>
    <message>
        <source>描いていないもの</source>
        <translation>Not drawn</translation>
    </message>
    <message>
        <source>推移を読み込んでいます…</source>
        <translation>Loading the trends…</translation>
    </message>
    <message>
        <source>描いていないもの（{count}）</source>
        <translation>Not drawn ({count})</translation>
    </message>
    <message>
        <source>{title}（{unit}）</source>
        <translation>{title} ({unit})</translation>
    </message>
    <message>
        <source>描く対象を選んでください</source>
        <translation>Choose what to draw</translation>
    </message>
    <message>
        <source>左の一覧で事業・府省・分野などに印を付けると、年度ごとの推移をここに描きます。</source>
        <translation>Tick programs, ministries, fields and so on in the list at the left to draw their years here.</translation>
    </message>
    <message>
        <source>選んだ対象には、この指標の数値が資料にありません。指標か年度を変えてください。</source>
        <translation>No figure of this metric is on file for what is chosen. Choose another metric or other years.</translation>
    </message>
    <message>
        <source>描ける数値がありません</source>
        <translation>There is no figure to draw</translation>
    </message>
    <message>
        <source>対象を検索する</source>
        <translation>Search for subjects</translation>
    </message>
    <message>
        <source>最初の図に戻る</source>
        <translation>Back to the first chart</translation>
    </message>
    <message>
        <source>保存した図を開く…</source>
        <translation>Open a saved chart…</translation>
    </message>
    <message>
        <source>{count} 行をコピーしました。</source>
        <translation>Rows copied: {count}</translation>
    </message>
</context>
<context>
    <name>ChartTableView</name>
    <message>
        <source>図の表</source>
        <translation>Table of the chart</translation>
    </message>
    <message>
        <source>出典を開く (Enter)</source>
        <translation>Open the source (Enter)</translation>
    </message>
    <message>
        <source>コピー (Ctrl+C)</source>
        <translation>Copy (Ctrl+C)</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>図</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>{title}。矢印キーで値をたどります。</source>
        <translation>{title}. The arrow keys go through the figures.</translation>
    </message>
</context>
<context>
    <name>CheckIdDialog</name>
    <message>
        <source>照合番号で開く</source>
        <translation>Open by check id</translation>
    </message>
    <message>
        <source>照合番号</source>
        <translation>Check id</translation>
    </message>
    <message>
        <source>調べる</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>照合番号（資料の下に印刷されています）</source>
        <translation>Check id (printed at the foot of the sheet)</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>この比較を開く</source>
        <translation>Open this comparison</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>記録</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>資料では</source>
        <translation>On the sheet</translation>
    </message>
    <message>
        <source>今は</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>資料を作ってからの変更</source>
        <translation>Changes since the sheet was made</translation>
    </message>
    <message>
        <source>{day}に作った資料です（{version}）。それからのデータの変更は {count} か所です。</source>
        <translation>This sheet was made on {day} ({version}). Values changed since then: {count}.</translation>
    </message>
    <message>
        <source>{day}に作った資料です（{version}）。それからデータは変わっていません。</source>
        <translation>This sheet was made on {day} ({version}). No value has changed since then.</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>印刷前の確認</source>
        <translation>Check before printing</translation>
    </message>
    <message>
        <source>誤り</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>参考</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>この箇所を開く</source>
        <translation>Go to this place</translation>
    </message>
    <message>
        <source>気になる点はありません。</source>
        <translation>Nothing to remark.</translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>条件をすべて外す</source>
        <translation>Remove all conditions</translation>
    </message>
    <message>
        <source>{condition} を外す</source>
        <translation>Remove “{condition}”</translation>
    </message>
</context>
<context>
    <name>CitationCard</name>
    <message>
        <source>出典</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>アドレスをコピー</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>ブラウザで開く</source>
        <translation>Open in browser</translation>
    </message>
    <message>
        <source>発行者</source>
        <translation>Publisher</translation>
    </message>
    <message>
        <source>発行日</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>箇所</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>種類</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>アドレス</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>注記</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>コピーしました。</source>
        <translation>Copied.</translation>
    </message>
</context>
<context>
    <name>ComparisonBar</name>
    <message>
        <source>保存した比較…</source>
        <translation>Saved comparisons…</translation>
    </message>
    <message>
        <source>照合番号で開く…</source>
        <translation>Open by check id…</translation>
    </message>
    <message>
        <source>名前を付けて保存…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>表をコピー</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>会議資料にする…</source>
        <translation>Council sheet…</translation>
    </message>
    <message>
        <source>推移を見る</source>
        <translation>Show trends</translation>
    </message>
    <message>
        <source>比べている事業の金額を、年度ごとの図で見ます</source>
        <translation>Shows the amounts of the programs compared as a chart over the years</translation>
    </message>
    <message>
        <source>比較トレイの記録を、この比較に加えます</source>
        <translation>Adds the records of the tray to this comparison</translation>
    </message>
    <message>
        <source>行を選ぶ…</source>
        <translation>Choose rows…</translation>
    </message>
    <message>
        <source>共通事項をまとめる</source>
        <translation>Gather what is common</translation>
    </message>
    <message>
        <source>すべての記録が同じ行を、表の下にまとめます</source>
        <translation>Gathers the rows in which all records agree below the table</translation>
    </message>
    <message>
        <source>差を表示</source>
        <translation>Show differences</translation>
    </message>
    <message>
        <source>長い文の違いを、取り消し線（なくなった語）と下線（加わった語）で示します</source>
        <translation>Shows how long texts differ: struck out is gone, underlined is new</translation>
    </message>
    <message>
        <source>差を比べる相手</source>
        <translation>Compare texts with</translation>
    </message>
    <message>
        <source>空の行も表示</source>
        <translation>Show empty rows</translation>
    </message>
    <message>
        <source>どの記録にも資料がない行も表示します</source>
        <translation>Shows rows for which no record has anything on file, too</translation>
    </message>
    <message>
        <source>比較</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>＋ 記録を加える（{count}/{most}）</source>
        <translation>+ Add records ({count}/{most})</translation>
    </message>
    <message>
        <source>トレイの記録で比べ直す</source>
        <translation>Compare the tray instead</translation>
    </message>
    <message>
        <source>左隣の記録と比べる</source>
        <translation>With the record at the left</translation>
    </message>
    <message>
        <source>{record} と比べる</source>
        <translation>With {record}</translation>
    </message>
</context>
<context>
    <name>ComparisonEntry</name>
    <message>
        <source>比べる</source>
        <translation>Compare</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>比べる</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>比較を表示できません</source>
        <translation>The comparison cannot be shown</translation>
    </message>
    <message>
        <source>知らせの内容を確かめてください。</source>
        <translation>Please read the message above.</translation>
    </message>
    <message>
        <source>比べる記録を 2～8 件選んでください（今 {count} 件）</source>
        <translation>Choose 2 to 8 records to compare (now {count})</translation>
    </message>
    <message>
        <source>「探す」の一覧で □ を押すか Space を押すと、記録が下の比較トレイに入ります。2 件以上になると、ここに並びます。</source>
        <translation>Tick □ or press Space in the list of “Find” to put a record into the tray below. From two records on they stand here side by side.</translation>
    </message>
    <message>
        <source>探すページへ戻る</source>
        <translation>Back to Find</translation>
    </message>
    <message>
        <source>トレイの記録で比べる</source>
        <translation>Compare the tray</translation>
    </message>
    <message>
        <source>保存した比較を開く…</source>
        <translation>Open a saved comparison…</translation>
    </message>
    <message>
        <source>照合番号で開く…</source>
        <translation>Open by check id…</translation>
    </message>
    <message>
        <source>{count} 行をコピーしました。</source>
        <translation>Rows copied: {count}</translation>
    </message>
    <message>
        <source>自動（{size} 横・{count} 件）</source>
        <translation>Automatic ({size} landscape, {count} records)</translation>
    </message>
    <message>
        <source>会議資料</source>
        <translation>Council sheet</translation>
    </message>
    <message>
        <source>施策の比較</source>
        <translation>Comparison of measures</translation>
    </message>
    <message>
        <source>比較を書き出す</source>
        <translation>Export the comparison</translation>
    </message>
    <message>
        <source>比較</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>比較を保存</source>
        <translation>Save the comparison</translation>
    </message>
    <message>
        <source>照合番号 {id} の比較を開きました。資料を作ってから {count} か所が変わっています。</source>
        <translation>Opened the comparison {id}. Values changed since its sheet was made: {count}.</translation>
    </message>
    <message>
        <source>照合番号 {id} の比較を開きました。資料を作ってから変わったところはありません。</source>
        <translation>Opened the comparison {id}. No value has changed since its sheet was made.</translation>
    </message>
</context>
<context>
    <name>ComparisonPane</name>
    <message>
        <source>一覧に戻る</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>地域の比較</source>
        <translation>Regions compared</translation>
    </message>
    <message>
        <source>地域の比較（{count} 地域）</source>
        <translation>Regions compared ({count})</translation>
    </message>
    <message>
        <source>{sign} 内容が異なる欄。欄を押すと出典が出ます。</source>
        <translation>{sign} Differs from the others. Click a cell to see its sources.</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>続き ▾</source>
        <translation>More ▾</translation>
    </message>
    <message>
        <source>たたむ ▴</source>
        <translation>Less ▴</translation>
    </message>
    <message>
        <source>注{n}</source>
        <translation>Note {n}</translation>
    </message>
    <message>
        <source>《{record}》と共通する文はほとんどありません。</source>
        <translation>Hardly any text is shared with «{record}».</translation>
    </message>
    <message>
        <source>比較表</source>
        <translation>Comparison table</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>コピー (Ctrl+C)</source>
        <translation>Copy (Ctrl+C)</translation>
    </message>
    <message>
        <source>左へ移す (Ctrl+Shift+←)</source>
        <translation>Move left (Ctrl+Shift+←)</translation>
    </message>
    <message>
        <source>右へ移す (Ctrl+Shift+→)</source>
        <translation>Move right (Ctrl+Shift+→)</translation>
    </message>
    <message>
        <source>この記録を開く</source>
        <translation>Open this record</translation>
    </message>
    <message>
        <source>比較から外す (Delete)</source>
        <translation>Take out of the comparison (Delete)</translation>
    </message>
</context>
<context>
    <name>ComparisonTableModel</name>
    <message>
        <source>共通事項</source>
        <translation>In common</translation>
    </message>
    <message>
        <source>すべての記録に共通</source>
        <translation>The same for all records</translation>
    </message>
    <message>
        <source>注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>ほかの記録と内容が異なる欄</source>
        <translation>Differs from the other records</translation>
    </message>
    <message>
        <source>注{n}</source>
        <translation>Note {n}</translation>
    </message>
    <message>
        <source>出典</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>資料なし</source>
        <translation>not on file</translation>
    </message>
    <message>
        <source>ほかと異なる</source>
        <translation>differs</translation>
    </message>
    <message>
        <source>出典 {n}</source>
        <translation>Source {n}</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
</context>
<context>
    <name>ConflictList</name>
    <message>
        <source>競合の一覧</source>
        <translation>List of conflicts</translation>
    </message>
    <message>
        <source>こちらの値にする</source>
        <translation>Take our value</translation>
    </message>
    <message>
        <source>相手の値にする</source>
        <translation>Take their value</translation>
    </message>
    <message>
        <source>選んだ項目に、こちらの値を残す (M)</source>
        <translation>Keeps our value of the chosen field (M)</translation>
    </message>
    <message>
        <source>選んだ項目に、相手の値を残す (T)</source>
        <translation>Keeps their value of the chosen field (T)</translation>
    </message>
    <message>
        <source>選んだ競合の全文</source>
        <translation>The chosen conflict in full</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>収録データとの食い違い</source>
        <translation>Differences from the bundled facts</translation>
    </message>
    <message>
        <source>訂正した項目が、新しい収録データで別の値になりました。どちらを使うか選んでください。選ぶまでは自所の値を使い、両方を残します。</source>
        <translation>Fields you corrected have another value in the new bundled facts. Please choose which to use. Until then your own value is used, and both are kept.</translation>
    </message>
    <message>
        <source>自所の値を使う</source>
        <translation>Use own value</translation>
    </message>
    <message>
        <source>収録の値を使う</source>
        <translation>Use bundled value</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>記録</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>訂正前の収録値</source>
        <translation>Bundled value corrected</translation>
    </message>
    <message>
        <source>自所の値</source>
        <translation>Own value</translation>
    </message>
    <message>
        <source>新しい収録値</source>
        <translation>New bundled value</translation>
    </message>
    <message>
        <source>資料版</source>
        <translation>Data version</translation>
    </message>
</context>
<context>
    <name>ConsultationForm</name>
    <message>
        <source>相談の記入</source>
        <translation>New consultation</translation>
    </message>
    <message>
        <source>相談の変更</source>
        <translation>Edit consultation</translation>
    </message>
    <message>
        <source>例: R8.11.22</source>
        <translation>e.g. 2026-11-22</translation>
    </message>
    <message>
        <source>例: 株式会社○○</source>
        <translation>e.g. ABC Co., Ltd.</translation>
    </message>
    <message>
        <source>何を相談されたか</source>
        <translation>What was asked</translation>
    </message>
    <message>
        <source>記載なし</source>
        <translation>Not stated</translation>
    </message>
</context>
<context>
    <name>ConsultationsPart</name>
    <message>
        <source>相談を記入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>相談の検索</source>
        <translation>Search of consultations</translation>
    </message>
    <message>
        <source>相談を検索… 来訪者・機関・内容・紹介した施策</source>
        <translation>Search visitor, body, subject …</translation>
    </message>
    <message>
        <source>「{text}」に当たる相談はありません</source>
        <translation>No consultation matches “{text}”</translation>
    </message>
    <message>
        <source>語を減らすか、別の言い方で試してください。かな・旧字・全角半角の違いは区別しません。</source>
        <translation>Try fewer or other words. Kana, old kanji and character width make no difference.</translation>
    </message>
    <message>
        <source>検索を消す</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>相談の記録はありません</source>
        <translation>No consultation is recorded</translation>
    </message>
    <message>
        <source>来訪や電話の相談を残すと、件数が年次報告に入り、後から検索できます。</source>
        <translation>Consultations you add, by visit or phone, are counted in the annual report and can be searched later.</translation>
    </message>
    <message>
        <source>相談を記入する</source>
        <translation>Add a consultation</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>この系譜だけ</source>
        <translation>This lineage only</translation>
    </message>
    <message>
        <source>注目する事業と、その前後の事業だけを示す</source>
        <translation>Shows only the program in focus with what came before and after</translation>
    </message>
    <message>
        <source>注目を解除</source>
        <translation>Clear focus</translation>
    </message>
    <message>
        <source>府省</source>
        <translation>Ministry</translation>
    </message>
    <message>
        <source>種別</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>分野</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>すべての年度</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>年度時点の姿</source>
        <translation>As of a year</translation>
    </message>
    <message>
        <source>二つの年度の間</source>
        <translation>Between two years</translation>
    </message>
    <message>
        <source>年度の見方</source>
        <translation>View of the years</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>終わりの年度</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>縮小 (-)</source>
        <translation>Zoom out (-)</translation>
    </message>
    <message>
        <source>拡大 (+)</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>全体</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>図の全体を示す (0)</source>
        <translation>Show the whole picture (0)</translation>
    </message>
    <message>
        <source>読める大きさ</source>
        <translation>Readable</translation>
    </message>
    <message>
        <source>事業名・符号を探して注目</source>
        <translation>Find program or code</translation>
    </message>
    <message>
        <source>注目する事業</source>
        <translation>Program in focus</translation>
    </message>
</context>
<context>
    <name>CouncilPapers</name>
    <message>
        <source>協議会の記録を印刷</source>
        <translation>Print the records of the council</translation>
    </message>
    <message>
        <source>協議会の記録を書き出す</source>
        <translation>Export the records of the council</translation>
    </message>
    <message>
        <source>年次報告</source>
        <translation>Annual report</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Excel ブック (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>{block}地域ブロック協議会 {year} 年次報告</source>
        <translation>{block} Regional Block Council, annual report {year}</translation>
    </message>
</context>
<context>
    <name>CouncilsPage</name>
    <message>
        <source>協議会</source>
        <translation>Councils</translation>
    </message>
    <message>
        <source>ブロック</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>{block}（担当）</source>
        <translation>{block} (own)</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>記入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>活動(&amp;A)…</source>
        <translation>&amp;Activity…</translation>
    </message>
    <message>
        <source>会議(&amp;M)…</source>
        <translation>&amp;Meeting…</translation>
    </message>
    <message>
        <source>決定事項(&amp;D)…</source>
        <translation>&amp;Decision…</translation>
    </message>
    <message>
        <source>相談(&amp;C)…</source>
        <translation>&amp;Consultation…</translation>
    </message>
    <message>
        <source>構成員(&amp;P)…</source>
        <translation>Membershi&amp;p…</translation>
    </message>
    <message>
        <source>年次報告…</source>
        <translation>Report…</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>協議会の部分</source>
        <translation>Parts of the council</translation>
    </message>
    <message>
        <source>概要</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>活動</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>カレンダー</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>会議</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>決定事項</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>相談</source>
        <translation>Consultations</translation>
    </message>
    <message>
        <source>構成員</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>地域ブロック</source>
        <translation>Regional blocks</translation>
    </message>
    <message>
        <source>{block}地域ブロック協議会</source>
        <translation>{block} Block Council</translation>
    </message>
    <message>
        <source>印刷する記録がありません。</source>
        <translation>There is nothing to print.</translation>
    </message>
    <message>
        <source>書き出す記録がありません。</source>
        <translation>There is nothing to export.</translation>
    </message>
</context>
<context>
    <name>CouncilsPlace</name>
    <message>
        <source>協議会</source>
        <translation>Councils</translation>
    </message>
</context>
<context>
    <name>CounterForm</name>
    <message>
        <source>（答えなし）</source>
        <translation>(no answer)</translation>
    </message>
    <message>
        <source>例: 30、3000万円、1億円</source>
        <translation>e.g. 30 or 0.5</translation>
    </message>
    <message>
        <source>例: R7、H19、2007</source>
        <translation>e.g. FY2025, H19, 2007</translation>
    </message>
    <message>
        <source>答えを消す</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>前の相談から…</source>
        <translation>Earlier case…</translation>
    </message>
    <message>
        <source>{block}ブロック</source>
        <translation>{block} block</translation>
    </message>
    <message>
        <source>0 以上の額を入れてください。</source>
        <translation>Please enter an amount of 0 or more.</translation>
    </message>
    <message>
        <source>{money} 百万円</source>
        <translation>{money} million yen</translation>
    </message>
</context>
<context>
    <name>CounterPart</name>
    <message>
        <source>条件と理由</source>
        <translation>Conditions and reasons</translation>
    </message>
    <message>
        <source>相談として記録…</source>
        <translation>Record…</translation>
    </message>
    <message>
        <source>答えと、選んだ研究支援策（なければ 適 のもの）を相談の記録に残す (Ctrl+S)</source>
        <translation>Records the answers with the measures chosen, or else those that fit, as a consultation (Ctrl+S)</translation>
    </message>
    <message>
        <source>持ち帰り用紙…</source>
        <translation>Handout…</translation>
    </message>
    <message>
        <source>条件・締切・問合せ先を印刷する (Ctrl+P)</source>
        <translation>Prints conditions, deadlines and contacts (Ctrl+P)</translation>
    </message>
    <message>
        <source>{grade} {count}</source>
        <translation>{grade} {count}</translation>
    </message>
    <message>
        <source>「{grade}」の研究支援策はありません</source>
        <translation>No measure under “{grade}”</translation>
    </message>
    <message>
        <source>ほかの判定を見るか、答えを一つ空けてください。記載のない条件は「要確認」になります。</source>
        <translation>Look at the other tabs, or leave one answer open. Conditions that are not printed count as “Check”.</translation>
    </message>
    <message>
        <source>持ち帰り用紙を印刷</source>
        <translation>Print the handout</translation>
    </message>
    <message>
        <source>相談のまとめ</source>
        <translation>Summary of the consultation</translation>
    </message>
    <message>
        <source>相談の答えを書き出す</source>
        <translation>Export the answers of the consultation</translation>
    </message>
    <message>
        <source>相談</source>
        <translation>Consultation</translation>
    </message>
</context>
<context>
    <name>CounterRecords</name>
    <message>
        <source>相談を記録しました。協議会のページの「相談」と年次報告に出ます。</source>
        <translation>The consultation was recorded. See “Consultations” on the page Councils, and the annual report.</translation>
    </message>
    <message>
        <source>答えを残した相談の記録はありません。「相談として記録」で残せます。</source>
        <translation>No consultation with answers is recorded. “Record…” keeps one.</translation>
    </message>
    <message>
        <source>前の相談から</source>
        <translation>From an earlier consultation</translation>
    </message>
    <message>
        <source>どの相談をもう一度しますか</source>
        <translation>Which consultation shall be asked again?</translation>
    </message>
    <message>
        <source>{day}の相談から、この件で変わったことはありません。</source>
        <translation>Nothing has changed in this case since the consultation of {day}.</translation>
    </message>
    <message>
        <source>資料になし</source>
        <translation>not on file</translation>
    </message>
    <message>
        <source>{name}: {before} → {after}</source>
        <translation>{name}: {before} → {after}</translation>
    </message>
    <message>
        <source>ほか {count} 件</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>{day}の相談から変わったこと（{count} 件）:</source>
        <translation>Changed since the consultation of {day} ({count}):</translation>
    </message>
</context>
<context>
    <name>CoveragePart</name>
    <message>
        <source>全国</source>
        <translation>Whole country</translation>
    </message>
    <message>
        <source>ブロック</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>横軸</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>段階 × {axis}</source>
        <translation>Stage × {axis}</translation>
    </message>
    <message>
        <source>数えるもの</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>支援策と事業</source>
        <translation>Measures and programs</translation>
    </message>
    <message>
        <source>研究支援策</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>事業</source>
        <translation>Programs</translation>
    </message>
    <message>
        <source>比べる</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>別の年度か別のブロックとの違いを、欄ごとに示します</source>
        <translation>Shows cell by cell what differs from another year or block</translation>
    </message>
    <message>
        <source>比べる年度</source>
        <translation>Year to compare with</translation>
    </message>
    <message>
        <source>比べるブロック</source>
        <translation>Block to compare with</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>表を Excel か CSV に書き出す (Ctrl+E)</source>
        <translation>Export the table to Excel or CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>地図を印刷 (Ctrl+P)</source>
        <translation>Print the map (Ctrl+P)</translation>
    </message>
    <message>
        <source>金額は百万円。支援策は 1 件の上限の範囲、事業は当初予算の計。斜線は空白、角の印は重複候補か変化。</source>
        <translation>Amounts in million yen: the range of ceilings of measures, the total of initial budgets of programs. Hatched: a gap. Mark in the corner: a possible overlap, or a change.</translation>
    </message>
    <message>
        <source>支援策を「探す」で開く</source>
        <translation>Measures in “Find”</translation>
    </message>
    <message>
        <source>事業を「探す」で開く</source>
        <translation>Programs in “Find”</translation>
    </message>
    <message>
        <source>議題にする</source>
        <translation>Put on the agenda</translation>
    </message>
    <message>
        <source>次の会議の議題に加えます。Ctrl+Z で戻せます</source>
        <translation>Adds it to the agenda of the next meeting. Ctrl+Z takes it back</translation>
    </message>
    <message>
        <source>地図を作っています</source>
        <translation>Making the map</translation>
    </message>
    <message>
        <source>欄の中身</source>
        <translation>What the cell holds</translation>
    </message>
    <message>
        <source>この欄の記録</source>
        <translation>Records of this cell</translation>
    </message>
    <message>
        <source>似た組</source>
        <translation>Similar pairs</translation>
    </message>
    <message>
        <source>似た組 {count}</source>
        <translation>Similar pairs {count}</translation>
    </message>
    <message>
        <source>この欄には何もありません</source>
        <translation>Nothing is in this cell</translation>
    </message>
    <message>
        <source>この段階とこの列の両方に当たる記録が、この年度にありません。</source>
        <translation>No record of this year belongs to both this stage and this column.</translation>
    </message>
    <message>
        <source>似た組はありません</source>
        <translation>No similar pairs</translation>
    </message>
    <message>
        <source>段階・分野・対象者・目的の言葉が半分以上重なる研究支援策の組が、ここに並びます。</source>
        <translation>Pairs of measures that share at least half of the words of stage, field, applicants and purpose are listed here.</translation>
    </message>
    <message>
        <source>地図を作れません</source>
        <translation>No map can be made</translation>
    </message>
    <message>
        <source>ブロックを選ぶと、その協議会の議題にできます。</source>
        <translation>Choose a block to put this on the agenda of its council.</translation>
    </message>
    <message>
        <source>「{title}」（{day}）の議題 {number} に入れました。Ctrl+Z で戻せます。</source>
        <translation>Now item {number} on the agenda of “{title}” ({day}). Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>空白・重複を印刷</source>
        <translation>Print gaps and overlaps</translation>
    </message>
    <message>
        <source>支援の空白と重複</source>
        <translation>Gaps and overlaps of support</translation>
    </message>
    <message>
        <source>空白・重複を書き出す</source>
        <translation>Export gaps and overlaps</translation>
    </message>
    <message>
        <source>空白と重複</source>
        <translation>Gaps and overlaps</translation>
    </message>
</context>
<context>
    <name>CoverageTable</name>
    <message>
        <source>段階ごとの空白と重複</source>
        <translation>Gaps and overlaps by stage</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>予期しない問題が起きました</source>
        <translation>Something unexpected happened</translation>
    </message>
    <message>
        <source>プログラムの誤りです。保存済みのデータはそのままです。下の報告を開発者に送ると、直す手がかりになります。報告が自動で送られることはありません。</source>
        <translation>This is a mistake in the program. Saved data is unchanged. Sending the report below to the developers helps them mend it; nothing is ever sent by itself.</translation>
    </message>
    <message>
        <source>報告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>エラーの文言も入れる（氏名・ファイル名が入ることがあります）</source>
        <translation>Add the messages of the errors (they may name people and files)</translation>
    </message>
    <message>
        <source>報告をコピー</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>続ける</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>データの部分</source>
        <translation>Parts of the data page</translation>
    </message>
    <message>
        <source>取り込み</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>書き出し</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>交換</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>控え</source>
        <translation>Backup</translation>
    </message>
</context>
<context>
    <name>DataPlace</name>
    <message>
        <source>データ</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>ファイルを開く・取り込む…</source>
        <translation>Open or import a file…</translation>
    </message>
    <message>
        <source>変更パッケージと取り込めるファイル ({patterns})</source>
        <translation>Change packages and files to import ({patterns})</translation>
    </message>
    <message>
        <source>すべてのファイル (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>ファイルを開く・取り込む</source>
        <translation>Open or import a file</translation>
    </message>
</context>
<context>
    <name>DecisionForm</name>
    <message>
        <source>決定事項の記入</source>
        <translation>New decision</translation>
    </message>
    <message>
        <source>決定事項の変更</source>
        <translation>Edit decision</translation>
    </message>
    <message>
        <source>例: R9.3.31</source>
        <translation>e.g. 2027-03-31</translation>
    </message>
</context>
<context>
    <name>DecisionsPart</name>
    <message>
        <source>決定事項を記入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>決定事項の記録はありません</source>
        <translation>No decision is recorded</translation>
    </message>
    <message>
        <source>決定事項は会議に属します。会議を記入してから、その決定事項を記入してください。</source>
        <translation>A decision belongs to a meeting. Please add the meeting first, then its decisions.</translation>
    </message>
    <message>
        <source>会議を記入する</source>
        <translation>Add a meeting</translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>選んだ記録</source>
        <translation>Chosen record</translation>
    </message>
</context>
<context>
    <name>DraftOffer</name>
    <message>
        <source>引き継ぐ</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>破棄</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>前回、保存されなかった入力があります（{day} {time}）。</source>
        <translation>Something was typed last time and not saved ({day} {time}).</translation>
    </message>
    <message>
        <source>前回、保存されなかった入力があります（{day} {time}、ほか {count} 件）。</source>
        <translation>Something was typed last time and not saved ({day} {time}, {count} more).</translation>
    </message>
</context>
<context>
    <name>EditActions</name>
    <message>
        <source>ライブラリを開いています…</source>
        <translation>Opening the library…</translation>
    </message>
    <message>
        <source>先に記録を選んでください。</source>
        <translation>Please choose a record first.</translation>
    </message>
    <message>
        <source>一件だけ選んでください。</source>
        <translation>Please choose one record only.</translation>
    </message>
    <message>
        <source>{kind}にはありません。</source>
        <translation>A {kind} has none.</translation>
    </message>
    <message>
        <source>{kind}を保存しました。Ctrl+Z で取り消せます。</source>
        <translation>Saved: {kind}. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>削除しました。Ctrl+Z で元に戻せます。</source>
        <translation>Deleted. Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>収録データとの食い違いはありません。</source>
        <translation>Nothing differs from the bundled facts.</translation>
    </message>
    <message>
        <source>新しい収録データと食い違う訂正が {count} 件あります。記録の「編集」メニューで選べます。</source>
        <translation>Corrections that differ from the new bundled facts: {count}. Choose under “Edit” of a record.</translation>
    </message>
</context>
<context>
    <name>EditMenus</name>
    <message>
        <source>収録データとの食い違い…</source>
        <translation>Differences from the bundled facts…</translation>
    </message>
    <message>
        <source>新しい記録</source>
        <translation>New record</translation>
    </message>
    <message>
        <source>{kind}…</source>
        <translation>{kind}…</translation>
    </message>
    <message>
        <source>編集…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>公募回…</source>
        <translation>Editions…</translation>
    </message>
    <message>
        <source>予算額・成果・実施地域…</source>
        <translation>Amounts, outcomes, participations…</translation>
    </message>
    <message>
        <source>実施地域・成果…</source>
        <translation>Participations, outcomes…</translation>
    </message>
    <message>
        <source>メモを書く…</source>
        <translation>Write note…</translation>
    </message>
    <message>
        <source>タグ…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>自所の状況…</source>
        <translation>Own status…</translation>
    </message>
    <message>
        <source>お気に入りに入れる</source>
        <translation>Add to favourites</translation>
    </message>
    <message>
        <source>お気に入りから外す</source>
        <translation>Take out of favourites</translation>
    </message>
    <message>
        <source>履歴…</source>
        <translation>History…</translation>
    </message>
    <message>
        <source>削除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>記録を選ぶと、編集やメモができます</source>
        <translation>Choose a record to edit it or to write a note</translation>
    </message>
    <message>
        <source>選んだ {count} 件（編集・メモ・履歴は一件ずつ）</source>
        <translation>{count} records chosen (edit, note, history: one at a time)</translation>
    </message>
    <message>
        <source>この画面の記録</source>
        <translation>Records of this page</translation>
    </message>
</context>
<context>
    <name>EndingNotice</name>
    <message>
        <source>地域施策ナビゲータ</source>
        <translation>Regional Program Navigator</translation>
    </message>
    <message>
        <source>終了しています…</source>
        <translation>Ending…</translation>
    </message>
    <message>
        <source>中止して終了</source>
        <translation>Stop and end</translation>
    </message>
    <message>
        <source>変更の控えを作っています。</source>
        <translation>A backup of the changes is being made.</translation>
    </message>
    <message>
        <source>作業を中止しています。途中のものは書き込まれません。</source>
        <translation>The work is being stopped. Nothing that is half done is written.</translation>
    </message>
    <message>
        <source>書き込みが終わるのを待っています。中止すると、途中の取り込みや書き出しは何も残しません。</source>
        <translation>Waiting for what is being written. When you stop it, an unfinished import or export leaves nothing.</translation>
    </message>
</context>
<context>
    <name>EntryActions</name>
    <message>
        <source>「{title}」を削除しました。Ctrl+Z で戻せます。</source>
        <translation>“{title}” was deleted. Ctrl+Z brings it back.</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>日付は H19.7.3、2007-7-3、平成19年7月 のどれでも。Ctrl+Enter で保存</source>
        <translation>Dates as 2007-7-3, H19.7.3 or 2007-7. Ctrl+Enter saves</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>まだ保存できません — {field}：{problem}</source>
        <translation>Cannot be saved yet — {field}: {problem}</translation>
    </message>
    <message>
        <source>入力した内容を保存せずに閉じますか。</source>
        <translation>Close without saving what you entered?</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>新しく記入する (Insert)</source>
        <translation>Add a new one (Insert)</translation>
    </message>
    <message>
        <source>変更</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>選んだ記録を変更する (F2)</source>
        <translation>Edit the chosen record (F2)</translation>
    </message>
    <message>
        <source>複製</source>
        <translation>Reuse</translation>
    </message>
    <message>
        <source>選んだ記録をもとに新しく記入する (Ctrl+D)</source>
        <translation>Add a new record from the chosen one (Ctrl+D)</translation>
    </message>
    <message>
        <source>履歴</source>
        <translation>History</translation>
    </message>
    <message>
        <source>削除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>選んだ記録を削除する (Delete)。Ctrl+Z で戻せます</source>
        <translation>Delete the chosen record (Delete). Ctrl+Z brings it back</translation>
    </message>
</context>
<context>
    <name>ExchangeLog</name>
    <message>
        <source>交換の記録</source>
        <translation>Exchanges so far</translation>
    </message>
    <message>
        <source>選んだ統合の競合（選び直すと、この事務所の新しい変更になります）</source>
        <translation>Conflicts of the chosen merge (choosing again makes a new change of this office)</translation>
    </message>
    <message>
        <source>まだ交換していません</source>
        <translation>Nothing has been exchanged yet</translation>
    </message>
    <message>
        <source>「変更を書き出す」で作ったファイルを USB メモリで渡し、相手のものは「パッケージを開く」で開きます。</source>
        <translation>Hand over the file that “Export changes” makes on a USB stick, and open theirs with “Open package”.</translation>
    </message>
</context>
<context>
    <name>ExchangePart</name>
    <message>
        <source>この事務所の名前</source>
        <translation>Name of this office</translation>
    </message>
    <message>
        <source>この事務所の名前（相手に見えます）</source>
        <translation>Name of this office (the others see it)</translation>
    </message>
    <message>
        <source>名前を付ける</source>
        <translation>Set name</translation>
    </message>
    <message>
        <source>この事務所の指紋</source>
        <translation>Fingerprint of this office</translation>
    </message>
    <message>
        <source>交換の記録</source>
        <translation>Exchanges so far</translation>
    </message>
    <message>
        <source>この事務所</source>
        <translation>This office</translation>
    </message>
    <message>
        <source>変更を渡す・受け取る</source>
        <translation>Hand over and receive changes</translation>
    </message>
    <message>
        <source>記入・訂正・メモ・協議会・相談の記録（相談者の名前を含む）が入ります。比較トレイと星印は入りません。</source>
        <translation>Holds entries, corrections, notes, councils and consultations with the names of visitors; not the comparison tray nor the favourites.</translation>
    </message>
    <message>
        <source>指紋: {mark}（相手はこれを電話などで確かめます）</source>
        <translation>Fingerprint: {mark} (the others check it with you, for example by phone)</translation>
    </message>
    <message>
        <source>中止しました。何も変えていません。</source>
        <translation>Stopped. Nothing was changed.</translation>
    </message>
    <message>
        <source>変更_{name}_{day}</source>
        <translation>changes_{name}_{day}</translation>
    </message>
    <message>
        <source>変更を書き出す</source>
        <translation>Export changes</translation>
    </message>
    <message>
        <source>変更パッケージ (*.rpnx)</source>
        <translation>Change packages (*.rpnx)</translation>
    </message>
    <message>
        <source>{count} 件の変更を書き出しました。</source>
        <translation>Changes exported: {count}.</translation>
    </message>
    <message>
        <source>「{name}」に書き出しています…</source>
        <translation>Writing to “{name}”…</translation>
    </message>
    <message>
        <source>パッケージを開く</source>
        <translation>Open a package</translation>
    </message>
    <message>
        <source>「{name}」を調べています…</source>
        <translation>Looking into “{name}”…</translation>
    </message>
    <message>
        <source>{new} 件を統合しました（競合 {conflicts} 件）。Ctrl+Z で戻せます。</source>
        <translation>Merged: {new} (conflicts: {conflicts}). Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>{new} 件を、この事務所の変更として取り入れました。Ctrl+Z で戻せます。</source>
        <translation>Taken in as changes of this office: {new}. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>控えを取ってから「{name}」の変更を取り入れています…</source>
        <translation>Making a backup, then taking in the changes of “{name}”…</translation>
    </message>
    <message>
        <source>選び直しました。Ctrl+Z で戻せます。</source>
        <translation>Chosen anew. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>印刷できるのは、開いたパッケージです。</source>
        <translation>Only an opened package can be printed.</translation>
    </message>
    <message>
        <source>他の事務所の変更</source>
        <translation>Changes of another office</translation>
    </message>
    <message>
        <source>競合を書き出す</source>
        <translation>Export the conflicts</translation>
    </message>
    <message>
        <source>競合</source>
        <translation>Conflicts</translation>
    </message>
</context>
<context>
    <name>ExportPart</name>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>表を書き出す…</source>
        <translation>Export tables…</translation>
    </message>
    <message>
        <source>ひな形を作る…</source>
        <translation>Make a template…</translation>
    </message>
    <message>
        <source>検索の結果を書き出す…</source>
        <translation>Export search results…</translation>
    </message>
    <message>
        <source>データパッケージを作る…</source>
        <translation>Make a data package…</translation>
    </message>
    <message>
        <source>検索の結果でパッケージを作る…</source>
        <translation>Package the search results…</translation>
    </message>
    <message>
        <source>表を選ぶ</source>
        <translation>Choose tables</translation>
    </message>
    <message>
        <source>選んだ表</source>
        <translation>Chosen tables</translation>
    </message>
    <message>
        <source>Excel・CSV・JSON。書き換えて、そのまま取り込み直せます。表を選ばなければ全部です。</source>
        <translation>Excel, CSV or JSON, which can be edited and imported again. Without a choice, all tables.</translation>
    </message>
    <message>
        <source>記入用のひな形</source>
        <translation>Template to fill in</translation>
    </message>
    <message>
        <source>選んだ表の、中身のない Excel ブック。選択肢と書き方の説明が付きます。</source>
        <translation>An empty Excel workbook of the chosen tables, with the choices and how to fill it in.</translation>
    </message>
    <message>
        <source>検索の結果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>データパッケージ</source>
        <translation>Data package</translation>
    </message>
    <message>
        <source>資料の全部を、収録資料と同じ形（CSV と datapackage.json）で ZIP に入れます。</source>
        <translation>All facts in a ZIP file, in the form of the bundled facts (CSV and datapackage.json).</translation>
    </message>
    <message>
        <source>「探す」に今あるもの: {filter}</source>
        <translation>Now in “Find”: {filter}</translation>
    </message>
    <message>
        <source>Excel ブック (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>表を書き出す</source>
        <translation>Export tables</translation>
    </message>
    <message>
        <source>資料</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>検索の結果を書き出す</source>
        <translation>Export the search results</translation>
    </message>
    <message>
        <source>ひな形にする表を、左の一覧で選んでください。</source>
        <translation>Please choose the tables of the template in the list at the left.</translation>
    </message>
    <message>
        <source>ひな形を作る</source>
        <translation>Make a template</translation>
    </message>
    <message>
        <source>ひな形</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>データパッケージ (*.zip)</source>
        <translation>Data packages (*.zip)</translation>
    </message>
    <message>
        <source>データパッケージを作る</source>
        <translation>Make a data package</translation>
    </message>
    <message>
        <source>この画面に印刷するものはありません。表は「探す」などの画面から印刷できます。</source>
        <translation>There is nothing to print here. Lists can be printed from “Find” and the other pages.</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Excel ブック (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>前の書き出しが終わるまでお待ちください。</source>
        <translation>Please wait until the export before this one is done.</translation>
    </message>
    <message>
        <source>「{name}」に書き出しています…</source>
        <translation>Exporting to “{name}”…</translation>
    </message>
    <message>
        <source>書き出しを中止しました。何も書いていません。</source>
        <translation>The export was stopped. Nothing was written.</translation>
    </message>
</context>
<context>
    <name>FacetDelegate</name>
    <message>
        <source>除く</source>
        <translation>not</translation>
    </message>
</context>
<context>
    <name>FacetGroup</name>
    <message>
        <source>{facet}を探す</source>
        <translation>Find in {facet}</translation>
    </message>
    <message>
        <source>まだありません。一覧の行を選び、右クリックか Ctrl+T で付けます。</source>
        <translation>None yet. Choose rows of the list and tag them by a right click or Ctrl+T.</translation>
    </message>
    <message>
        <source>{facet}（{count}）</source>
        <translation>{facet} ({count})</translation>
    </message>
    <message>
        <source>{facet}、開いています</source>
        <translation>{facet}, open</translation>
    </message>
    <message>
        <source>{facet}、閉じています</source>
        <translation>{facet}, closed</translation>
    </message>
    <message>
        <source>上位だけを表示</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>すべて表示（{count}）</source>
        <translation>Show all ({count})</translation>
    </message>
</context>
<context>
    <name>FacetList</name>
    <message>
        <source>除く (右クリック、Shift+Space)</source>
        <translation>Exclude (right click, Shift+Space)</translation>
    </message>
</context>
<context>
    <name>FacetModel</name>
    <message>
        <source>除く {label}</source>
        <translation>Not {label}</translation>
    </message>
    <message>
        <source>{label} {count} 件</source>
        <translation>{label}, {count}</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>絞り込み</source>
        <translation>Filters</translation>
    </message>
</context>
<context>
    <name>FactForm</name>
    <message>
        <source>新しい記録：{kind}</source>
        <translation>New record: {kind}</translation>
    </message>
    <message>
        <source>編集：{kind}</source>
        <translation>Edit: {kind}</translation>
    </message>
    <message>
        <source>収録された記録です。変えた項目は「訂正」として残り、元の値と並べて示されます。</source>
        <translation>This is a bundled record. What you change is kept as a correction and shown beside the value it had.</translation>
    </message>
    <message>
        <source>新しい出典：{field}</source>
        <translation>New source: {field}</translation>
    </message>
    <message>
        <source>{field} ＊</source>
        <translation>{field} *</translation>
    </message>
    <message>
        <source>訂正済み（元の値: {original}）</source>
        <translation>Corrected (it was: {original})</translation>
    </message>
    <message>
        <source>記載なし</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>はい</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>名称の一部を入れて選ぶ</source>
        <translation>Type a part of the name and choose</translation>
    </message>
    <message>
        <source>一覧にない出典を新しく入れる</source>
        <translation>Enter a new source that is not in the list</translation>
    </message>
    <message>
        <source>例: R8.11.22</source>
        <translation>e.g. 2026-11-22</translation>
    </message>
    <message>
        <source>{amount} 百万円</source>
        <translation>{amount} million yen</translation>
    </message>
</context>
<context>
    <name>FactHistoryDialog</name>
    <message>
        <source>この版に戻す</source>
        <translation>Restore this version</translation>
    </message>
    <message>
        <source>選んだ変更をした直後の内容に戻します。Ctrl+Z で取り消せます。</source>
        <translation>Brings back the record as it was right after the chosen change. Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>収録の値に戻す</source>
        <translation>Restore bundled value</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>検索… 例: 函館 水産</source>
        <translation>Search… e.g. Tokachi</translation>
    </message>
    <message>
        <source>地域の検索</source>
        <translation>Search of regions</translation>
    </message>
    <message>
        <source>ブロック</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>全ブロック</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>都道府県</source>
        <translation>Prefecture</translation>
    </message>
    <message>
        <source>全都道府県</source>
        <translation>Prefectures</translation>
    </message>
    <message>
        <source>事業</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>全事業</source>
        <translation>Programs</translation>
    </message>
    <message>
        <source>分野</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>全分野</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>実施年度</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>全年度</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>場所の資料なしも</source>
        <translation>Unplaced too</translation>
    </message>
    <message>
        <source>都道府県の資料がない地域は、どのブロックにも当たり得るので、印を付けて残します</source>
        <translation>Regions without a prefecture on file may belong to any block: they stay, marked</translation>
    </message>
    <message>
        <source>条件をすべて消す</source>
        <translation>Clear all conditions</translation>
    </message>
    <message>
        <source>場所の資料なしも（{count}）</source>
        <translation>Unplaced too ({count})</translation>
    </message>
</context>
<context>
    <name>FinderPage</name>
    <message>
        <source>記録</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>一覧の行を選ぶと、内容・金額・出典をここに表示します。</source>
        <translation>Choose a row of the list to see its contents, amounts and sources here.</translation>
    </message>
    <message>
        <source>一覧の種類</source>
        <translation>Kind of list</translation>
    </message>
    <message>
        <source>{count} 行をコピーしました。</source>
        <translation>Rows copied: {count}</translation>
    </message>
    <message>
        <source>{program}: {amount} 百万円 — {reason}</source>
        <translation>{program}: {amount} million yen — {reason}</translation>
    </message>
</context>
<context>
    <name>FinderPapers</name>
    <message>
        <source>この記録のすべてを印刷</source>
        <translation>Print all of this record</translation>
    </message>
    <message>
        <source>施策個票</source>
        <translation>Record sheet</translation>
    </message>
    <message>
        <source>一覧を印刷</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>{catalogue}一覧</source>
        <translation>Catalogue: {catalogue}</translation>
    </message>
    <message>
        <source>一覧のカタログを印刷</source>
        <translation>Print a catalogue of the list</translation>
    </message>
    <message>
        <source>自動（A4 横）</source>
        <translation>Automatic (A4 landscape)</translation>
    </message>
    <message>
        <source>自動（A4 縦）</source>
        <translation>Automatic (A4 portrait)</translation>
    </message>
    <message>
        <source>一覧を書き出す</source>
        <translation>Export the list</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>この値をコピー</source>
        <translation>Copy this value</translation>
    </message>
    <message>
        <source>すべて選択</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>出典つきでコピー</source>
        <translation>Copy with sources</translation>
    </message>
</context>
<context>
    <name>GroupContent</name>
    <message>
        <source>出典を見る</source>
        <translation>Show the source</translation>
    </message>
    <message>
        <source>（単位：{unit}）</source>
        <translation> (Unit: {unit})</translation>
    </message>
    <message>
        <source>この記録を開く</source>
        <translation>Open this record</translation>
    </message>
</context>
<context>
    <name>GroupView</name>
    <message>
        <source>連携施策群</source>
        <translation>Coordination group</translation>
    </message>
    <message>
        <source>異動の前の年度</source>
        <translation>Year before the changes</translation>
    </message>
    <message>
        <source>異動の後の年度</source>
        <translation>Year after the changes</translation>
    </message>
    <message>
        <source>府省別の図</source>
        <translation>Chart by ministry</translation>
    </message>
    <message>
        <source>内訳の額が印刷された年度を、府省別の積み上げ棒で見る</source>
        <translation>Shows the years whose parts are printed as stacked bars by ministry</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>連携施策群の年度・異動・構成</source>
        <translation>Years, changes and members of the coordination group</translation>
    </message>
    <message>
        <source>分野別の資金の順</source>
        <translation>Fields in order of their funds</translation>
    </message>
    <message>
        <source>異動</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>出典を見る</source>
        <translation>Show the source</translation>
    </message>
    <message>
        <source>{title} の出典</source>
        <translation>Source of {title}</translation>
    </message>
    <message>
        <source>連携施策群を印刷</source>
        <translation>Print the coordination group</translation>
    </message>
    <message>
        <source>連携施策群を書き出す</source>
        <translation>Export the coordination group</translation>
    </message>
</context>
<context>
    <name>HandRow</name>
    <message>
        <source>渡す変更</source>
        <translation>Changes to hand over</translation>
    </message>
    <message>
        <source>この日から</source>
        <translation>From this day</translation>
    </message>
    <message>
        <source>変更を書き出す…</source>
        <translation>Export changes…</translation>
    </message>
    <message>
        <source>パッケージを開く…</source>
        <translation>Open package…</translation>
    </message>
    <message>
        <source>相手の事務所から受け取ったファイル。ここへ落としても開けます</source>
        <translation>A file from another office; it can also be dropped here</translation>
    </message>
    <message>
        <source>信頼を取り消す</source>
        <translation>Withdraw trust</translation>
    </message>
    <message>
        <source>選んだ事務所の鍵を忘れます。相手が鍵を作り直したときだけ、指紋を確かめてから</source>
        <translation>Forgets the key of the chosen office. Only when they have made a new key, and after checking the fingerprint</translation>
    </message>
    <message>
        <source>すべての変更</source>
        <translation>All changes</translation>
    </message>
    <message>
        <source>日付からの変更</source>
        <translation>Changes from a date</translation>
    </message>
    <message>
        <source>「{name}」がまだ受け取っていない変更</source>
        <translation>Changes “{name}” has not received yet</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>前の条件に戻る (Alt+←)</source>
        <translation>Back to the earlier filter (Alt+←)</translation>
    </message>
    <message>
        <source>次の条件に進む (Alt+→)</source>
        <translation>Forward to the later filter (Alt+→)</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>選んだ年度の時点の内容を表示します</source>
        <translation>Shows what stood in the chosen fiscal year</translation>
    </message>
    <message>
        <source>ブロック</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>全国を対象とするもの、記載のないものも表示します</source>
        <translation>What is nationwide or not stated is shown as well</translation>
    </message>
    <message>
        <source>明るい・暗い配色を切り替える</source>
        <translation>Switch between light and dark</translation>
    </message>
    <message>
        <source>設定と言語 (Ctrl+,)</source>
        <translation>Settings and language (Ctrl+,)</translation>
    </message>
    <message>
        <source>キー操作と検索式の説明 (F1)</source>
        <translation>Keys and search syntax (F1)</translation>
    </message>
    <message>
        <source>検索… 例: 医療 OR バイオ 予算&gt;=100</source>
        <translation>Search… e.g. cluster OR biotech budget&gt;=100</translation>
    </message>
    <message>
        <source>検索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>入力するとすぐに絞り込みます (Ctrl+F または /)</source>
        <translation>Filters while you type (Ctrl+F or /)</translation>
    </message>
    <message>
        <source>検索語を消す</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>すべて</source>
        <translation>All</translation>
    </message>
    <message>
        <source>複数を指定</source>
        <translation>Several</translation>
    </message>
</context>
<context>
    <name>HealthDialog</name>
    <message>
        <source>ライブラリを開けません</source>
        <translation>The library cannot be opened</translation>
    </message>
    <message>
        <source>起きたこと</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>無事なもの</source>
        <translation>What is safe</translation>
    </message>
    <message>
        <source>できること</source>
        <translation>What you can do</translation>
    </message>
    <message>
        <source>終了</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>ほかのライブラリを開く…</source>
        <translation>Open another library…</translation>
    </message>
    <message>
        <source>ファイルには何も書き込んでいません。新しい版のプログラムで、そのまま開けます。</source>
        <translation>Nothing was written to the file. A newer version of the program opens it as it is.</translation>
    </message>
    <message>
        <source>ファイルには何も書き込んでいません。収録データはプログラムの中に別にあり、新しいライブラリにいつでも作り直せます。</source>
        <translation>Nothing was written to the file. The bundled facts are kept inside the program; a new library can be made from them at any time.</translation>
    </message>
    <message>
        <source>ファイルには何も書き込んでいません。保存済みの内容はそのままです。</source>
        <translation>Nothing was written to the file. What was saved is unchanged.</translation>
    </message>
    <message>
        <source>ライブラリのある場所</source>
        <translation>Where the library is</translation>
    </message>
    <message>
        <source>場所をコピー</source>
        <translation>Copy location</translation>
    </message>
    <message>
        <source>控えから戻す（今のファイルは名前を変えて残します）</source>
        <translation>Restore a backup (the file as it is now is kept under another name)</translation>
    </message>
    <message>
        <source>控え</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>この控えから戻す</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>同じフォルダーに新しいライブラリを作る</source>
        <translation>Make a new library in the same folder</translation>
    </message>
    <message>
        <source>新しいライブラリの名前</source>
        <translation>Name of the new library</translation>
    </message>
    <message>
        <source>名前</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>新しく作る</source>
        <translation>Make new</translation>
    </message>
    <message>
        <source>ファイルの名前として使える文字で書いてください。</source>
        <translation>Please use characters that a file name may have.</translation>
    </message>
    <message>
        <source>「{name}」はもうあります。別の名前を書いてください。</source>
        <translation>“{name}” is already there. Please write another name.</translation>
    </message>
    <message>
        <source>ライブラリを開く</source>
        <translation>Open a library</translation>
    </message>
    <message>
        <source>ライブラリ (*.rpn);;すべてのファイル (*)</source>
        <translation>Libraries (*.rpn);;All files (*)</translation>
    </message>
</context>
<context>
    <name>HealthReportDialog</name>
    <message>
        <source>健全性の確認</source>
        <translation>Health check</translation>
    </message>
    <message>
        <source>修復</source>
        <translation>Repair</translation>
    </message>
    <message>
        <source>外す印: {mark}</source>
        <translation>Mark to remove: {mark}</translation>
    </message>
    <message>
        <source>人が確かめるもの: {what}</source>
        <translation>For a person to look at: {what}</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>控えを取って修復する</source>
        <translation>Back up and repair</translation>
    </message>
    <message>
        <source>検査していません（上の問題を直すと検査できます）</source>
        <translation>not checked (possible once the problems above are mended)</translation>
    </message>
    <message>
        <source>{count} 件の問題</source>
        <translation>problems: {count}</translation>
    </message>
    <message>
        <source>良好</source>
        <translation>good</translation>
    </message>
    <message>
        <source>ファイルそのものが壊れているため、修復できません。控えから戻してください。</source>
        <translation>The file itself is damaged and cannot be repaired. Please restore a backup.</translation>
    </message>
    <message>
        <source>修復するものはありません。</source>
        <translation>There is nothing to repair.</translation>
    </message>
    <message>
        <source>索引 {index} 件、収録データの行 {facts} 件、計数 {counters} 件を作り直し、記録のない印 {marks} 件を外します。</source>
        <translation>To make anew: index entries {index}, bundled rows {facts}, counters {counters}. Marks without a record to remove: {marks}.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>使い方</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>このプログラムについて</source>
        <translation>About this program</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>履歴</source>
        <translation>History</translation>
    </message>
    <message>
        <source>日時</source>
        <translation>When</translation>
    </message>
    <message>
        <source>事務所</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>変更前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>変更後</source>
        <translation>After</translation>
    </message>
    <message>
        <source>変更の履歴</source>
        <translation>History of changes</translation>
    </message>
    <message>
        <source>変更の記録はありません。</source>
        <translation>No change is recorded.</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>貼り付け.tsv</source>
        <translation>pasted.tsv</translation>
    </message>
</context>
<context>
    <name>ImportPart</name>
    <message>
        <source>ファイルをここにドロップするか、選んでください</source>
        <translation>Drop a file here, or choose one</translation>
    </message>
    <message>
        <source>Excel・CSV（ひな形や書き出した表）、Jグランツの JSON、行政事業レビューの CSV・ZIP、支援制度の CSV、J-Net21 の RSS、データパッケージを取り込めます。まず何が変わるかを示し、確かめてから一度に取り込みます。</source>
        <translation>Excel and CSV (templates and exported tables), jGrants JSON, project review CSV and ZIP, support scheme CSV, J-Net21 RSS and data packages can be imported. You first see what would change; then all of it is imported in one step.</translation>
    </message>
    <message>
        <source>ファイルを選ぶ…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>コピーした表を貼り付ける (Ctrl+V)</source>
        <translation>Paste a copied table (Ctrl+V)</translation>
    </message>
    <message>
        <source>ひな形を作る…</source>
        <translation>Make a template…</translation>
    </message>
    <message>
        <source>最後の取り込みを戻す</source>
        <translation>Take back the last import</translation>
    </message>
    <message>
        <source>取り込んだ記録を「探す」で見る</source>
        <translation>See what was imported in the finder</translation>
    </message>
    <message>
        <source>取り込めるファイル (*.xlsx *.xlsm *.xls *.csv *.tsv *.txt *.json *.zip *.xml *.rss)</source>
        <translation>Files that can be imported (*.xlsx *.xlsm *.xls *.csv *.tsv *.txt *.json *.zip *.xml *.rss)</translation>
    </message>
    <message>
        <source>すべてのファイル (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>取り込むファイルを選ぶ</source>
        <translation>Choose a file to import</translation>
    </message>
    <message>
        <source>クリップボードに表もファイルもありません。</source>
        <translation>The clipboard holds neither a table nor a file.</translation>
    </message>
    <message>
        <source>変わる行がないため、何も書いていません。</source>
        <translation>No row changes, so nothing was written.</translation>
    </message>
    <message>
        <source>{count} 行を取り込み、{left} 行を除きました（Ctrl+Z で丸ごと戻せます）。</source>
        <translation>Rows imported: {count}; left out: {left} (Ctrl+Z undoes all of it).</translation>
    </message>
    <message>
        <source>{count} 行を取り込みました（Ctrl+Z で丸ごと戻せます）。</source>
        <translation>Rows imported: {count} (Ctrl+Z undoes all of it).</translation>
    </message>
    <message>
        <source>中止しました。何も書いていません。</source>
        <translation>Stopped. Nothing was written.</translation>
    </message>
    <message>
        <source>「{name}」を調べています…</source>
        <translation>Looking into “{name}”…</translation>
    </message>
    <message>
        <source>{done} / {total} 行</source>
        <translation>{done} of {total} rows</translation>
    </message>
    <message>
        <source>{done} 行を照らしました</source>
        <translation>Rows compared: {done}</translation>
    </message>
    <message>
        <source>取り込みの記録はまだありません</source>
        <translation>Nothing has been imported yet</translation>
    </message>
    <message>
        <source>取り込むと、いつ何を取り込んだかがここに残ります。</source>
        <translation>What was imported, and when, is kept here.</translation>
    </message>
    <message>
        <source>「{name}」の取り込みを戻しました。Ctrl+Z で取り消せます。</source>
        <translation>The import of “{name}” was taken back. Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>印刷するのは確かめた結果です。まずファイルを選んでください。</source>
        <translation>The result of the check is what can be printed. Please choose a file first.</translation>
    </message>
    <message>
        <source>確かめた結果を印刷</source>
        <translation>Print the result of the check</translation>
    </message>
    <message>
        <source>取り込みの確認</source>
        <translation>Check of the import</translation>
    </message>
    <message>
        <source>確かめた結果を書き出す</source>
        <translation>Export the result of the check</translation>
    </message>
</context>
<context>
    <name>InHand</name>
    <message>
        <source>比較トレイに入れる・外す</source>
        <translation>Put into the tray or take out</translation>
    </message>
    <message>
        <source>選んだ行をコピー</source>
        <translation>Copy the chosen rows</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
</context>
<context>
    <name>ItemHeader</name>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
</context>
<context>
    <name>KeptDialog</name>
    <message>
        <source>保存した比較</source>
        <translation>Saved comparisons</translation>
    </message>
    <message>
        <source>保存した行の組</source>
        <translation>Saved sets of rows</translation>
    </message>
    <message>
        <source>保存したものはまだありません。</source>
        <translation>Nothing has been saved yet.</translation>
    </message>
    <message>
        <source>名前とメモを変える</source>
        <translation>Change name and note</translation>
    </message>
    <message>
        <source>削除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>このプログラムでは読めない内容です</source>
        <translation>This program cannot read its contents</translation>
    </message>
    <message>
        <source>{count} 行</source>
        <translation>Rows: {count}</translation>
    </message>
    <message>
        <source>{count} 件の記録・{day} 保存</source>
        <translation>{count} records, saved {day}</translation>
    </message>
    <message>
        <source>この名前はもう使われています。</source>
        <translation>This name is already in use.</translation>
    </message>
    <message>
        <source>「{name}」を保存しました。</source>
        <translation>“{name}” was saved.</translation>
    </message>
    <message>
        <source>「{name}」を削除しました。「元に戻す」で戻せます。</source>
        <translation>“{name}” was deleted. “Undo” brings it back.</translation>
    </message>
    <message>
        <source>元に戻しました。</source>
        <translation>Undone.</translation>
    </message>
    <message>
        <source>条件を保存</source>
        <translation>Save filter</translation>
    </message>
    <message>
        <source>保存した条件</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>保存した条件はまだありません。一覧の上の「条件を保存」で残せます。</source>
        <translation>No filter has been saved yet. “Save filter” above the list keeps one.</translation>
    </message>
    <message>
        <source>この条件を開く</source>
        <translation>Open this filter</translation>
    </message>
</context>
<context>
    <name>LandscapeList</name>
    <message>
        <source>年度の一覧</source>
        <translation>List of the year</translation>
    </message>
</context>
<context>
    <name>LeadLine</name>
    <message>
        <source>リード文</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>リード文を書き換える</source>
        <translation>Rewrite the lead</translation>
    </message>
    <message>
        <source>自動の文に戻す</source>
        <translation>Automatic text</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>凡例</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>北方領土は、この図の元になった図形に含まれていません。</source>
        <translation>The outlines this map was made from do not hold the Northern Territories.</translation>
    </message>
    <message>
        <source>{title}（{unit}）</source>
        <translation>{title} ({unit})</translation>
    </message>
    <message>
        <source>… 資料なし</source>
        <translation>… not on file</translation>
    </message>
    <message>
        <source>合算せず</source>
        <translation>not added up</translation>
    </message>
    <message>
        <source>{span}: {count} ブロック</source>
        <translation>{span} (blocks: {count})</translation>
    </message>
    <message>
        <source>{span}: {count} 都道府県</source>
        <translation>{span} (prefectures: {count})</translation>
    </message>
    <message>
        <source>合計 {total}（複数の区域にまたがる {shared} も一度だけ数える）</source>
        <translation>Total {total} (the {shared} in several areas count once)</translation>
    </message>
    <message>
        <source>合計 {total}</source>
        <translation>Total {total}</translation>
    </message>
    <message>
        <source>複数の区域にまたがる {shared} は、それぞれの区域に示す</source>
        <translation>Shown in each of several areas: {shared}</translation>
    </message>
    <message>
        <source>うち都道府県の資料がなく地図にないもの {count}</source>
        <translation>Of these not on the map, no prefecture on file: {count}</translation>
    </message>
    <message>
        <source>□ で表示を切り替え、引いて（または Alt+↑↓ で）並べ替えます</source>
        <translation>□ shows or hides a series; drag, or press Alt+↑↓, to reorder</translation>
    </message>
</context>
<context>
    <name>LineageCanvas</name>
    <message>
        <source>系譜の図</source>
        <translation>Picture of the lineage</translation>
    </message>
</context>
<context>
    <name>LineagePage</name>
    <message>
        <source>系譜を読んでいます</source>
        <translation>Reading the lineage</translation>
    </message>
    <message>
        <source>この条件に合う事業はありません</source>
        <translation>No program meets these conditions</translation>
    </message>
    <message>
        <source>府省・種別・分野の条件を減らしてください。</source>
        <translation>Please lift a condition on ministry, kind or field.</translation>
    </message>
    <message>
        <source>条件をすべて外す</source>
        <translation>Remove all conditions</translation>
    </message>
    <message>
        <source>記録を開く</source>
        <translation>Open record</translation>
    </message>
    <message>
        <source>注目する</source>
        <translation>Focus</translation>
    </message>
    <message>
        <source>この系譜だけ</source>
        <translation>This lineage only</translation>
    </message>
    <message>
        <source>推移で見る</source>
        <translation>Show trends</translation>
    </message>
</context>
<context>
    <name>LineagePapers</name>
    <message>
        <source>系譜を印刷</source>
        <translation>Print the lineage</translation>
    </message>
    <message>
        <source>自動（A3 横）</source>
        <translation>Automatic (A3 landscape)</translation>
    </message>
    <message>
        <source>図（SVG） (*.svg)</source>
        <translation>Picture (SVG) (*.svg)</translation>
    </message>
    <message>
        <source>紙面（PDF） (*.pdf)</source>
        <translation>Pages (PDF) (*.pdf)</translation>
    </message>
    <message>
        <source>表（Excel ブック） (*.xlsx)</source>
        <translation>Table (Excel workbook) (*.xlsx)</translation>
    </message>
    <message>
        <source>表（CSV） (*.csv)</source>
        <translation>Table (CSV) (*.csv)</translation>
    </message>
    <message>
        <source>系譜を書き出す</source>
        <translation>Export the lineage</translation>
    </message>
</context>
<context>
    <name>LineagePlace</name>
    <message>
        <source>系譜</source>
        <translation>Lineage</translation>
    </message>
</context>
<context>
    <name>LinesWriter</name>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>出典を見る</source>
        <translation>Show the source</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>選択を外す</source>
        <translation>Untick</translation>
    </message>
    <message>
        <source>地域の一覧</source>
        <translation>List of regions</translation>
    </message>
    <message>
        <source>{count} 地域（全 {whole}）</source>
        <translation>Regions: {count} of {whole}</translation>
    </message>
    <message>
        <source>※ 都道府県か年度の資料が欠けているため残した地域</source>
        <translation>※ Kept, as its prefecture or years are not on file</translation>
    </message>
    <message>
        <source>年度の資料がなく除いた地域 {count}</source>
        <translation>Left out, as no year is on file: {count}</translation>
    </message>
    <message>
        <source>個票 {count} 枚…</source>
        <translation>Sheets ({count})…</translation>
    </message>
    <message>
        <source>一覧の地域すべての個票を、一つの PDF にまとめます</source>
        <translation>Puts the sheets of all listed regions into one PDF</translation>
    </message>
    <message>
        <source>条件に合う地域がありません</source>
        <translation>No region meets the conditions</translation>
    </message>
    <message>
        <source>条件を減らすか、別の語で検索してください。</source>
        <translation>Lift a condition, or search for another word.</translation>
    </message>
    <message>
        <source>条件をすべて消す</source>
        <translation>Clear all conditions</translation>
    </message>
    <message>
        <source>比べる（{count}）</source>
        <translation>Compare ({count})</translation>
    </message>
    <message>
        <source>印を付けた地域を横に並べます（2～{most} 地域）</source>
        <translation>Sets the ticked regions side by side (2 to {most})</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>地域施策ナビゲータ</source>
        <translation>Regional Program Navigator</translation>
    </message>
    <message>
        <source>探す</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>今の条件・内容を保存…</source>
        <translation>Save this filter or page…</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>設定…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>終了</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>やり直す</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>キー操作と検索式の説明</source>
        <translation>Keys and the language of searches</translation>
    </message>
    <message>
        <source>今の条件を保存… (Ctrl+S)</source>
        <translation>Save this filter… (Ctrl+S)</translation>
    </message>
    <message>
        <source>保存した条件を管理…</source>
        <translation>Manage saved filters…</translation>
    </message>
</context>
<context>
    <name>ManyTagsDialog</name>
    <message>
        <source>タグ</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>使っているタグ</source>
        <translation>Tags in use</translation>
    </message>
    <message>
        <source>例: 来年度, 医療</source>
        <translation>e.g. next year, medical</translation>
    </message>
    <message>
        <source>新しいタグ</source>
        <translation>New tags</translation>
    </message>
    <message>
        <source>{tag}（{count} 件中 {has} 件）</source>
        <translation>{tag} ({has} of {count})</translation>
    </message>
</context>
<context>
    <name>MapCanvas</name>
    <message>
        <source>日本地図。矢印キーで区域を移り、Enter で絞り込む</source>
        <translation>Map of Japan. The arrow keys go from area to area, Enter filters</translation>
    </message>
    <message>
        <source>{text}（合算していません）</source>
        <translation>{text} (not added up)</translation>
    </message>
    <message>
        <source>… 資料なし</source>
        <translation>… not on file</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>地図に示す数値</source>
        <translation>Figure on the map</translation>
    </message>
    <message>
        <source>地図の年度</source>
        <translation>Year of the map</translation>
    </message>
    <message>
        <source>推移</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>実施地域の数をブロックごとに推移のページで見る</source>
        <translation>Shows the number of regions by block on the page Trends</translation>
    </message>
    <message>
        <source>地図</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>升目</source>
        <translation>Tiles</translation>
    </message>
    <message>
        <source>数値</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>{kind}: {name}</source>
        <translation>{kind}: {name}</translation>
    </message>
</context>
<context>
    <name>MarkActions</name>
    <message>
        <source>選んだ {count} 件</source>
        <translation>{count} records chosen</translation>
    </message>
</context>
<context>
    <name>MarkDialog</name>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>資料にも記入にもありません（0 ではありません）</source>
        <translation>Neither on file nor entered (this is not zero)</translation>
    </message>
    <message>
        <source>実績</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>予定</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>{name} {count} 件</source>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>回数 {count}</source>
        <translation>Times: {count}</translation>
    </message>
    <message>
        <source>回数の記載なし {count} 件</source>
        <translation>Without a number of times: {count}</translation>
    </message>
    <message>
        <source>参加者（自所の記録） {count} 人</source>
        <translation>Participants (own records): {count}</translation>
    </message>
</context>
<context>
    <name>MeetingDialog</name>
    <message>
        <source>会議を予定する</source>
        <translation>Plan a meeting</translation>
    </message>
    <message>
        <source>{block}の協議会に、これからの会議の予定がありません。予定を作ると、次を議題に入れます。</source>
        <translation>The council of {block} has no meeting ahead. Plan one, and this is put on its agenda:</translation>
    </message>
    <message>
        <source>例: R8.12.15、2026-12</source>
        <translation>e.g. 2026-12-15 or 2026-12</translation>
    </message>
    <message>
        <source>種類</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>会議名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>日付</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>予定して議題にする</source>
        <translation>Plan and put on the agenda</translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>会議の記入</source>
        <translation>New meeting</translation>
    </message>
    <message>
        <source>会議の変更</source>
        <translation>Edit meeting</translation>
    </message>
    <message>
        <source>例: 第3回 幹事会</source>
        <translation>e.g. 3rd executive meeting</translation>
    </message>
    <message>
        <source>例: H19.7.3</source>
        <translation>e.g. 2007-07-03</translation>
    </message>
    <message>
        <source>議題</source>
        <translation>Agenda item</translation>
    </message>
    <message>
        <source>説明者</source>
        <translation>Presenter</translation>
    </message>
    <message>
        <source>一行に一人</source>
        <translation>One person a line</translation>
    </message>
    <message>
        <source>活動にも記入する（実績・予定の件数に入ります）</source>
        <translation>Add as an activity too (counted as done or planned)</translation>
    </message>
</context>
<context>
    <name>MeetingsPart</name>
    <message>
        <source>会議を記入</source>
        <translation>Add meeting</translation>
    </message>
    <message>
        <source>決定事項を記入</source>
        <translation>Add decision</translation>
    </message>
    <message>
        <source>会議の記録はありません</source>
        <translation>No meeting is recorded</translation>
    </message>
    <message>
        <source>会議を記入すると、議題・出席者・決定事項・配った資料を一か所に残せます。</source>
        <translation>A meeting keeps its agenda, people present, decisions and papers in one place.</translation>
    </message>
    <message>
        <source>会議を記入する</source>
        <translation>Add a meeting</translation>
    </message>
</context>
<context>
    <name>MemberForm</name>
    <message>
        <source>構成員の記入</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>構成員の変更</source>
        <translation>Edit member</translation>
    </message>
    <message>
        <source>例: 近畿経済産業局 地域経済部</source>
        <translation>e.g. Kinki Bureau, Regional Economy Department</translation>
    </message>
    <message>
        <source>例: 座長、事務局</source>
        <translation>e.g. chair, secretariat</translation>
    </message>
    <message>
        <source>例: R8.4.1</source>
        <translation>e.g. 2026-04-01</translation>
    </message>
</context>
<context>
    <name>MembersPart</name>
    <message>
        <source>構成員を記入</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>構成員の記録はありません</source>
        <translation>No member is recorded</translation>
    </message>
    <message>
        <source>収録した資料に構成員の記載はありません。事務所で記入すると、概要と年次報告に出ます。</source>
        <translation>The bundled sources name no members. Those your office adds appear in the overview and the annual report.</translation>
    </message>
    <message>
        <source>構成員を記入する</source>
        <translation>Add a member</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>ファイル(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>編集(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>移動(&amp;G)</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>ヘルプ(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>このお知らせを閉じる</source>
        <translation>Close this message</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>「{name}」に書き出しました（{folder}）。</source>
        <translation>Exported to “{name}” ({folder}).</translation>
    </message>
    <message>
        <source>フォルダーを開く</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>場所をコピー</source>
        <translation>Copy location</translation>
    </message>
    <message>
        <source>フォルダーを開けません: {folder}</source>
        <translation>The folder cannot be opened: {folder}</translation>
    </message>
</context>
<context>
    <name>MoneyInfoPopup</name>
    <message>
        <source>予算計の内訳</source>
        <translation>Breakdown of the budget total</translation>
    </message>
    <message>
        <source>表をコピー</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{year} {kind}: ※内数を除く計 {whole} {unit} ・ ※内数を含む計 {everything} {unit}</source>
        <translation>{year} {kind}: {whole} {unit} without ※ partial amounts, {everything} {unit} with them</translation>
    </message>
    <message>
        <source>足した額 {counted} 件（うち※内数 {partial} 件）、足さなかった額 {left_out} 件</source>
        <translation>Amounts added: {counted} (※ partial: {partial}); not added: {left_out}</translation>
    </message>
    <message>
        <source>この年度・種類の額の資料がない事業が {count} 件あります。0 とは数えていません。</source>
        <translation>Programs with no amount of this year and kind on file: {count}. They do not count as 0.</translation>
    </message>
    <message>
        <source>※を含む計にだけ足す</source>
        <translation>Only in the total with ※</translation>
    </message>
    <message>
        <source>足さない</source>
        <translation>Not added</translation>
    </message>
    <message>
        <source>両方の計に足す</source>
        <translation>In both totals</translation>
    </message>
    <message>
        <source>事業</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>金額（{unit}）</source>
        <translation>Amount ({unit})</translation>
    </message>
    <message>
        <source>扱い</source>
        <translation>Treatment</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>MoneyPopup</name>
    <message>
        <source>金額の内訳</source>
        <translation>Breakdown of the amount</translation>
    </message>
    <message>
        <source>金額の種類</source>
        <translation>Kind of amount</translation>
    </message>
    <message>
        <source>金額の年度</source>
        <translation>Year of the amount</translation>
    </message>
    <message>
        <source>種類</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>すべての額の内訳…</source>
        <translation>All amounts…</translation>
    </message>
    <message>
        <source>足していない額</source>
        <translation>Amounts not added</translation>
    </message>
    <message>
        <source>足していない額と理由</source>
        <translation>Amounts not added, and why</translation>
    </message>
</context>
<context>
    <name>MoneyText</name>
    <message>
        <source>{count} 件</source>
        <translation>{count} found</translation>
    </message>
    <message>
        <source>上限額は足し合わせません。公募ごとの上限であり、総額ではないからです。</source>
        <translation>Ceilings are not added up: each is the limit of one call, not a total.</translation>
    </message>
    <message>
        <source>{count} 事業の額を数えました。</source>
        <translation>Programs counted: {count}.</translation>
    </message>
    <message>
        <source>種類の違う金額（当初予算と概算要求など）は足しません。</source>
        <translation>Amounts of different kinds (initial budgets and requests, for example) are not added.</translation>
    </message>
    <message>
        <source>※内数（その事業だけの額と言えない額）は {count} 件で、（ ）内の計にだけ入れました。</source>
        <translation>※ Partial amounts, not those of the program alone: {count}. They count only in the total in brackets.</translation>
    </message>
    <message>
        <source>{count} 事業は、この年度・種類の金額の資料がありません（0 ではありません）。</source>
        <translation>Programs without an amount of this year and kind on file: {count} (this is not zero).</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>月のカレンダー</source>
        <translation>Calendar of the month</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>火</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>水</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>木</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>金</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>土</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>{day} 今日</source>
        <translation>{day} today</translation>
    </message>
    <message>
        <source>ほか {count} 件</source>
        <translation>and {count} more</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>同じ名前のものを置き換える</source>
        <translation>Replace the one of the same name</translation>
    </message>
    <message>
        <source>保存する内容</source>
        <translation>What is saved</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>この名前はもう使われています。</source>
        <translation>This name is already in use.</translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>名前</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>メモ</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>メモ</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>NotesPane</name>
    <message>
        <source>注と出典</source>
        <translation>Notes and sources</translation>
    </message>
    <message>
        <source>注{number} </source>
        <translation>Note {number} </translation>
    </message>
    <message>
        <source>出典</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>資料のある年数</source>
        <translation>Years on file</translation>
    </message>
    <message>
        <source>出来事と計画</source>
        <translation>Events and plans</translation>
    </message>
    <message>
        <source>出典を開く</source>
        <translation>Open the source</translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message>
        <source>会議資料の番号と題名</source>
        <translation>Number and title of the paper</translation>
    </message>
    <message>
        <source>資料番号</source>
        <translation>Paper number</translation>
    </message>
    <message>
        <source>例: 資料2-1</source>
        <translation>e.g. Paper 2-1</translation>
    </message>
    <message>
        <source>題名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>題名を入れてください。</source>
        <translation>Please enter a title.</translation>
    </message>
</context>
<context>
    <name>OmissionsPane</name>
    <message>
        <source>描いていないもの</source>
        <translation>Not drawn</translation>
    </message>
    <message>
        <source>描いていないものはありません。</source>
        <translation>Everything is drawn.</translation>
    </message>
</context>
<context>
    <name>OpenedView</name>
    <message>
        <source>表ごとの件数</source>
        <translation>Numbers by table</translation>
    </message>
    <message>
        <source>競合はありません。</source>
        <translation>There are no conflicts.</translation>
    </message>
    <message>
        <source>競合（双方が変えた項目）</source>
        <translation>Conflicts (fields both have changed)</translation>
    </message>
    <message>
        <source>後から変えた値が残ります。残らなかった値も記録に残り、後から選び直せます。</source>
        <translation>The later value stays. The other one is kept on record and can be chosen afterwards.</translation>
    </message>
    <message>
        <source>取り入れられない変更</source>
        <translation>Changes that cannot be taken in</translation>
    </message>
    <message>
        <source>指紋を相手に確かめました。この事務所を信頼します</source>
        <translation>I have checked the fingerprint with them and trust this office</translation>
    </message>
    <message>
        <source>統合する</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>控えを取ってから取り入れます。Ctrl+Z で戻せます</source>
        <translation>Makes a backup first. Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>もう一度取り入れる</source>
        <translation>Take in again</translation>
    </message>
    <message>
        <source>元に戻してある変更を、この事務所の新しい変更として取り入れます。Ctrl+Z で戻せます</source>
        <translation>Takes in what was taken back as new changes of this office. Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>競合を書き出す…</source>
        <translation>Export conflicts…</translation>
    </message>
    <message>
        <source>取り入れずに閉じる</source>
        <translation>Close without merging</translation>
    </message>
</context>
<context>
    <name>OriginDialog</name>
    <message>
        <source>ファイルの出典</source>
        <translation>Source of the file</translation>
    </message>
    <message>
        <source>行に出典がないとき、このファイルを出典として記します。</source>
        <translation>Rows without a source name this file as theirs.</translation>
    </message>
    <message>
        <source>題名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>発行者</source>
        <translation>Publisher</translation>
    </message>
    <message>
        <source>アドレスかファイル名</source>
        <translation>Address or file name</translation>
    </message>
    <message>
        <source>利用条件の表示</source>
        <translation>Terms of use</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>この出典で確かめる</source>
        <translation>Check with this source</translation>
    </message>
</context>
<context>
    <name>OverviewPart</name>
    <message>
        <source>ブロックの概要</source>
        <translation>Overview of the block</translation>
    </message>
    <message>
        <source>これからの活動</source>
        <translation>Coming activities</translation>
    </message>
    <message>
        <source>最近の活動</source>
        <translation>Recent activities</translation>
    </message>
    <message>
        <source>今年度（{year}）</source>
        <translation>This fiscal year: {year}</translation>
    </message>
    <message>
        <source>未了の決定事項（{count}）</source>
        <translation>Open decisions ({count})</translation>
    </message>
    <message>
        <source>期限 {due}</source>
        <translation>due {due}</translation>
    </message>
    <message>
        <source>期限切れ</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>出典を見る</source>
        <translation>Show the source</translation>
    </message>
    <message>
        <source>構成員（{count}）</source>
        <translation>Members ({count})</translation>
    </message>
    <message>
        <source>資料に構成員の記載はありません。</source>
        <translation>The sources name no members.</translation>
    </message>
    <message>
        <source>構成員を記入する</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>地域（{count}）</source>
        <translation>Regions ({count})</translation>
    </message>
    <message>
        <source>地域のページを開く</source>
        <translation>Open the page of the region</translation>
    </message>
    <message>
        <source>＊ ほかのブロックにもまたがる地域</source>
        <translation>* Region that reaches into other blocks</translation>
    </message>
    <message>
        <source>… 資料なし</source>
        <translation>… not on file</translation>
    </message>
    <message>
        <source>このブロックの施策・施設など</source>
        <translation>Measures, facilities and more in this block</translation>
    </message>
    <message>
        <source>「探す」で一覧を開く</source>
        <translation>Open the list in “Find”</translation>
    </message>
    <message>
        <source>  {count} 件</source>
        <translation>  {count}</translation>
    </message>
</context>
<context>
    <name>OwnBlock</name>
    <message>
        <source>自所のメモ</source>
        <translation>Own notes</translation>
    </message>
    <message>
        <source>この事務所だけのもので、紙には出ません。</source>
        <translation>For this office only; never printed.</translation>
    </message>
    <message>
        <source>収録データとの食い違い {count} 件 </source>
        <translation>Differences from the bundled facts: {count} </translation>
    </message>
    <message>
        <source>確かめて選ぶ</source>
        <translation>Look and choose</translation>
    </message>
    <message>
        <source>変える</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>タグ: </source>
        <translation>Tags: </translation>
    </message>
    <message>
        <source>直す</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>消す</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>PageCanvas</name>
    <message>
        <source>印刷する紙面</source>
        <translation>Pages to print</translation>
    </message>
</context>
<context>
    <name>PageModel</name>
    <message>
        <source>{page} ページ</source>
        <translation>Page {page}</translation>
    </message>
</context>
<context>
    <name>PagePapers</name>
    <message>
        <source>自動（A4 横）</source>
        <translation>Automatic (A4 landscape)</translation>
    </message>
    <message>
        <source>自動（A4 縦）</source>
        <translation>Automatic (A4 portrait)</translation>
    </message>
    <message>
        <source>自動（A3 横）</source>
        <translation>Automatic (A3 landscape)</translation>
    </message>
    <message>
        <source>自動（A3 縦）</source>
        <translation>Automatic (A3 portrait)</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>ページの一覧</source>
        <translation>List of pages</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>当日の内容</source>
        <translation>As shown then</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PaperMenu</name>
    <message>
        <source>一覧を書き出す（Excel・CSV）(&amp;E)…</source>
        <translation>&amp;Export the list (Excel, CSV)…</translation>
    </message>
    <message>
        <source>この記録を印刷（施策個票）(&amp;R)…</source>
        <translation>Print this &amp;record (one-page sheet)…</translation>
    </message>
    <message>
        <source>この記録のすべてを印刷(&amp;A)…</source>
        <translation>Print &amp;all of this record…</translation>
    </message>
    <message>
        <source>一覧を印刷（{count} 件）(&amp;L)…</source>
        <translation>Print the &amp;list (records: {count})…</translation>
    </message>
    <message>
        <source>一覧のカタログを印刷（{count} 件）(&amp;C)…</source>
        <translation>Print a &amp;catalogue of the list (records: {count})…</translation>
    </message>
</context>
<context>
    <name>PapersPanel</name>
    <message>
        <source>会議資料はまだありません。保存した比較・図・検索条件か、印刷した資料の照合番号から加えます。</source>
        <translation>No paper yet. Add a saved comparison, chart or filter, or a printed sheet by its check id.</translation>
    </message>
    <message>
        <source>会議資料</source>
        <translation>Meeting papers</translation>
    </message>
    <message>
        <source>資料を加える…</source>
        <translation>Add paper…</translation>
    </message>
    <message>
        <source>当日の内容</source>
        <translation>As shown then</translation>
    </message>
    <message>
        <source>番号・題名</source>
        <translation>Number, title</translation>
    </message>
    <message>
        <source>外す</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>会議資料を印刷</source>
        <translation>Print the meeting paper</translation>
    </message>
    <message>
        <source>会議資料を外しました。Ctrl+Z で戻せます。</source>
        <translation>The paper was removed. Ctrl+Z brings it back.</translation>
    </message>
</context>
<context>
    <name>PartsDialog</name>
    <message>
        <source>この記録の下にある記録</source>
        <translation>Records below this one</translation>
    </message>
    <message>
        <source>種類</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>由来</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>出典</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>まだありません。「追加」で入れられます。</source>
        <translation>There is none yet. “Add” enters one.</translation>
    </message>
    <message>
        <source>追加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>削除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>編集</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>収録された記録は削除できません。</source>
        <translation>A bundled record cannot be removed.</translation>
    </message>
</context>
<context>
    <name>PathCanvas</name>
    <message>
        <source>道筋の図（段階と時期）</source>
        <translation>Picture of the chain (stages and time)</translation>
    </message>
</context>
<context>
    <name>PathForm</name>
    <message>
        <source>分野</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>指定なし</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>ブロック</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>全国</source>
        <translation>Whole country</translation>
    </message>
    <message>
        <source>都道府県</source>
        <translation>Prefecture</translation>
    </message>
    <message>
        <source>申請する者</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>始まりの段階</source>
        <translation>First stage</translation>
    </message>
    <message>
        <source>目標の段階</source>
        <translation>Target stage</translation>
    </message>
    <message>
        <source>最初の年度</source>
        <translation>First year</translation>
    </message>
    <message>
        <source>例: H19、2007</source>
        <translation>e.g. FY2007</translation>
    </message>
    <message>
        <source>必要額（百万円）</source>
        <translation>Amount needed (million yen)</translation>
    </message>
    <message>
        <source>なくてもよい</source>
        <translation>optional</translation>
    </message>
    <message>
        <source> か月</source>
        <translation> months</translation>
    </message>
    <message>
        <source>必要な期間</source>
        <translation>Time needed</translation>
    </message>
    <message>
        <source>始まり</source>
        <translation>From</translation>
    </message>
    <message>
        <source>目標</source>
        <translation>To</translation>
    </message>
    <message>
        <source>必要額</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>必要期間</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>百万円。5億円、3000万円のようにも書けます</source>
        <translation>In million yen</translation>
    </message>
    <message>
        <source>すべて</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>PathPapers</name>
    <message>
        <source>道筋を印刷</source>
        <translation>Print the chain</translation>
    </message>
    <message>
        <source>道筋を書き出す</source>
        <translation>Export the chains</translation>
    </message>
    <message>
        <source>道筋</source>
        <translation>Paths</translation>
    </message>
    <message>
        <source>計画を保存</source>
        <translation>Save the plan</translation>
    </message>
    <message>
        <source>計画「{name}」を保存しました。</source>
        <translation>The plan “{name}” was saved.</translation>
    </message>
    <message>
        <source>保存した計画</source>
        <translation>Saved plans</translation>
    </message>
    <message>
        <source>{case}（{day} 保存）</source>
        <translation>{case} (saved {day})</translation>
    </message>
</context>
<context>
    <name>PathPart</name>
    <message>
        <source>条件を変えると…</source>
        <translation>Other conditions…</translation>
    </message>
    <message>
        <source>道筋（減点の少ない順）</source>
        <translation>Chains, fewest points first</translation>
    </message>
    <message>
        <source>保存した計画</source>
        <translation>Saved plans</translation>
    </message>
    <message>
        <source>保存…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>この道筋に名前を付けて保存 (Ctrl+S)</source>
        <translation>Save this chain under a name (Ctrl+S)</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>すべての道筋を Excel か CSV に書き出す (Ctrl+E)</source>
        <translation>Export all chains to Excel or CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>この道筋を 1 枚に印刷 (Ctrl+P)</source>
        <translation>Print this chain on one sheet (Ctrl+P)</translation>
    </message>
    <message>
        <source>道筋を探しています</source>
        <translation>Looking for chains</translation>
    </message>
    <message>
        <source>順位の決め方（重み）</source>
        <translation>Weights of the order</translation>
    </message>
    <message>
        <source>{counts}。条件を変えると:</source>
        <translation>{counts}. With other conditions:</translation>
    </message>
    <message>
        <source>{number}&#x3000;減点 {points}</source>
        <translation>{number}   Points: {points}</translation>
    </message>
    <message>
        <source>△ {marked}</source>
        <translation>△ {marked}</translation>
    </message>
    <message>
        <source>△ {flag}</source>
        <translation>△ {flag}</translation>
    </message>
    <message>
        <source>道筋を作れません</source>
        <translation>No chain can be made</translation>
    </message>
</context>
<context>
    <name>PlannerPage</name>
    <message>
        <source>計画の部分</source>
        <translation>Parts of the planner</translation>
    </message>
    <message>
        <source>道筋</source>
        <translation>Paths</translation>
    </message>
    <message>
        <source>空白・重複</source>
        <translation>Gaps and overlaps</translation>
    </message>
    <message>
        <source>相談</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>公募の暦</source>
        <translation>Calendar of calls</translation>
    </message>
    <message>
        <source>変わったこと</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>同義語</source>
        <translation>Synonyms</translation>
    </message>
</context>
<context>
    <name>PlannerPlace</name>
    <message>
        <source>計画</source>
        <translation>Planner</translation>
    </message>
    <message>
        <source>30 日以内に始まる、または締め切る公募が {count} 件あります。最初は {day} {what}: {name}（計画 → 公募の暦）</source>
        <translation>Calls that open or close within 30 days: {count}. The first: {day}, {what}: {name} (Planner → Calendar of calls)</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>縮小 (Ctrl+-)</source>
        <translation>Zoom out (Ctrl+-)</translation>
    </message>
    <message>
        <source>拡大 (Ctrl++)</source>
        <translation>Zoom in (Ctrl++)</translation>
    </message>
    <message>
        <source>表示倍率</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>ページ全体</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>ページの幅</source>
        <translation>Page width</translation>
    </message>
    <message>
        <source>PDFに保存(&amp;S)</source>
        <translation>&amp;Save as PDF</translation>
    </message>
    <message>
        <source>印刷(&amp;P)…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>閉じる(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>PDFに保存 (Ctrl+S)</source>
        <translation>Save as PDF (Ctrl+S)</translation>
    </message>
    <message>
        <source>印刷 (Ctrl+P)</source>
        <translation>Print (Ctrl+P)</translation>
    </message>
    <message>
        <source>{page}／{count} ページ</source>
        <translation>Page {page} of {count}</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>印刷プレビュー</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>印刷前の確認</source>
        <translation>Check before printing</translation>
    </message>
    <message>
        <source>出力が終わるまでお待ちください。</source>
        <translation>Please wait until the output is done.</translation>
    </message>
    <message>
        <source>紙面を作っています…</source>
        <translation>Laying out the pages…</translation>
    </message>
    <message>
        <source>PDF を保存しています…</source>
        <translation>Saving the PDF…</translation>
    </message>
    <message>
        <source>印刷しています…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>資料</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>PDF に保存</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>PDF ファイル (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>「{name}」に保存しました。</source>
        <translation>Saved as “{name}”.</translation>
    </message>
    <message>
        <source>プリンターに送りました。</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>中止しました。</source>
        <translation>Stopped.</translation>
    </message>
</context>
<context>
    <name>ProfilePane</name>
    <message>
        <source>地域のプロファイル</source>
        <translation>Profile of the region</translation>
    </message>
    <message>
        <source>個票…</source>
        <translation>Sheet…</translation>
    </message>
    <message>
        <source>この地域を一枚の個票に印刷します</source>
        <translation>Prints this region on one sheet</translation>
    </message>
    <message>
        <source>推移</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>この地域の成果を推移のページで見る</source>
        <translation>Shows the outcomes of this region on the page Trends</translation>
    </message>
    <message>
        <source>参加した事業</source>
        <translation>Programs taken part in</translation>
    </message>
    <message>
        <source>斜線: 始まりか終わりの年度の資料がなく、続く可能性のある年度</source>
        <translation>Hatched: years it may have run, as its first or last year is not on file</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>成果・テーマ・事例・出典</source>
        <translation>Outcomes, themes, stories and sources</translation>
    </message>
    <message>
        <source>… 資料なし&#x3000;[1] 出典の番号</source>
        <translation>… not on file   [1] number of a source</translation>
    </message>
    <message>
        <source>地域が選ばれていません</source>
        <translation>No region chosen</translation>
    </message>
    <message>
        <source>一覧の行か地図の区域を選ぶと、ここに資料のすべてが出ます。</source>
        <translation>Choose a row of the list or an area of the map to see all that is on file here.</translation>
    </message>
    <message>
        <source>編集</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>訂正、実施地域や成果の追加、メモ、タグ、履歴 (F2 で編集)</source>
        <translation>Corrections, participations and outcomes, notes, tags, history (F2 edits)</translation>
    </message>
    <message>
        <source>・</source>
        <translation>, </translation>
    </message>
    <message>
        <source>資料なし: {names}</source>
        <translation>Not on file: {names}</translation>
    </message>
    <message>
        <source>コピーしました。</source>
        <translation>Copied.</translation>
    </message>
</context>
<context>
    <name>ProgramCard</name>
    <message>
        <source>記録を開く</source>
        <translation>Open record</translation>
    </message>
    <message>
        <source>この系譜だけ</source>
        <translation>This lineage only</translation>
    </message>
    <message>
        <source>推移で見る</source>
        <translation>Show trends</translation>
    </message>
    <message>
        <source>事業を選んでください</source>
        <translation>Choose a program</translation>
    </message>
    <message>
        <source>図の帯を指すと要点が出て、押すと記録が開きます。矢印キーでも帯の間を移れます。</source>
        <translation>Point at a bar to see its main facts, click it to open the record. The arrow keys go from bar to bar, too.</translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>どの表か</source>
        <translation>Which table</translation>
    </message>
    <message>
        <source>この通りに確かめる</source>
        <translation>Check like this</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>表:</source>
        <translation>Table:</translation>
    </message>
    <message>
        <source>見出しと項目</source>
        <translation>Headings and fields</translation>
    </message>
    <message>
        <source>「{name}」の文字コードを選んでください</source>
        <translation>Choose the encoding of “{name}”</translation>
    </message>
    <message>
        <source>文字が正しく読めるものを選びます。決めつけて取り込むことはありません。</source>
        <translation>Choose the one in which the text reads right. Nothing is imported on a guess.</translation>
    </message>
    <message>
        <source>この文字コードで読んだ初めの行</source>
        <translation>First rows read in this encoding</translation>
    </message>
    <message>
        <source>「{name}」は、どの表ですか</source>
        <translation>Which table is “{name}”?</translation>
    </message>
    <message>
        <source>見出しごとに、入れる項目を選びます。選んだ当て方は、取り込んだ後も覚えておきます。</source>
        <translation>Choose the field behind each heading. Your choice is remembered after the import.</translation>
    </message>
    <message>
        <source>見出し</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>初めの行</source>
        <translation>First row</translation>
    </message>
    <message>
        <source>「{heading}」の項目</source>
        <translation>Field of “{heading}”</translation>
    </message>
    <message>
        <source>（取り込まない）</source>
        <translation>(not imported)</translation>
    </message>
    <message>
        <source>（必須）</source>
        <translation> (required)</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>ページ</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>RankedBars</name>
    <message>
        <source>（{unit}）</source>
        <translation>({unit})</translation>
    </message>
</context>
<context>
    <name>RecommendedField</name>
    <message>
        <source>比較トレイから加える</source>
        <translation>Add from the tray</translation>
    </message>
    <message>
        <source>開いている記録を加える</source>
        <translation>Add the open record</translation>
    </message>
    <message>
        <source>外す</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>「探す」で開いた記録、または比較トレイに入れた記録を加えます。</source>
        <translation>Adds the record open in “Find”, or those in the comparison tray.</translation>
    </message>
</context>
<context>
    <name>RecordContent</name>
    <message>
        <source>資料なし</source>
        <translation>not on file</translation>
    </message>
    <message>
        <source>この値で絞り込む</source>
        <translation>Filter by this value</translation>
    </message>
    <message>
        <source>この記録を開く</source>
        <translation>Open this record</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>アドレスをコピー</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>ブラウザで開く</source>
        <translation>Open in browser</translation>
    </message>
    <message>
        <source>出典を見る</source>
        <translation>Show the source</translation>
    </message>
    <message>
        <source>公募回（{count}）</source>
        <translation>Rounds ({count})</translation>
    </message>
    <message>
        <source>別名・旧称</source>
        <translation>Other and former names</translation>
    </message>
    <message>
        <source>関連する記録</source>
        <translation>Related records</translation>
    </message>
    <message>
        <source>出典</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>  募集 {opens} – {closes}</source>
        <translation>  Call {opens} – {closes}</translation>
    </message>
    <message>
        <source>  上限 {ceiling}</source>
        <translation>  Ceiling {ceiling}</translation>
    </message>
    <message>
        <source>  補助率 {rate}</source>
        <translation>  Rate {rate}</translation>
    </message>
</context>
<context>
    <name>RecordHeader</name>
    <message>
        <source>比べる記録</source>
        <translation>Records to compare</translation>
    </message>
    <message>
        <source>【基準】{about}</source>
        <translation>[Base] {about}</translation>
    </message>
    <message>
        <source>出典つきでコピー</source>
        <translation>Copy with sources</translation>
    </message>
    <message>
        <source>記録の全文を、番号つきの出典とともにコピーします (Ctrl+Shift+C)</source>
        <translation>Copies the whole record with its numbered sources (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>施策個票を印刷</source>
        <translation>Print the record sheet</translation>
    </message>
    <message>
        <source>この記録を一枚の個票に印刷します (Ctrl+P)</source>
        <translation>Prints this record on one sheet (Ctrl+P)</translation>
    </message>
    <message>
        <source>推移を見る</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>この事業の金額と成果を、年度ごとの図で見ます</source>
        <translation>Shows amounts and outcomes of this program over the years</translation>
    </message>
    <message>
        <source>系譜で見る</source>
        <translation>Lineage</translation>
    </message>
    <message>
        <source>この事業の前身と後継を、年度の図で見ます</source>
        <translation>Shows what came before and after this program</translation>
    </message>
    <message>
        <source>編集</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>編集・メモ</source>
        <translation>Edit and notes</translation>
    </message>
    <message>
        <source>訂正、メモ、タグ、自所の状況、履歴 (F2 で編集)</source>
        <translation>Corrections, notes, tags, own status, history (F2 edits)</translation>
    </message>
    <message>
        <source>由来: {origin}</source>
        <translation>Origin: {origin}</translation>
    </message>
    <message>
        <source>トレイにあり</source>
        <translation>In tray</translation>
    </message>
    <message>
        <source>比べる</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>比較トレイに入れる</source>
        <translation>Put into the comparison tray</translation>
    </message>
    <message>
        <source>比較トレイから外します (Space)</source>
        <translation>Takes it out of the comparison tray (Space)</translation>
    </message>
    <message>
        <source>比較トレイに入れます (Space)</source>
        <translation>Puts it into the comparison tray (Space)</translation>
    </message>
    <message>
        <source>お気に入り済み</source>
        <translation>Favourite</translation>
    </message>
    <message>
        <source>お気に入り</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>お気に入りから外します (F)</source>
        <translation>Takes it out of the favourites (F)</translation>
    </message>
    <message>
        <source>お気に入りに入れます (F)</source>
        <translation>Puts it into the favourites (F)</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>記録</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>記録が選ばれていません</source>
        <translation>No record chosen</translation>
    </message>
    <message>
        <source>一覧の行を選ぶと、ここに全項目・出典・関連する記録が出ます。↑ ↓ で選び、Enter で開きます。</source>
        <translation>Choose a row of the list to see all its fields, sources and related records here. ↑ ↓ choose, Enter opens.</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>… 資料なし&#x3000;※ 内数&#x3000;[1] 出典の番号</source>
        <translation>… not on file   ※ partial amount   [1] number of a source</translation>
    </message>
    <message>
        <source>公募回・関連する記録・出典</source>
        <translation>Rounds, related records and sources</translation>
    </message>
    <message>
        <source>コピーしました。</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>記録を出典つきでコピーしました。</source>
        <translation>The record was copied with its sources.</translation>
    </message>
</context>
<context>
    <name>RecordsField</name>
    <message>
        <source>{field}（選んだもの）</source>
        <translation>{field} (chosen)</translation>
    </message>
    <message>
        <source>Delete で外します。</source>
        <translation>Delete takes one out.</translation>
    </message>
</context>
<context>
    <name>ReferenceContent</name>
    <message>
        <source>続きを表示（残り {count} 件）</source>
        <translation>Show more ({count} left)</translation>
    </message>
    <message>
        <source>出典を見る</source>
        <translation>Show the source</translation>
    </message>
    <message>
        <source>収集時の注記：</source>
        <translation>Collectors’ note: </translation>
    </message>
    <message>
        <source>資料なし</source>
        <translation>not on file</translation>
    </message>
    <message>
        <source>この記録を開く</source>
        <translation>Open this record</translation>
    </message>
    <message>
        <source>地域のページを開く</source>
        <translation>Open the page of the region</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>アドレスをコピー</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>ブラウザで開く</source>
        <translation>Open in browser</translation>
    </message>
</context>
<context>
    <name>ReferencePage</name>
    <message>
        <source>資料</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>資料の検索</source>
        <translation>Search of the reference</translation>
    </message>
    <message>
        <source>資料を検索… 例: 十勝 OR 神戸</source>
        <translation>Search… e.g. Tokachi</translation>
    </message>
    <message>
        <source>区分</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>出典つきでコピー</source>
        <translation>Copy with sources</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>資料の項目</source>
        <translation>Entries of the reference</translation>
    </message>
    <message>
        <source>資料を開いています…</source>
        <translation>Opening the reference…</translation>
    </message>
    <message>
        <source>すべての資料</source>
        <translation>All of the reference</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>Entries: {count}</translation>
    </message>
    <message>
        <source>「{query}」に当たる資料はありません</source>
        <translation>Nothing in the reference matches “{query}”</translation>
    </message>
    <message>
        <source>別の言い方や短い語で試してください。かな・旧字・全角半角の違いは区別しません。事業・支援策・行事は「探す」で検索します。</source>
        <translation>Try other or shorter words. Kana, old kanji and character width make no difference. Programs, measures and events are searched in “Find”.</translation>
    </message>
    <message>
        <source>検索を消してすべてを見る</source>
        <translation>Clear the search and show all</translation>
    </message>
    <message>
        <source>すべて</source>
        <translation>All</translation>
    </message>
    <message>
        <source>コピーしました。</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>出典つきでコピーしました。</source>
        <translation>Copied with sources.</translation>
    </message>
    <message>
        <source>資料を印刷</source>
        <translation>Print the reference</translation>
    </message>
    <message>
        <source>資料を書き出す</source>
        <translation>Export the reference</translation>
    </message>
</context>
<context>
    <name>ReferencePlace</name>
    <message>
        <source>資料</source>
        <translation>Reference</translation>
    </message>
</context>
<context>
    <name>RegionTable</name>
    <message>
        <source>地域</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>都道府県</source>
        <translation>Pref.</translation>
    </message>
    <message>
        <source>実施年度</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>参加</source>
        <translation>Progs.</translation>
    </message>
    <message>
        <source>※ </source>
        <translation>※ </translation>
    </message>
</context>
<context>
    <name>RegionsPage</name>
    <message>
        <source>地域</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>この地域の個票(&amp;R)…</source>
        <translation>Sheet of this &amp;region…</translation>
    </message>
    <message>
        <source>すべての地域の個票を一つの PDF に(&amp;A)…</source>
        <translation>Sheets of &amp;all regions in one PDF…</translation>
    </message>
    <message>
        <source>並べて比べられるのは {most} 地域までです。</source>
        <translation>Up to {most} regions can stand side by side.</translation>
    </message>
    <message>
        <source>一覧の {count} 地域の個票を一つの PDF に(&amp;L)…</source>
        <translation>Sheets of the &amp;listed regions ({count}) in one PDF…</translation>
    </message>
    <message>
        <source>地域個票を印刷</source>
        <translation>Print the region sheet</translation>
    </message>
    <message>
        <source>地域の個票をまとめて印刷</source>
        <translation>Print region sheets</translation>
    </message>
    <message>
        <source>地域個票集</source>
        <translation>Region sheets</translation>
    </message>
    <message>
        <source>地域の比較を印刷</source>
        <translation>Print the comparison of regions</translation>
    </message>
    <message>
        <source>地域の比較</source>
        <translation>Regions compared</translation>
    </message>
    <message>
        <source>地域の比較を書き出す</source>
        <translation>Export the comparison of regions</translation>
    </message>
    <message>
        <source>地域の一覧を書き出す</source>
        <translation>Export the list of regions</translation>
    </message>
</context>
<context>
    <name>RegionsPlace</name>
    <message>
        <source>地域</source>
        <translation>Regions</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>年次報告</source>
        <translation>Annual report</translation>
    </message>
    <message>
        <source>ブロック</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>活動実績と活動計画を種類別・年度別に数え、会議・決定事項・相談の件数とともに協議会資料の形でまとめます。記録の少ない年度は、資料がないことをそのまま示します。</source>
        <translation>Counts the activities done and planned by kind and year and sets them out as a council paper, with the numbers of meetings, decisions and consultations. Years with few records say plainly that nothing is on file.</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>プレビュー</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>控えから戻す</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>変わる表</source>
        <translation>Tables that change</translation>
    </message>
    <message>
        <source>失われる編集</source>
        <translation>Edits that would be lost</translation>
    </message>
    <message>
        <source>ほか {count} 項目（印刷か書き出しで見られます）</source>
        <translation>and {count} more (print or export shows them)</translation>
    </message>
    <message>
        <source>今のライブラリは先に控えになるので、この操作も後から戻せます。戻したあと、画面は新しく読み込まれます。</source>
        <translation>The library as it is now is backed up first, so this can be undone, too. The window is loaded anew afterwards.</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>書き出し…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>この控えに戻す</source>
        <translation>Restore this backup</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>確かめた結果</source>
        <translation>Result of the check</translation>
    </message>
    <message>
        <source>この中を探す</source>
        <translation>Search in these</translation>
    </message>
    <message>
        <source>結果の中を探す</source>
        <translation>Search in the result</translation>
    </message>
    <message>
        <source>取り込めない行を除いて取り込む</source>
        <translation>Leave out rows that cannot be imported</translation>
    </message>
    <message>
        <source>取り込む</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>出典…</source>
        <translation>Source…</translation>
    </message>
    <message>
        <source>このファイルの題名・発行者・アドレス・利用条件の表示</source>
        <translation>Title, publisher, address and terms of use of this file</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>選んだ行の内容</source>
        <translation>Contents of the chosen row</translation>
    </message>
    <message>
        <source>{count} 行を取り込む</source>
        <translation>Import rows: {count}</translation>
    </message>
    <message>
        <source>ここに入る行はありません。</source>
        <translation>No rows here.</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>一覧</source>
        <translation>List</translation>
    </message>
    <message>
        <source>列の見出し</source>
        <translation>Column headings</translation>
    </message>
    <message>
        <source>標準の列に戻す</source>
        <translation>Standard columns</translation>
    </message>
</context>
<context>
    <name>ResultTableModel</name>
    <message>
        <source>比較トレイ</source>
        <translation>Comparison tray</translation>
    </message>
    <message>
        <source>お気に入り</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>資料なし</source>
        <translation>not on file</translation>
    </message>
    <message>
        <source>{column}: {value}</source>
        <translation>{column}: {value}</translation>
    </message>
    <message>
        <source>{name} を比較トレイに入れる</source>
        <translation>Put {name} into the comparison tray</translation>
    </message>
    <message>
        <source>お気に入りではない</source>
        <translation>Not a favourite</translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>ライブラリを開いています…</source>
        <translation>Opening the library…</translation>
    </message>
    <message>
        <source>{what}（{done}／{total}）</source>
        <translation>{what} ({done}/{total})</translation>
    </message>
    <message>
        <source>ライブラリを準備しています…</source>
        <translation>Preparing the library…</translation>
    </message>
    <message>
        <source>ライブラリを開けません</source>
        <translation>The library cannot be opened</translation>
    </message>
    <message>
        <source>同義語を使わずに探す</source>
        <translation>Search without synonyms</translation>
    </message>
    <message>
        <source>同義語でも探す</source>
        <translation>Search with synonyms</translation>
    </message>
    <message>
        <source>当てはまるものがありません</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>次の条件を外すと見つかります。</source>
        <translation>Removing one of these conditions finds something.</translation>
    </message>
    <message>
        <source>一つの条件を外すだけでは見つかりません。条件をすべて外してやり直してください。</source>
        <translation>Removing a single condition is not enough. Remove all of them and start again.</translation>
    </message>
    <message>
        <source>まだ何もありません</source>
        <translation>There is nothing yet</translation>
    </message>
    <message>
        <source>{condition} を外す（{count} 件）</source>
        <translation>Remove “{condition}” ({count})</translation>
    </message>
    <message>
        <source>条件をすべて外す</source>
        <translation>Remove all conditions</translation>
    </message>
</context>
<context>
    <name>RowsDialog</name>
    <message>
        <source>表示する行</source>
        <translation>Rows to show</translation>
    </message>
    <message>
        <source>保存した行の組</source>
        <translation>Saved sets of rows</translation>
    </message>
    <message>
        <source>この組を保存…</source>
        <translation>Save this set…</translation>
    </message>
    <message>
        <source>組を管理…</source>
        <translation>Manage sets…</translation>
    </message>
    <message>
        <source>上へ</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下へ</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>すべて選ぶ</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>標準に戻す</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>✓ の行を上から順に表示します。ドラッグか Ctrl+↑ Ctrl+↓ で並べ替えます。</source>
        <translation>Ticked rows are shown from the top down. Drag, or press Ctrl+↑ Ctrl+↓, to reorder.</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>この行で表示</source>
        <translation>Show these rows</translation>
    </message>
    <message>
        <source>{row}（{filled}/{count} 件に資料あり）</source>
        <translation>{row} (on file for {filled} of {count})</translation>
    </message>
    <message>
        <source>少なくとも 1 行を選んでください。</source>
        <translation>Please tick at least one row.</translation>
    </message>
    <message>
        <source>保存した行の組を使う</source>
        <translation>Use a saved set of rows</translation>
    </message>
    <message>
        <source>行の組を保存</source>
        <translation>Save the set of rows</translation>
    </message>
</context>
<context>
    <name>SafetyPart</name>
    <message>
        <source>控えのある場所</source>
        <translation>Where the backups are</translation>
    </message>
    <message>
        <source>控えの一覧</source>
        <translation>List of backups</translation>
    </message>
    <message>
        <source>今すぐ控えを取る</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>確かめる</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>選んだ控えを開いて検査する</source>
        <translation>Opens the chosen backup and checks it</translation>
    </message>
    <message>
        <source>戻す…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>選んだ控えに戻すと何が変わるかを見てから戻す (Enter)</source>
        <translation>Shows what the chosen backup would change, then restores it (Enter)</translation>
    </message>
    <message>
        <source>ほかの控えから戻す…</source>
        <translation>Restore another…</translation>
    </message>
    <message>
        <source>写しを作る…</source>
        <translation>Make a copy…</translation>
    </message>
    <message>
        <source>ライブラリの写しを USB メモリなど別の場所に作る</source>
        <translation>Copies the library to another place, such as a USB stick</translation>
    </message>
    <message>
        <source>フォルダーを開く</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>健全性の確認…</source>
        <translation>Health check…</translation>
    </message>
    <message>
        <source>控え</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>場所: {path}</source>
        <translation>Place: {path}</translation>
    </message>
    <message>
        <source>控えはまだありません</source>
        <translation>There is no backup yet</translation>
    </message>
    <message>
        <source>取り込み・統合・修復の前と、変更して終了するときに自動で取ります。今すぐ取ることもできます。</source>
        <translation>One is made before imports, merges and repairs, and on leaving after changes. You can also make one now.</translation>
    </message>
    <message>
        <source>最後の控えの後に変更があります。終了するときに自動で控えを取ります。</source>
        <translation>There are changes since the last backup. One is made when you leave the program.</translation>
    </message>
    <message>
        <source>事務所のデータはすべて控えにあるか、まだ何も記入していません。</source>
        <translation>All data of the office is in the backups, or nothing has been entered yet.</translation>
    </message>
    <message>
        <source>お待ちください…</source>
        <translation>Please wait…</translation>
    </message>
    <message>
        <source>控えを確かめました: {name}（{rows} 行）</source>
        <translation>The backup is good: {name} (rows: {rows})</translation>
    </message>
    <message>
        <source>「{name}」に {count} 件の問題があります。</source>
        <translation>“{name}” has problems: {count}.</translation>
    </message>
    <message>
        <source>「{name}」は良好です。</source>
        <translation>“{name}” is good.</translation>
    </message>
    <message>
        <source>ライブラリ (*.rpn);;すべてのファイル (*)</source>
        <translation>Libraries (*.rpn);;All files (*)</translation>
    </message>
    <message>
        <source>控えを選ぶ</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>写しを作る</source>
        <translation>Make a copy</translation>
    </message>
    <message>
        <source>ライブラリ (*.rpn)</source>
        <translation>Libraries (*.rpn)</translation>
    </message>
    <message>
        <source>フォルダーを開けません: {folder}</source>
        <translation>The folder cannot be opened: {folder}</translation>
    </message>
    <message>
        <source>修復しました。その前の控え: {name}</source>
        <translation>Repaired. Backup made before: {name}</translation>
    </message>
    <message>
        <source>修復しました。人が確かめるものが {count} 件残っています。その前の控え: {name}</source>
        <translation>Repaired. Left for a person to look at: {count}. Backup made before: {name}</translation>
    </message>
    <message>
        <source>控えから戻すと変わること</source>
        <translation>What restoring the backup changes</translation>
    </message>
    <message>
        <source>変わることを印刷</source>
        <translation>Print what changes</translation>
    </message>
    <message>
        <source>失われる編集を書き出す</source>
        <translation>Export the edits that would be lost</translation>
    </message>
    <message>
        <source>失われる編集</source>
        <translation>Edits that would be lost</translation>
    </message>
    <message>
        <source>控えの一覧を書き出す</source>
        <translation>Export the list of backups</translation>
    </message>
</context>
<context>
    <name>SaveFile</name>
    <message>
        <source>場所:</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>ファイルの種類:</source>
        <translation>Files of type:</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>設定</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>配色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>年度の表し方</source>
        <translation>Style of years</translation>
    </message>
    <message>
        <source>OSの設定に従う</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>明るい</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>暗い</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>自分のブロック</source>
        <translation>Your block</translation>
    </message>
    <message>
        <source>決めない（すべて）</source>
        <translation>None (all)</translation>
    </message>
    <message>
        <source>起動したとき、このブロックで絞り込みます。全国を対象とするもの、記載のないものも表示します。</source>
        <translation>The program starts with this block chosen. What is nationwide or not stated is shown as well.</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>例: {year}に開始</source>
        <translation>Example: begun in {year}</translation>
    </message>
</context>
<context>
    <name>SetupPanel</name>
    <message>
        <source>用紙</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>縦</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>横</source>
        <translation>Landscape</translation>
    </message>
    <message>
        <source>向き</source>
        <translation>Orientation</translation>
    </message>
    <message>
        <source>カラー</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>白黒</source>
        <translation>Black and white</translation>
    </message>
    <message>
        <source>色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>上の余白（mm）</source>
        <translation>Top margin (mm)</translation>
    </message>
    <message>
        <source>左の余白（mm、とじしろ）</source>
        <translation>Left margin (mm, for binding)</translation>
    </message>
    <message>
        <source>右の余白（mm）</source>
        <translation>Right margin (mm)</translation>
    </message>
    <message>
        <source>下の余白（mm）</source>
        <translation>Bottom margin (mm)</translation>
    </message>
    <message>
        <source>用紙(&amp;S)</source>
        <translation>P&amp;aper</translation>
    </message>
    <message>
        <source>向き(&amp;O)</source>
        <translation>&amp;Orientation</translation>
    </message>
    <message>
        <source>色(&amp;G)</source>
        <translation>Colou&amp;r</translation>
    </message>
    <message>
        <source>上</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>左</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>右</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>下</source>
        <translation>Foot</translation>
    </message>
    <message>
        <source>余白（左はとじしろ）</source>
        <translation>Margins (left for binding)</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>協議会</source>
        <translation>Council</translation>
    </message>
    <message>
        <source>例: 近畿地域ブロック協議会</source>
        <translation>e.g. Kinki Regional Block Council</translation>
    </message>
    <message>
        <source>会議</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>例: 第3回 幹事会</source>
        <translation>e.g. 3rd executive meeting</translation>
    </message>
    <message>
        <source>資料番号</source>
        <translation>Paper number</translation>
    </message>
    <message>
        <source>例: 資料2-1</source>
        <translation>e.g. Paper 2-1</translation>
    </message>
    <message>
        <source>題名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>作成者</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>例: 近畿経済産業局 地域課</source>
        <translation>e.g. Regional Division, Kinki Bureau</translation>
    </message>
    <message>
        <source>リード文</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>一行に一文。○ を付けて題名の下に印刷します</source>
        <translation>One sentence a line; printed below the title with a ○</translation>
    </message>
    <message>
        <source>日付を入れる</source>
        <translation>Print the date</translation>
    </message>
    <message>
        <source>日付</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>用紙</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>白黒で印刷する</source>
        <translation>Print in black and white</translation>
    </message>
    <message>
        <source>キャンセル</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>プレビュー</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>{size} 横</source>
        <translation>{size} landscape</translation>
    </message>
    <message>
        <source>{size} 縦</source>
        <translation>{size} portrait</translation>
    </message>
    <message>
        <source>リード文は {count} 字までです。</source>
        <translation>The lead may have up to {count} characters.</translation>
    </message>
</context>
<context>
    <name>ShownView</name>
    <message>
        <source>記録を開く</source>
        <translation>Open record</translation>
    </message>
    <message>
        <source>コピー</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>表示できません</source>
        <translation>Cannot be shown</translation>
    </message>
</context>
<context>
    <name>SimilarBlock</name>
    <message>
        <source>似た研究支援策</source>
        <translation>Similar measures</translation>
    </message>
    <message>
        <source>探しています…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>似たものは見つかりませんでした。</source>
        <translation>Nothing similar was found.</translation>
    </message>
    <message>
        <source>似ている度合い（100 が最大）。見当のためのもので、判定ではありません。</source>
        <translation>Likeness out of 100: a hint, not a judgement.</translation>
    </message>
    <message>
        <source>この記録を開く</source>
        <translation>Open this record</translation>
    </message>
    <message>
        <source>  {points}</source>
        <translation>  {points}</translation>
    </message>
</context>
<context>
    <name>StatusDialog</name>
    <message>
        <source>自所の状況</source>
        <translation>Own status</translation>
    </message>
    <message>
        <source>なし</source>
        <translation>None</translation>
    </message>
    <message>
        <source>状況</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>日付</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>コメント</source>
        <translation>Comment</translation>
    </message>
</context>
<context>
    <name>StatusRow</name>
    <message>
        <source>進み具合</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>中止</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>SubjectPanel</name>
    <message>
        <source>対象を検索… 例: 知的クラスター</source>
        <translation>Search… e.g. cluster</translation>
    </message>
    <message>
        <source>対象の検索</source>
        <translation>Search of subjects</translation>
    </message>
    <message>
        <source>対象の種類</source>
        <translation>Kind of subject</translation>
    </message>
    <message>
        <source>すべての種類</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>選んだもの</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>数値のない対象も見せる</source>
        <translation>Also without figures</translation>
    </message>
    <message>
        <source>すべて外す</source>
        <translation>Untick all</translation>
    </message>
    <message>
        <source>「探す」で表示中のもの</source>
        <translation>What “Find” shows</translation>
    </message>
    <message>
        <source>「探す」の一覧にある事業を対象にします</source>
        <translation>Draws the programs in the list of “Find”</translation>
    </message>
    <message>
        <source>対象の一覧</source>
        <translation>List of subjects</translation>
    </message>
    <message>
        <source>「探す」の一覧</source>
        <translation>List of “Find”</translation>
    </message>
    <message>
        <source>「探す」の一覧（{count} 系列）</source>
        <translation>List of “Find” (series: {count})</translation>
    </message>
    <message>
        <source>{count} 件を選択</source>
        <translation>Chosen: {count}</translation>
    </message>
    <message>
        <source>地域別・ブロック別の予算は資料にありません。成果か実施地域の指標を選んでください。</source>
        <translation>Budgets by region or block are not on file. Choose a metric of outcomes or of regions taking part.</translation>
    </message>
</context>
<context>
    <name>SummaryBar</name>
    <message>
        <source>金額の内訳と、足していない額</source>
        <translation>Breakdown, and the amounts left out</translation>
    </message>
    <message>
        <source>お気に入りだけを表示</source>
        <translation>Show favourites only</translation>
    </message>
    <message>
        <source>お気に入り</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>並び順</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>表示する列を選ぶ</source>
        <translation>Choose the columns</translation>
    </message>
    <message>
        <source>条件を保存</source>
        <translation>Save filter</translation>
    </message>
    <message>
        <source>条件を保存する・呼び出す</source>
        <translation>Save and open filters</translation>
    </message>
    <message>
        <source>印刷</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>印刷する (Ctrl+P)・書き出す (Ctrl+E)</source>
        <translation>Print (Ctrl+P), export (Ctrl+E)</translation>
    </message>
    <message>
        <source>並び順: {order}</source>
        <translation>Order: {order}</translation>
    </message>
</context>
<context>
    <name>SynonymsPart</name>
    <message>
        <source>検索の語は、ここにある組のどちらでも見つかります。使われるたびに検索結果の上に示します。</source>
        <translation>A search for one word of a pair finds the other, too. Each use is told above the results.</translation>
    </message>
    <message>
        <source>語</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>同じ意味の語</source>
        <translation>Same meaning</translation>
    </message>
    <message>
        <source>覚え書き（なくてもよい）</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>加える</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>取り除く</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>選んだ組を取り除く (Delete)。Ctrl+Z で戻せます</source>
        <translation>Remove the chosen pair (Delete). Ctrl+Z brings it back</translation>
    </message>
    <message>
        <source>使う</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>覚え書き</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>同義語の一覧</source>
        <translation>List of synonyms</translation>
    </message>
    <message>
        <source>よく使う組</source>
        <translation>Common pairs</translation>
    </message>
    <message>
        <source>選んだ組を加える</source>
        <translation>Add chosen pair</translation>
    </message>
    <message>
        <source>よく使う組（加えるまで使われません）</source>
        <translation>Common pairs (not used until added)</translation>
    </message>
    <message>
        <source>使わない</source>
        <translation>Not used</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>タグ</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>例: 来年度, 医療</source>
        <translation>e.g. next year, medical</translation>
    </message>
    <message>
        <source>いくつかあるときはコンマで区切ります。</source>
        <translation>Separate several by commas.</translation>
    </message>
    <message>
        <source>＋ {tag}</source>
        <translation>+ {tag}</translation>
    </message>
</context>
<context>
    <name>TermCard</name>
    <message>
        <source>この画面の用語</source>
        <translation>Terms on this page</translation>
    </message>
    <message>
        <source>用語の一覧を開く</source>
        <translation>Open the glossary</translation>
    </message>
    <message>
        <source>出典：{source}&#x3000;{place}</source>
        <translation>Source: {source}  {place}</translation>
    </message>
</context>
<context>
    <name>TermHelp</name>
    <message>
        <source>この画面に用語集の語はありません。用語の一覧は「資料」にあります。</source>
        <translation>No term of the glossary stands on this page. The glossary is under “Reference”.</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>参加した事業の年度の帯</source>
        <translation>Years of the programs taken part in</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>… 年度の資料なし</source>
        <translation>… year not on file</translation>
    </message>
</context>
<context>
    <name>TrayBar</name>
    <message>
        <source>比較トレイ</source>
        <translation>Comparison tray</translation>
    </message>
    <message>
        <source>空にする</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>比べる Ctrl+Enter</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>トレイの記録を並べて比べます (Ctrl+Enter)</source>
        <translation>Compares the records of the tray side by side (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>中止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>保存中…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>保存済</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>保存中… {share}％</source>
        <translation>Saving… {share}%</translation>
    </message>
    <message>
        <source>読み取り専用</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>比較トレイ {count}/{most}</source>
        <translation>Tray {count}/{most}</translation>
    </message>
    <message>
        <source>一覧の □ か Space で、比べたい記録をここに集めます</source>
        <translation>Tick □ or press Space to collect records to compare</translation>
    </message>
    <message>
        <source>{title} を比較トレイから外す</source>
        <translation>Take {title} out of the comparison tray</translation>
    </message>
    <message>
        <source>比較トレイから外す</source>
        <translation>Take out of the comparison tray</translation>
    </message>
</context>
<context>
    <name>TrendControls</name>
    <message>
        <source>指標</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>図の形</source>
        <translation>Form of chart</translation>
    </message>
    <message>
        <source>金額の単位</source>
        <translation>Basis of amounts</translation>
    </message>
    <message>
        <source>最初の年度</source>
        <translation>First year</translation>
    </message>
    <message>
        <source>最後の年度</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>系譜をたどる</source>
        <translation>Follow lineage</translation>
    </message>
    <message>
        <source>前身と後継の事業を一つの系列にします。二重には数えません</source>
        <translation>Makes one series of a program with those before and after it. Nothing is counted twice</translation>
    </message>
    <message>
        <source>系列ごとに分ける</source>
        <translation>Split series</translation>
    </message>
    <message>
        <source>同じ目盛りの小さな図を、系列の数だけ並べます</source>
        <translation>Draws one small chart a series, all on the same scale</translation>
    </message>
    <message>
        <source>数え方</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>保存した図</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>保存…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>図を名前を付けて保存 (Ctrl+S)</source>
        <translation>Save the chart under a name (Ctrl+S)</translation>
    </message>
    <message>
        <source>図</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>図の表を Excel か CSV に書き出す (Ctrl+E)</source>
        <translation>Export the table of the chart to Excel or CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>図と表を印刷 (Ctrl+P)</source>
        <translation>Print chart and table (Ctrl+P)</translation>
    </message>
    <message>
        <source>図を保存（PNG・SVG・PDF）…</source>
        <translation>Save picture (PNG, SVG, PDF)…</translation>
    </message>
    <message>
        <source>図をコピー (Ctrl+Shift+C)</source>
        <translation>Copy picture (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>表をコピー</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>～</source>
        <translation>–</translation>
    </message>
    <message>
        <source>名目、実質（デフレーター）、人口1人当たり</source>
        <translation>Nominal, real (with a deflator) or per head</translation>
    </message>
    <message>
        <source>この指標は金額ではないため、実質や1人当たりはありません</source>
        <translation>This metric is no amount of money: it has no real or per head values</translation>
    </message>
    <message>
        <source>成果（選んだ対象にあるもの）</source>
        <translation>Outcomes (of what is chosen)</translation>
    </message>
    <message>
        <source>成果（ほか）</source>
        <translation>Outcomes (other)</translation>
    </message>
    <message>
        <source>{label}（{unit}）: 数値 {count} 件</source>
        <translation>{label} ({unit}), figures: {count}</translation>
    </message>
    <message>
        <source>最初から</source>
        <translation>From first</translation>
    </message>
    <message>
        <source>最後まで</source>
        <translation>To last</translation>
    </message>
    <message>
        <source>連携施策群が数える額だけ（平成19年度）</source>
        <translation>Only what the coordination group counts (FY2007)</translation>
    </message>
    <message>
        <source>デフレーター: {name}</source>
        <translation>Deflator: {name}</translation>
    </message>
    <message>
        <source>数値の多い数え方</source>
        <translation>The counting with most figures</translation>
    </message>
    <message>
        <source>実績の代わりに予定・目標を描く</source>
        <translation>Draw plans and goals instead of results</translation>
    </message>
</context>
<context>
    <name>TrendPapers</name>
    <message>
        <source>図と表を印刷</source>
        <translation>Print chart and table</translation>
    </message>
    <message>
        <source>図の表を書き出す</source>
        <translation>Export the table of the chart</translation>
    </message>
    <message>
        <source>推移</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>PNG 画像 (*.png)</source>
        <translation>PNG pictures (*.png)</translation>
    </message>
    <message>
        <source>SVG 図形 (*.svg)</source>
        <translation>SVG drawings (*.svg)</translation>
    </message>
    <message>
        <source>PDF 文書 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>推移_{day}.png</source>
        <translation>trends_{day}.png</translation>
    </message>
    <message>
        <source>図を保存</source>
        <translation>Save the chart</translation>
    </message>
    <message>
        <source>図をコピーしました。</source>
        <translation>The chart was copied.</translation>
    </message>
    <message>
        <source>保存した図</source>
        <translation>Saved charts</translation>
    </message>
    <message>
        <source>「探す」の一覧・{form}・{day} 保存</source>
        <translation>List of “Find”, {form}, saved {day}</translation>
    </message>
    <message>
        <source>対象 {count} 件・{form}・{day} 保存</source>
        <translation>Subjects: {count}, {form}, saved {day}</translation>
    </message>
</context>
<context>
    <name>TrendsPage</name>
    <message>
        <source>推移</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>推移の種類</source>
        <translation>Kinds of trends</translation>
    </message>
    <message>
        <source>年度の推移</source>
        <translation>Over the years</translation>
    </message>
    <message>
        <source>連携施策群</source>
        <translation>Coordination group</translation>
    </message>
</context>
<context>
    <name>TrendsPlace</name>
    <message>
        <source>推移</source>
        <translation>Trends</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>標準の重みに戻す</source>
        <translation>Standard weights</translation>
    </message>
    <message>
        <source>減点の合計が少ない道筋ほど上に来ます。0 は気にしない。</source>
        <translation>Chains with the fewest points come first. A weight of 0 leaves a matter out.</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>ようこそ</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>地域施策ナビゲータ</source>
        <translation>Regional Program Navigator</translation>
    </message>
    <message>
        <source>地域の科学技術施策を、出典つきの事実から探し、比べ、紙にして渡すための道具です。ネットワークなしで動き、データはこのパソコンの中だけにあります。</source>
        <translation>Find, compare and print Japan&apos;s regional science and technology programs from facts that name their sources. It works without a network; your data stays on this computer.</translation>
    </message>
    <message>
        <source>担当するブロックはどこですか</source>
        <translation>Which block do you serve?</translation>
    </message>
    <message>
        <source>決めない（すべてのブロック）</source>
        <translation>None (all blocks)</translation>
    </message>
    <message>
        <source>全国を対象とするもの、記載のないものは、どのブロックを選んでも表示します。設定でいつでも変えられます。</source>
        <translation>What is nationwide or not stated is shown with every block. You can change this in the settings at any time.</translation>
    </message>
    <message>
        <source>はじめる</source>
        <translation>Start</translation>
    </message>
</context>
</TS>
