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
        <source>報告をコピー</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>続ける</source>
        <translation>Continue</translation>
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
        <source>{count} 行</source>
        <translation>Rows: {count}</translation>
    </message>
    <message>
        <source>このプログラムでは読めない比較です</source>
        <translation>This program cannot read this comparison</translation>
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
        <source>今の条件を保存… (Ctrl+S)</source>
        <translation>Save this filter… (Ctrl+S)</translation>
    </message>
    <message>
        <source>保存した条件を管理…</source>
        <translation>Manage saved filters…</translation>
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
    <name>NameDialog</name>
    <message>
        <source>同じ名前のものを置き換える</source>
        <translation>Replace the one of the same name</translation>
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
    <name>PageStrip</name>
    <message>
        <source>ページの一覧</source>
        <translation>List of pages</translation>
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
    <name>Rail</name>
    <message>
        <source>ページ</source>
        <translation>Pages</translation>
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
    <name>SaveSearchDialog</name>
    <message>
        <source>条件を保存</source>
        <translation>Save filter</translation>
    </message>
    <message>
        <source>保存する条件</source>
        <translation>Filter to save</translation>
    </message>
    <message>
        <source>同じ名前の条件を置き換える</source>
        <translation>Replace the filter of the same name</translation>
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
    <name>SavedSearchDialog</name>
    <message>
        <source>保存した条件</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>保存した条件はまだありません。一覧の上の「条件を保存」で残せます。</source>
        <translation>No filter has been saved yet. “Save filter” above the list keeps one.</translation>
    </message>
    <message>
        <source>変更を保存</source>
        <translation>Save changes</translation>
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
        <source>この条件を開く</source>
        <translation>Open this filter</translation>
    </message>
    <message>
        <source>このプログラムでは読めない条件です</source>
        <translation>This program cannot read this filter</translation>
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
        <source>保存中…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>保存済</source>
        <translation>Saved</translation>
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
<context>
    <name>_NameForm</name>
    <message>
        <source>名前</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>メモ</source>
        <translation>Note</translation>
    </message>
</context>
</TS>
