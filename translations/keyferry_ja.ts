<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>RequestExportTask</name>
    <message>
        <source>Nothing was written</source>
        <translation>何も書き込まれていません</translation>
    </message>
    <message>
        <source>1 request in %1</source>
        <translation>リクエスト1件を%1に保存</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests in %1</source>
        <translation>
            <numerusform>リクエスト%Ln件を%1に保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting requests</source>
        <translation>リクエストをエクスポート中</translation>
    </message>
</context>
<context>
    <name>keyferry::app::DesktopApplication</name>
    <message>
        <source>The database was damaged. It was kept as %1 and a new one was started.</source>
        <translation>データベースが破損していました。元のファイルを%1として残し、新しいデータベースを作成しました。</translation>
    </message>
    <message>
        <source>The backup is in force. What was there before is kept in %1.</source>
        <translation>バックアップを適用しました。以前のデータは%1に残っています。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui</name>
    <message>
        <source>OpenAI chat completions</source>
        <translation>OpenAI Chat Completions</translation>
    </message>
    <message>
        <source>OpenAI responses</source>
        <translation>OpenAI Responses</translation>
    </message>
    <message>
        <source>Azure OpenAI</source>
        <translation>Azure OpenAI</translation>
    </message>
    <message>
        <source>Anthropic messages</source>
        <translation>Anthropic Messages</translation>
    </message>
    <message>
        <source>Google Gemini</source>
        <translation>Google Gemini</translation>
    </message>
    <message>
        <source>Custom: key where you say</source>
        <translation>カスタム：キーの位置を自分で指定</translation>
    </message>
    <message>
        <source>%1 works</source>
        <translation>有効%1件</translation>
    </message>
    <message>
        <source>%1 work</source>
        <translation>有効%1件</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>拒否%1件</translation>
    </message>
    <message>
        <source>%1 unclear</source>
        <translation>不明%1件</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Unclear: the check was refused</source>
        <translation>不明：チェックが拒否されました</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Out of credit</source>
        <translation>残高不足</translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation>レート制限</translation>
    </message>
    <message>
        <source>Unclear: the provider is overloaded</source>
        <translation>不明：プロバイダーが過負荷です</translation>
    </message>
    <message>
        <source>Unclear: no answer</source>
        <translation>不明：応答なし</translation>
    </message>
    <message>
        <source>Unclear: the upstream failed</source>
        <translation>不明：アップストリームのエラー</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未チェック</translation>
    </message>
    <message>
        <source>Works · %1 ms</source>
        <translation>有効 · %1 ms</translation>
    </message>
    <message>
        <source>%1 works.</source>
        <translation>%1は有効です。</translation>
    </message>
    <message>
        <source>%1 works: answered after %2 ms.</source>
        <translation>%1は有効です：%2 msで応答しました。</translation>
    </message>
    <message>
        <source>The upstream could not be reached: %1.</source>
        <translation>アップストリームに接続できませんでした：%1。</translation>
    </message>
    <message>
        <source>%1 with %2: %3.</source>
        <translation>%1（キー%2）：%3。</translation>
    </message>
    <message>
        <source>Keys of this channel can be checked only with a check path; edit the group to give it one.</source>
        <translation>このチャネルのキーのチェックにはチェック用パスが必要です。グループを編集して設定してください。</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <translation>グループには名前が必要です。</translation>
    </message>
    <message>
        <source>At most 100 characters.</source>
        <translation>100文字以内です。</translation>
    </message>
    <message>
        <source>Only a–z, 0–9, “_” and “-”.</source>
        <translation>使えるのはa–z、0–9、「_」、「-」だけです。</translation>
    </message>
    <message>
        <source>Give the address, or remove this line.</source>
        <translation>アドレスを入力するか、この行を削除してください。</translation>
    </message>
    <message>
        <source>Start the address with https:// or http://.</source>
        <translation>アドレスはhttps://またはhttp://で始めてください。</translation>
    </message>
    <message>
        <source>This is not a valid address.</source>
        <translation>有効なアドレスではありません。</translation>
    </message>
    <message>
        <source>The address names no host.</source>
        <translation>アドレスにホスト名がありません。</translation>
    </message>
    <message>
        <source>Leave out the query (“?” and what follows).</source>
        <translation>クエリ（「?」以降）を取り除いてください。</translation>
    </message>
    <message>
        <source>Leave out the fragment (“#” and what follows).</source>
        <translation>フラグメント（「#」以降）を取り除いてください。</translation>
    </message>
    <message>
        <source>Leave out user name and password.</source>
        <translation>ユーザー名とパスワードを取り除いてください。</translation>
    </message>
    <message>
        <source>At least one upstream needs a weight above 0.</source>
        <translation>少なくとも1つのアップストリームの重みを0より大きくしてください。</translation>
    </message>
    <message>
        <source>An aggregate that is on needs a member with a weight above 0.</source>
        <translation>有効な集約グループには、重みが0より大きいメンバーが必要です。</translation>
    </message>
    <message>
        <source>Is an aggregate itself.</source>
        <translation>それ自体が集約グループです。</translation>
    </message>
    <message>
        <source>This group is not there any more.</source>
        <translation>このグループはもうありません。</translation>
    </message>
    <message>
        <source>Start the path with “/”.</source>
        <translation>パスは「/」で始めてください。</translation>
    </message>
    <message>
        <source>This is not a header name.</source>
        <translation>ヘッダー名ではありません。</translation>
    </message>
    <message>
        <source>The key goes to a header or to the query, not to both.</source>
        <translation>キーはヘッダーかクエリのどちらか一方に入れます。</translation>
    </message>
    <message>
        <source>Name the model, or remove this row.</source>
        <translation>モデルを入力するか、この行を削除してください。</translation>
    </message>
    <message>
        <source>Without a row every request would be refused.</source>
        <translation>行がないと、すべてのリクエストが拒否されます。</translation>
    </message>
    <message>
        <source>Another row has this header already.</source>
        <translation>このヘッダーは別の行にあります。</translation>
    </message>
    <message>
        <source>Host may be set, but not removed.</source>
        <translation>Hostは設定できますが、削除はできません。</translation>
    </message>
    <message>
        <source>Only printable ASCII characters can be sent.</source>
        <translation>送信できるのは印字可能なASCII文字だけです。</translation>
    </message>
    <message>
        <source>This has to be a JSON object: {…}.</source>
        <translation>JSONオブジェクトにしてください：{…}。</translation>
    </message>
    <message>
        <source>Give a status, a text, or both.</source>
        <translation>ステータスかテキスト、または両方を入力してください。</translation>
    </message>
    <message>
        <source>Longer than 4,096 bytes.</source>
        <translation>4,096バイトを超えています。</translation>
    </message>
    <message>
        <source>Holds a control character.</source>
        <translation>制御文字が含まれています。</translation>
    </message>
    <message>
        <source>Letters outside ASCII cannot be sent.</source>
        <translation>ASCII以外の文字は送信できません。</translation>
    </message>
    <message>
        <source>Has no key.</source>
        <translation>キーがありません。</translation>
    </message>
    <message>
        <source>Is not a JSON value.</source>
        <translation>JSONの値ではありません。</translation>
    </message>
    <message>
        <source>This value is not allowed.</source>
        <translation>この値は使えません。</translation>
    </message>
    <message>
        <source>The client sent a request that breaks HTTP.</source>
        <translation>クライアントがHTTPに反するリクエストを送信しました。</translation>
    </message>
    <message>
        <source>The client took too long to send its request.</source>
        <translation>クライアントのリクエスト送信に時間がかかりすぎました。</translation>
    </message>
    <message>
        <source>The request asked for a host name that is not on the list of allowed hosts.</source>
        <translation>リクエストのホスト名が許可リストにありません。</translation>
    </message>
    <message>
        <source>A web page that is not on the list of allowed origins asked.</source>
        <translation>許可されたオリジンのリストにないWebページからの要求です。</translation>
    </message>
    <message>
        <source>The access key was missing or wrong.</source>
        <translation>アクセスキーがないか、間違っています。</translation>
    </message>
    <message>
        <source>The access key is not allowed to use this group.</source>
        <translation>このアクセスキーではこのグループを使えません。</translation>
    </message>
    <message>
        <source>This is not there any more.</source>
        <translation>もう存在しません。</translation>
    </message>
    <message>
        <source>There is no such group, or it is disabled.</source>
        <translation>このグループは存在しないか、停止中です。</translation>
    </message>
    <message>
        <source>The group serves only the models on its list.</source>
        <translation>このグループはリストにあるモデルだけを提供します。</translation>
    </message>
    <message>
        <source>This group does not take WebSocket connections.</source>
        <translation>このグループはWebSocket接続を受け付けません。</translation>
    </message>
    <message>
        <source>The client left before the answer was complete.</source>
        <translation>応答が完了する前にクライアントが切断しました。</translation>
    </message>
    <message>
        <source>The group has no usable key. Add keys or restore invalid ones.</source>
        <translation>グループに使えるキーがありません。キーを追加するか、無効なキーを復元してください。</translation>
    </message>
    <message>
        <source>Every key of the group is cooling down.</source>
        <translation>グループのすべてのキーがクールダウン中です。</translation>
    </message>
    <message>
        <source>The upstream closed the connection without a complete answer.</source>
        <translation>アップストリームが応答の途中で接続を閉じました。</translation>
    </message>
    <message>
        <source>The upstream&apos;s answer breaks HTTP.</source>
        <translation>アップストリームの応答がHTTPに反しています。</translation>
    </message>
    <message>
        <source>The upstream did not answer in time.</source>
        <translation>アップストリームが時間内に応答しませんでした。</translation>
    </message>
    <message>
        <source>keyferry is at its limit; try again in a moment.</source>
        <translation>keyferryが上限に達しています。しばらくしてから再試行してください。</translation>
    </message>
    <message>
        <source>keyferry is stopping.</source>
        <translation>keyferryを停止しています。</translation>
    </message>
    <message>
        <source>The file cannot be read or written.</source>
        <translation>ファイルを読み書きできません。</translation>
    </message>
    <message>
        <source>The data folder cannot be used.</source>
        <translation>データフォルダーを使用できません。</translation>
    </message>
    <message>
        <source>Another keyferry already uses this data folder. Quit it first.</source>
        <translation>別のkeyferryがこのデータフォルダーを使用しています。先に終了してください。</translation>
    </message>
    <message>
        <source>The database was written by a newer keyferry. Update this one.</source>
        <translation>データベースは新しいkeyferryで書き込まれています。このkeyferryを更新してください。</translation>
    </message>
    <message>
        <source>The database is damaged. Restore a backup.</source>
        <translation>データベースが破損しています。バックアップから復元してください。</translation>
    </message>
    <message>
        <source>Nothing was saved: the database could not be written. Is there room on the disk?</source>
        <translation>何も保存されていません：データベースに書き込めませんでした。ディスクに空きはありますか？</translation>
    </message>
    <message>
        <source>The stored keys cannot be decrypted: the key file is missing or not the one they were stored with.</source>
        <translation>保存されたキーを復号できません：鍵ファイルがないか、保存時のものと異なります。</translation>
    </message>
    <message>
        <source>Another program uses this port. Choose another in Settings.</source>
        <translation>このポートは別のプログラムが使用中です。設定で別のポートを選んでください。</translation>
    </message>
    <message>
        <source>The system refuses to listen on this address.</source>
        <translation>システムがこのアドレスでの待ち受けを拒否しました。</translation>
    </message>
    <message>
        <source>Something went wrong inside keyferry.</source>
        <translation>keyferryの内部でエラーが起きました。</translation>
    </message>
    <message>
        <source>This name is taken.</source>
        <translation>この名前は使われています。</translation>
    </message>
    <message>
        <source>“%1:” stands there twice.</source>
        <translation>「%1:」が2回あります。</translation>
    </message>
    <message>
        <source>Give a status like 404, 4xx, 200-299 or &gt;=400.</source>
        <translation>404、4xx、200-299、&gt;=400のようにステータスを指定してください。</translation>
    </message>
    <message>
        <source>“%1:” needs a value.</source>
        <translation>「%1:」には値が必要です。</translation>
    </message>
    <message>
        <source>a text is not closed with a quotation mark.</source>
        <translation>文字列の終わりの引用符がありません。</translation>
    </message>
    <message>
        <source>the text ends too early.</source>
        <translation>テキストが途中で終わっています。</translation>
    </message>
    <message>
        <source>a colon is missing.</source>
        <translation>コロンがありません。</translation>
    </message>
    <message>
        <source>too many levels.</source>
        <translation>階層が深すぎます。</translation>
    </message>
    <message>
        <source>“%1” does not belong here.</source>
        <translation>ここに「%1」は書けません。</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>%1行%2列：%3</translation>
    </message>
    <message>
        <source>not cooling</source>
        <translation>クールダウンなし</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1：%2まで</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>クールダウン中</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最終使用</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最後のエラー</translation>
    </message>
    <message>
        <source>Cooling until</source>
        <translation>クールダウン終了</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>%1 milliseconds</source>
        <translation>%1ミリ秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>ステータス</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>先頭バイト</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>アップストリーム</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>配信中</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>受信中</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>%1, cut off</source>
        <translation>%1、途中で切断</translation>
    </message>
    <message>
        <source>Client left</source>
        <translation>クライアント切断</translation>
    </message>
    <message>
        <source>1 key in %1</source>
        <translation>キー1件を%1に保存</translation>
    </message>
    <message>
        <source>%1 keys in %2</source>
        <translation>キー%1件を%2に保存</translation>
    </message>
    <message>
        <source>No new keys</source>
        <translation>新しいキーはありません</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>追加%1件</translation>
    </message>
    <message>
        <source>%1 already there</source>
        <translation>既存%1件</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>拒否%1件</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>応答を待っています</translation>
    </message>
    <message>
        <source>Works: delivering to the client</source>
        <translation>正常：クライアントに配信中</translation>
    </message>
    <message>
        <source>Works: the provider answered</source>
        <translation>正常：プロバイダーが応答しました</translation>
    </message>
    <message>
        <source>The provider refuses this request</source>
        <translation>プロバイダーがこのリクエストを拒否しました</translation>
    </message>
    <message>
        <source>The provider rejects this key</source>
        <translation>プロバイダーがこのキーを拒否しました</translation>
    </message>
    <message>
        <source>The key&apos;s account is out of credit</source>
        <translation>キーのアカウントの残高が足りません</translation>
    </message>
    <message>
        <source>The provider limits this key</source>
        <translation>プロバイダーがこのキーを制限しています</translation>
    </message>
    <message>
        <source>The upstream is overloaded</source>
        <translation>アップストリームが過負荷です</translation>
    </message>
    <message>
        <source>No answer from the upstream</source>
        <translation>アップストリームから応答がありません</translation>
    </message>
    <message>
        <source>The upstream failed</source>
        <translation>アップストリームでエラーが起きました</translation>
    </message>
    <message>
        <source>The client left</source>
        <translation>クライアントが切断しました</translation>
    </message>
    <message>
        <source>The key&apos;s row of failures is over.</source>
        <translation>このキーの連続失敗は終わりました。</translation>
    </message>
    <message>
        <source>The key is not blamed: the fault is in the request itself.</source>
        <translation>キーの失敗には数えません：リクエスト自体の問題です。</translation>
    </message>
    <message>
        <source>Counts against the key; at the group&apos;s threshold it becomes invalid.</source>
        <translation>キーの失敗に数えます。グループのしきい値に達すると無効になります。</translation>
    </message>
    <message>
        <source>The key rests until the limit passes, for this model only where the answer names one.</source>
        <translation>制限が解けるまでキーを休ませます。応答がモデルを示す場合はそのモデルだけです。</translation>
    </message>
    <message>
        <source>The key is not blamed.</source>
        <translation>キーの失敗には数えません。</translation>
    </message>
    <message>
        <source>Key and upstream are not blamed.</source>
        <translation>キーとアップストリームの失敗には数えません。</translation>
    </message>
    <message>
        <source>The request is still running.</source>
        <translation>リクエストは実行中です。</translation>
    </message>
    <message>
        <source>The answer was delivered whole.</source>
        <translation>応答はすべて配信されました。</translation>
    </message>
    <message>
        <source>No further try: the error went to the client.</source>
        <translation>これ以上試しません：エラーをクライアントに返しました。</translation>
    </message>
    <message>
        <source>The answer broke off half-way; the client&apos;s connection was cut as well.</source>
        <translation>応答が途中で途切れたため、クライアントの接続も切断しました。</translation>
    </message>
    <message>
        <source>The request was given up.</source>
        <translation>リクエストを打ち切りました。</translation>
    </message>
    <message>
        <source>Tried again after a pause: nothing had been sent to the client yet.</source>
        <translation>少し待って再試行：クライアントにはまだ何も送っていません。</translation>
    </message>
    <message>
        <source>Next key: nothing had been sent to the client yet.</source>
        <translation>次のキーへ：クライアントにはまだ何も送っていません。</translation>
    </message>
    <message>
        <source>No further try: another key would get the same answer.</source>
        <translation>これ以上試しません：別のキーでも同じ応答になります。</translation>
    </message>
    <message>
        <source>Sent again on a new connection: the first was gone.</source>
        <translation>新しい接続で再送：元の接続は切れていました。</translation>
    </message>
    <message>
        <source>: “%1”</source>
        <translation>：「%1」</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Request&apos;s fault</source>
        <translation>リクエストの誤り</translation>
    </message>
    <message>
        <source>Key rejected</source>
        <translation>キー拒否</translation>
    </message>
    <message>
        <source>Key out of credit</source>
        <translation>キーの残高不足</translation>
    </message>
    <message>
        <source>Key rate-limited</source>
        <translation>キーのレート制限</translation>
    </message>
    <message>
        <source>Upstream overloaded</source>
        <translation>アップストリーム過負荷</translation>
    </message>
    <message>
        <source>Upstream&apos;s fault</source>
        <translation>アップストリームのエラー</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Bad request</source>
        <translation>不正なリクエスト</translation>
    </message>
    <message>
        <source>Unauthorized</source>
        <translation>認証エラー</translation>
    </message>
    <message>
        <source>Payment required</source>
        <translation>支払いが必要</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>アクセス禁止</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>タイムアウト</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>大きすぎます</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>受け付け不可</translation>
    </message>
    <message>
        <source>Server error</source>
        <translation>サーバーエラー</translation>
    </message>
    <message>
        <source>Bad gateway</source>
        <translation>不正なゲートウェイ</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>利用不可</translation>
    </message>
    <message>
        <source>Gateway timeout</source>
        <translation>ゲートウェイタイムアウト</translation>
    </message>
    <message>
        <source>Overloaded</source>
        <translation>過負荷</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り%1</translation>
    </message>
    <message>
        <source>%1 is cooling until %2</source>
        <translation>%1は%2までクールダウン中</translation>
    </message>
    <message>
        <source>%1 is cooling for %2 until %3</source>
        <translation>%1は%2について%3までクールダウン中</translation>
    </message>
    <message>
        <source>%1 is cooling for %2 models, the first until %3</source>
        <translation>%1は%2個のモデルでクールダウン中（最短%3まで）</translation>
    </message>
    <message>
        <source>%1 is active</source>
        <translation>%1は有効</translation>
    </message>
    <message>
        <source>%1 is at its limit until %2</source>
        <translation>%1は%2まで上限到達</translation>
    </message>
    <message>
        <source>%1 is cooling</source>
        <translation>%1はクールダウン中</translation>
    </message>
    <message>
        <source>%1 is invalid</source>
        <translation>%1は無効</translation>
    </message>
    <message>
        <source>%1 is disabled by hand</source>
        <translation>%1は手動で停止中</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>Last error: %1.</source>
        <translation>最後のエラー：%1。</translation>
    </message>
    <message>
        <source>Last error: %1, %2.</source>
        <translation>最後のエラー：%1、%2。</translation>
    </message>
    <message>
        <source>Why: %1.</source>
        <translation>理由：%1。</translation>
    </message>
    <message>
        <source>Every model</source>
        <translation>すべてのモデル</translation>
    </message>
    <message>
        <source>Failures in a row: %1; no threshold is set.</source>
        <translation>連続失敗：%1回（しきい値なし）。</translation>
    </message>
    <message>
        <source>%1 of %2 failures in a row that make it invalid.</source>
        <translation>連続失敗%1回（%2回で無効）。</translation>
    </message>
    <message>
        <source>%1 of %2 requests this minute</source>
        <translation>この1分のリクエスト%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 today</source>
        <translation>今日%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 in flight</source>
        <translation>処理中%1 / %2</translation>
    </message>
    <message>
        <source>Used: %1.</source>
        <translation>使用量：%1。</translation>
    </message>
    <message>
        <source>Next turn: by weight, it has %1.</source>
        <translation>次の順番：重みによる（重み%1）。</translation>
    </message>
    <message>
        <source>Next turn: when no key has fewer requests in flight; it has %1.</source>
        <translation>次の順番：処理中のリクエストが最も少ないとき（現在%1）。</translation>
    </message>
    <message>
        <source>Next turn: at random.</source>
        <translation>次の順番：ランダム。</translation>
    </message>
    <message>
        <source>Not served until a check succeeds or it is restored.</source>
        <translation>チェックが成功するか復元されるまで使われません。</translation>
    </message>
    <message>
        <source>Not served until it is enabled.</source>
        <translation>有効にするまで使われません。</translation>
    </message>
    <message>
        <source>Next turn: not before its deadline.</source>
        <translation>次の順番：期限が来るまでありません。</translation>
    </message>
    <message>
        <source>Next turn: with the next request.</source>
        <translation>次の順番：次のリクエスト。</translation>
    </message>
    <message>
        <source>Next turn: after 1 other key.</source>
        <translation>次の順番：あと1個のキーの後。</translation>
    </message>
    <message>
        <source>Next turn: after %1 other keys.</source>
        <translation>次の順番：あと%1個のキーの後。</translation>
    </message>
    <message>
        <source>The proxy does not hold this key now: its group is off, or it is still being loaded.</source>
        <translation>プロキシは現在このキーを保持していません：グループが停止中か、読み込み中です。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>起動中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止処理中</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>停止しています</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>クローズ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>オープン</translation>
    </message>
    <message>
        <source>Half-open</source>
        <translation>ハーフオープン</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>ストリーム</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>途中で切断</translation>
    </message>
    <message>
        <source>client left</source>
        <translation>クライアント切断</translation>
    </message>
    <message>
        <source>Must be one of %1.</source>
        <translation>次のいずれかにしてください：%1。</translation>
    </message>
    <message>
        <source>Must be on or off.</source>
        <translation>onまたはoffにしてください。</translation>
    </message>
    <message>
        <source>Must name at least one address.</source>
        <translation>少なくとも1つのアドレスが必要です。</translation>
    </message>
    <message>
        <source>Must be a URL with a host.</source>
        <translation>ホストを含むURLにしてください。</translation>
    </message>
    <message>
        <source>Must start with %1.</source>
        <translation>%1で始めてください。</translation>
    </message>
    <message>
        <source>Must not have a query or fragment.</source>
        <translation>クエリやフラグメントは使えません。</translation>
    </message>
    <message>
        <source>Hides its password here; type it again.</source>
        <translation>ここではパスワードを伏せています。もう一度入力してください。</translation>
    </message>
    <message>
        <source>“%1” is not an IP address.</source>
        <translation>「%1」はIPアドレスではありません。</translation>
    </message>
    <message>
        <source>“%1” is not a host name (without scheme, port or *).</source>
        <translation>「%1」はホスト名ではありません（スキーム、ポート、*は不可）。</translation>
    </message>
    <message>
        <source>“%1” is not an origin like https://app.example.</source>
        <translation>「%1」はhttps://app.exampleのようなオリジンではありません。</translation>
    </message>
    <message>
        <source>Must have at most %1 characters.</source>
        <translation>最大%1文字です。</translation>
    </message>
    <message>
        <source>Must have 1 to 512 characters.</source>
        <translation>1～512文字にしてください。</translation>
    </message>
    <message>
        <source>Must be printable ASCII characters.</source>
        <translation>印字可能なASCII文字にしてください。</translation>
    </message>
    <message>
        <source>Must not start or end with a space.</source>
        <translation>先頭と末尾に空白は使えません。</translation>
    </message>
    <message>
        <source>Must not be empty.</source>
        <translation>空にはできません。</translation>
    </message>
    <message>
        <source>Must have a port above 0.</source>
        <translation>ポートは0より大きくしてください。</translation>
    </message>
    <message>
        <source>Must be %1.</source>
        <translation>%1にしてください。</translation>
    </message>
    <message>
        <source>The %1 channel needs at least one.</source>
        <translation>%1チャネルには少なくとも1つ必要です。</translation>
    </message>
    <message>
        <source>Cannot be set for a group.</source>
        <translation>グループには設定できません。</translation>
    </message>
    <message>
        <source>Cannot be %1, which frames the message.</source>
        <translation>メッセージの区切りを決める%1は使えません。</translation>
    </message>
    <message>
        <source>Cannot be %1.</source>
        <translation>%1は使えません。</translation>
    </message>
    <message>
        <source>A prefix needs a header name.</source>
        <translation>前置きにはヘッダー名が必要です。</translation>
    </message>
    <message>
        <source>The prefix must be printable ASCII characters.</source>
        <translation>前置きは印字可能なASCII文字にしてください。</translation>
    </message>
    <message>
        <source>Is not a parameter name.</source>
        <translation>パラメーター名ではありません。</translation>
    </message>
    <message>
        <source>Is not a header name.</source>
        <translation>ヘッダー名ではありません。</translation>
    </message>
    <message>
        <source>Speaks %1, the aggregate %2.</source>
        <translation>チャネルが%1です（集約は%2）。</translation>
    </message>
    <message>
        <source>Stands in the list more than once.</source>
        <translation>リストに重複しています。</translation>
    </message>
    <message>
        <source>Stays %1 while the group is a member of the aggregate %2.</source>
        <translation>集約グループ%2のメンバーである間は%1のままです。</translation>
    </message>
    <message>
        <source>“%1” is redirected by another rule.</source>
        <translation>「%1」は別のルールで転送されています。</translation>
    </message>
    <message>
        <source>“%1” removes a parameter, so its value must be null.</source>
        <translation>「%1」はパラメーターを取り除くため、値はnullにしてください。</translation>
    </message>
    <message>
        <source>“%1” names no parameter.</source>
        <translation>「%1」はパラメーターを示していません。</translation>
    </message>
    <message>
        <source>“%1” is there more than once.</source>
        <translation>「%1」が複数あります。</translation>
    </message>
    <message>
        <source>“%1” is neither a status code from 100 to 999 nor a range like 500-599.</source>
        <translation>「%1」は100～999のステータスコードでも、500-599のような範囲でもありません。</translation>
    </message>
    <message>
        <source>“%1” is a range that ends before it begins.</source>
        <translation>「%1」は終わりが始まりより小さい範囲です。</translation>
    </message>
    <message>
        <source>A removal has no value.</source>
        <translation>削除に値はありません。</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date on the axis of a chart</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>ddd, d MMM</source>
        <comment>a day in the read-out of a chart</comment>
        <translation>M月d日（ddd）</translation>
    </message>
    <message>
        <source>%1, %2 – %3</source>
        <comment>day, start and end of a slot of a chart</comment>
        <translation>%1、%2 – %3</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>start and end of a slot of a chart</comment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cooling</source>
        <comment>keys</comment>
        <translation>
            <numerusform>クールダウン中%Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invalid</source>
        <comment>keys</comment>
        <translation>
            <numerusform>無効%Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disabled</source>
        <comment>keys</comment>
        <translation>
            <numerusform>停止中%Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts of keys</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>It has no key yet; clients get 503</source>
        <translation>キーがまだありません。クライアントには503が返ります</translation>
    </message>
    <message>
        <source>1 key: %1; clients are asked to wait (429)</source>
        <translation>キー1件：%1。クライアントは待つように求められます（429）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys: %1; clients are asked to wait (429)</source>
        <translation>
            <numerusform>キー%Ln件：%1。クライアントは待つように求められます（429）</numerusform>
        </translation>
    </message>
    <message>
        <source>1 key: %1; clients get 503</source>
        <translation>キー1件：%1。クライアントには503が返ります</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys: %1; clients get 503</source>
        <translation>
            <numerusform>キー%Ln件：%1。クライアントには503が返ります</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no usable key</source>
        <translation>%1に使えるキーがありません</translation>
    </message>
    <message>
        <source>Show keys</source>
        <translation>キーを表示</translation>
    </message>
    <message>
        <source>Add keys</source>
        <translation>キーを追加</translation>
    </message>
    <message>
        <source>The next request tries it again</source>
        <translation>次のリクエストで再び試します</translation>
    </message>
    <message numerus="yes">
        <source>Not used for %Ln s more</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>あと%Ln秒は使いません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not used for %Ln s more after %1 failures in a row</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%1回連続で失敗したため、あと%Ln秒は使いません</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>state, error</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 lost the upstream %2</source>
        <translation>%1のアップストリーム%2が停止</translation>
    </message>
    <message>
        <source>%1; another upstream serves</source>
        <translation>%1。別のアップストリームが処理しています</translation>
    </message>
    <message>
        <source>%1; no other upstream serves</source>
        <translation>%1。他に使えるアップストリームはありません</translation>
    </message>
    <message>
        <source>Show upstream</source>
        <translation>アップストリームを表示</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>今すぐテスト</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <comment>status and error</comment>
        <translation>%1「%2」</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>key, time</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, %2 at %3</source>
        <comment>key, answer, time</comment>
        <translation>%1、%2（%3）</translation>
    </message>
    <message>
        <source>1 key of %1 turned invalid today</source>
        <translation>今日%1のキーが1件無効になりました</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys of %1 turned invalid today</source>
        <translation>
            <numerusform>今日%1のキーが%Ln件無効になりました</numerusform>
        </translation>
    </message>
    <message>
        <source>The last one: %1</source>
        <translation>最後のもの：%1</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由は？</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再チェック</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 has no member that can serve</source>
        <translation>%1に処理できるメンバーがありません</translation>
    </message>
    <message>
        <source>Its members are off, without keys or without an upstream</source>
        <translation>メンバーが停止中か、キーまたはアップストリームがありません</translation>
    </message>
    <message>
        <source>Show members</source>
        <translation>メンバーを表示</translation>
    </message>
    <message>
        <source>The default access key sk-123456 is in use</source>
        <translation>既定のアクセスキーsk-123456が使われています</translation>
    </message>
    <message>
        <source>Any program on this computer can guess it</source>
        <translation>このコンピューターのどのプログラムにも推測できます</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>The key that opens your secrets is kept in a file</source>
        <translation>秘密情報を開く鍵がファイルに保存されています</translation>
    </message>
    <message>
        <source>Only its permissions protect %1</source>
        <translation>%1を守るのはファイルの権限だけです</translation>
    </message>
    <message>
        <source>Show settings</source>
        <translation>設定を表示</translation>
    </message>
    <message>
        <source>The request log is over its limit</source>
        <translation>リクエストログが上限を超えています</translation>
    </message>
    <message>
        <source>%1 of %2; the oldest rows go first</source>
        <translation>%1 / %2。古い記録から削除されます</translation>
    </message>
    <message>
        <source>Change limit</source>
        <translation>上限を変更</translation>
    </message>
    <message>
        <source>Clean up now</source>
        <translation>今すぐ整理</translation>
    </message>
    <message>
        <source>The upstream cannot be reached. Check its address and the network.</source>
        <translation>アップストリームに接続できません。アドレスとネットワークを確認してください。</translation>
    </message>
    <message>
        <source>Its last key was refused. Clients are answered with 503 until one is restored or added.</source>
        <translation>最後のキーが拒否されました。復元または追加するまで、クライアントには503が返ります。</translation>
    </message>
    <message>
        <source>A key of %1 turned invalid</source>
        <translation>%1のキーが1件無効になりました</translation>
    </message>
    <message>
        <source>%n keys of %1 turned invalid</source>
        <translation>%1のキーが%n件無効になりました</translation>
    </message>
    <message>
        <source>Other keys of the group still serve.</source>
        <translation>グループの他のキーは使えます。</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1が停止しています</translation>
    </message>
    <message>
        <source>%1 passes this upstream over until it answers again.</source>
        <translation>%1は応答が戻るまでこのアップストリームを飛ばします。</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1が復旧しました</translation>
    </message>
    <message>
        <source>%1 uses this upstream again.</source>
        <translation>%1はこのアップストリームを再び使います。</translation>
    </message>
    <message>
        <source>The request&apos;s headers are too large; see Listening in Settings.</source>
        <translation>リクエストヘッダーが大きすぎます。設定の「待ち受け」を参照してください。</translation>
    </message>
    <message>
        <source>The request&apos;s address is too long; see Listening in Settings.</source>
        <translation>リクエストのアドレスが長すぎます。設定の「待ち受け」を参照してください。</translation>
    </message>
    <message>
        <source>The request&apos;s body is too large; see Listening in Settings.</source>
        <translation>リクエスト本文が大きすぎます。設定の「待ち受け」を参照してください。</translation>
    </message>
    <message>
        <source>Too many connections are open; see Listening in Settings.</source>
        <translation>開いている接続が多すぎます。設定の「待ち受け」を参照してください。</translation>
    </message>
    <message>
        <source>This file is not a backup of keyferry.</source>
        <translation>このファイルはkeyferryのバックアップではありません。</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>ファイルに書き込めません。</translation>
    </message>
    <message>
        <source>This backup was made by a newer keyferry. Update this one first.</source>
        <translation>このバックアップは新しいkeyferryで作成されています。先にこのkeyferryを更新してください。</translation>
    </message>
    <message>
        <source>This backup is damaged; it cannot be restored.</source>
        <translation>このバックアップは破損しており、復元できません。</translation>
    </message>
    <message>
        <source>The passphrase is missing or wrong.</source>
        <translation>パスフレーズがないか、間違っています。</translation>
    </message>
    <message>
        <source>The data key of this backup is another one: without it the stored keys cannot be read.</source>
        <translation>このバックアップのデータ鍵は別のものです。それがないと保存されたキーを読めません。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>コマンドライン</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>アプリケーション</translation>
    </message>
    <message>
        <source>Frameworks</source>
        <translation>フレームワーク</translation>
    </message>
    <message>
        <source>One request from a terminal; runs as it stands.</source>
        <translation>ターミナルから1回リクエストします。そのまま実行できます。</translation>
    </message>
    <message>
        <source>Only the base URL and the key change; the rest of your program stays as it is.</source>
        <translation>変わるのはベースURLとキーだけです。プログラムの他の部分はそのままです。</translation>
    </message>
    <message>
        <source>The address, the key and transport=&quot;rest&quot;: keyferry speaks no gRPC.</source>
        <translation>アドレス、キー、transport=&quot;rest&quot;を指定します：keyferryはgRPCに対応していません。</translation>
    </message>
    <message>
        <source>Set these in your shell, or in its start-up file to keep them.</source>
        <translation>シェルで設定します。残すには起動ファイルに書きます。</translation>
    </message>
    <message>
        <source>A provider in config.toml, and the key in the environment of your shell.</source>
        <translation>config.tomlにプロバイダーを書き、キーはシェルの環境変数に入れます。</translation>
    </message>
    <message>
        <source>In Settings, Model Provider: add a provider with these values.</source>
        <translation>「設定」の「モデルプロバイダー」で、以下の値のプロバイダーを追加します。</translation>
    </message>
    <message>
        <source>In Settings, Model Provider: add a custom provider with these values.</source>
        <translation>「設定」の「モデルプロバイダー」で、以下の値のカスタムプロバイダーを追加します。</translation>
    </message>
    <message>
        <source>Start it like this, or enter both under Admin Settings, Connections, OpenAI API.</source>
        <translation>このように起動するか、Admin Settings、Connections、OpenAI APIで両方を入力します。</translation>
    </message>
    <message>
        <source>Make the model with this base URL and key; chains and tools stay.</source>
        <translation>このベースURLとキーでモデルを作ります。チェーンとツールはそのままです。</translation>
    </message>
    <message>
        <source>The access key has used up its requests of the minute or the day.</source>
        <translation>アクセスキーの毎分または1日のリクエスト数を使い切りました。</translation>
    </message>
    <message>
        <source>There is no filter “%1:”. Use group:, status:, model:, key:, took: or stream:, or put the word in quotes.</source>
        <translation>フィルター「%1:」はありません。group:、status:、model:、key:、took:、stream:を使うか、語を引用符で囲んでください。</translation>
    </message>
    <message>
        <source>Give a time like &gt;2s, &lt;500ms or &gt;=1.5s.</source>
        <translation>&gt;2s、&lt;500ms、&gt;=1.5sのように時間を指定してください。</translation>
    </message>
    <message>
        <source>“stream:” is yes or no.</source>
        <translation>「stream:」はyesかnoです。</translation>
    </message>
    <message>
        <source>Unknown variable. Write ${NAME} with CLIENT_IP, GROUP_NAME, API_KEY, TIMESTAMP_MS or TIMESTAMP_S.</source>
        <translation>不明な変数です。${NAME}と書きます。NAMEはCLIENT_IP、GROUP_NAME、API_KEY、TIMESTAMP_MS、TIMESTAMP_Sです。</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1「%2」</translation>
    </message>
    <message>
        <source>Must be a whole number.</source>
        <translation>整数を入力してください。</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>%1以下にしてください。</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>%1以上にしてください。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AboutPane</name>
    <message>
        <source>Copy the versions</source>
        <translation>バージョンをコピー</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>このプログラム</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン%1</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>動作環境</translation>
    </message>
    <message>
        <source>Qt %1, %2</source>
        <translation>Qt %1、%2</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>GPL-3.0-or-later: use, change and share it; there is no warranty. The file LICENSE has the whole text.</source>
        <translation>GPL-3.0-or-later：使用、変更、共有ができます。保証はありません。全文はファイルLICENSEにあります。</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>licence, address</comment>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Create access key</source>
        <translation>アクセスキーを作成</translation>
    </message>
    <message>
        <source>Edit access key</source>
        <translation>アクセスキーを編集</translation>
    </message>
    <message>
        <source>New access key</source>
        <translation>新しいアクセスキー</translation>
    </message>
    <message>
        <source>A field needs a change</source>
        <translation>直す項目があります</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyForm</name>
    <message>
        <source>who uses it: laptop, CI runner</source>
        <translation>使う人や場所（例：ノートPC、CI）</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>%1のまま</translation>
    </message>
    <message>
        <source>Replace with a random one</source>
        <translation>ランダムなものに置き換え</translation>
    </message>
    <message>
        <source>Random, hard to guess</source>
        <translation>ランダム（推測されにくい）</translation>
    </message>
    <message>
        <source>Replace with my own text</source>
        <translation>自分のテキストに置き換え</translation>
    </message>
    <message>
        <source>My own text</source>
        <translation>自分のテキスト</translation>
    </message>
    <message>
        <source>Text of the key</source>
        <translation>キーのテキスト</translation>
    </message>
    <message>
        <source>Every group</source>
        <translation>すべてのグループ</translation>
    </message>
    <message>
        <source>Chosen groups</source>
        <translation>選んだグループ</translation>
    </message>
    <message>
        <source>Groups it opens</source>
        <translation>使えるグループ</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>無期限</translation>
    </message>
    <message numerus="yes">
        <source>In %Ln day(s)</source>
        <translation>
            <numerusform>%Ln日後</numerusform>
        </translation>
    </message>
    <message>
        <source>After a date</source>
        <translation>日付の後</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>0 is no limit. Over it, programs get 429 and when to try again.</source>
        <translation>0で無制限。超えるとプログラムには429と再試行の時刻が返ります。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>&amp;Opens</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>&amp;Expires</source>
        <translation>有効期限</translation>
    </message>
    <message>
        <source>Requests a &amp;minute</source>
        <translation>毎分のリクエスト数</translation>
    </message>
    <message>
        <source>Requests a &amp;day</source>
        <translation>1日のリクエスト数</translation>
    </message>
    <message>
        <source>Programs that present the old text are refused from then on.</source>
        <translation>以後、古いテキストを使うプログラムは拒否されます。</translation>
    </message>
    <message>
        <source>It can be shown and copied at any time.</source>
        <translation>いつでも表示、コピーできます。</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>最大%1文字です。</translation>
    </message>
    <message>
        <source>Choose a group, or every group.</source>
        <translation>グループを選ぶか、すべてのグループにしてください。</translation>
    </message>
    <message>
        <source>This day is over.</source>
        <translation>この日は過ぎています。</translation>
    </message>
    <message>
        <source>1 to 512 letters, digits and signs without accents; no space at either end.</source>
        <translation>1～512文字のASCIIの英数字と記号。先頭と末尾に空白は使えません。</translation>
    </message>
    <message>
        <source>%1 has this text already.</source>
        <translation>%1がすでにこのテキストを使っています。</translation>
    </message>
    <message>
        <source>Easy to guess: a random one is safer.</source>
        <translation>推測されやすいものです。ランダムなほうが安全です。</translation>
    </message>
    <message>
        <source>A number from 0 to %1.</source>
        <translation>0から%1までの数値です。</translation>
    </message>
    <message>
        <source>Ena&amp;bled</source>
        <translation>有効</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyNameDelegate</name>
    <message>
        <source>disabled</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>easy to guess</source>
        <translation>推測されやすい</translation>
    </message>
    <message>
        <source>This key is known to everyone. It works on this machine only.</source>
        <translation>このキーは誰もが知っています。このマシンでのみ使えます。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyStep</name>
    <message>
        <source>Which key do your programs use?</source>
        <translation>プログラムはどのキーを使いますか？</translation>
    </message>
    <message>
        <source>Programs show an access key to keyferry and never see the keys of your provider.</source>
        <translation>プログラムはkeyferryにアクセスキーを示し、プロバイダーのキーを見ることはありません。</translation>
    </message>
    <message>
        <source>&amp;Keep %1</source>
        <translation>%1のまま</translation>
    </message>
    <message>
        <source>&amp;Use %1, which is there</source>
        <translation>既存の%1を使う</translation>
    </message>
    <message>
        <source>Easy to type, and known to everyone: whoever can log in to this computer can use your keys with it. It never works from other computers.</source>
        <translation>入力は簡単ですが誰もが知っています：このコンピューターにログインできる人は、これであなたのキーを使えます。他のコンピューターからは使えません。</translation>
    </message>
    <message>
        <source>Use the &amp;random key that was made</source>
        <translation>作成済みのランダムなキーを使う</translation>
    </message>
    <message>
        <source>Make a &amp;random one</source>
        <translation>ランダムなキーを作る</translation>
    </message>
    <message>
        <source>43 random characters; you copy it with the snippet in the next step.</source>
        <translation>43文字のランダムな文字列です。次のステップでスニペットと一緒にコピーします。</translation>
    </message>
    <message>
        <source>%1 stops working.</source>
        <translation>%1は使えなくなります。</translation>
    </message>
    <message>
        <source>Recommended: other people have an account on this computer.</source>
        <translation>推奨：このコンピューターには他の人のアカウントがあります。</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>アクセスキー</translation>
    </message>
    <message>
        <source>For your programs</source>
        <translation>プログラム用</translation>
    </message>
    <message>
        <source>Keep it and go on</source>
        <translation>そのまま次へ</translation>
    </message>
    <message>
        <source>Make it and go on</source>
        <translation>作成して次へ</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>My programs</source>
        <translation>マイプログラム</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyTableModel</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有効期限</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>制限</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最終使用</translation>
    </message>
    <message>
        <source>Every group</source>
        <translation>すべてのグループ</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>グループなし</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names in a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeysCard</name>
    <message>
        <source>There is no access key: no program gets in.</source>
        <translation>アクセスキーがありません：どのプログラムも使えません。</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>アクセスキー</translation>
    </message>
    <message>
        <source>what your programs present to keyferry</source>
        <translation>プログラムがkeyferryに示すもの</translation>
    </message>
    <message>
        <source>&amp;New access key</source>
        <translation>新しいアクセスキー</translation>
    </message>
    <message>
        <source>Show %1 for 10 s</source>
        <translation>%1を10秒間表示</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1をコピー</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>%1のその他の操作</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>&amp;Copy key</source>
        <translation>キーをコピー</translation>
    </message>
    <message>
        <source>&amp;Reveal for 10 s</source>
        <translation>10秒間表示</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation>有効化</translation>
    </message>
    <message>
        <source>Re&amp;voke</source>
        <translation>失効</translation>
    </message>
    <message>
        <source>Access key %1 is in force</source>
        <translation>アクセスキー%1が有効になりました</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>キーをコピー</translation>
    </message>
    <message>
        <source>%1 copied, for 30 s</source>
        <translation>%1をコピーしました（30秒間）</translation>
    </message>
    <message>
        <source>%1 revoked</source>
        <translation>%1を失効しました</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ActivityChart</name>
    <message>
        <source>Requests over time</source>
        <translation>リクエストの推移</translation>
    </message>
    <message>
        <source>%L1 succeeded, %L2 failed. Arrow keys read out each bar.</source>
        <translation>成功%L1、失敗%L2。矢印キーで各棒の値を確認できます。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ActivityPanel</name>
    <message>
        <source>1 h</source>
        <comment>one hour</comment>
        <translation>1時間</translation>
    </message>
    <message>
        <source>24 h</source>
        <comment>24 hours</comment>
        <translation>24時間</translation>
    </message>
    <message>
        <source>7 d</source>
        <comment>7 days</comment>
        <translation>7日</translation>
    </message>
    <message>
        <source>30 d</source>
        <comment>30 days</comment>
        <translation>30日</translation>
    </message>
    <message>
        <source>No requests in this time</source>
        <translation>この期間のリクエストはありません</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>すべてのグループ</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AddKeysDialog</name>
    <message>
        <source>Keys to add</source>
        <translation>追加するキー</translation>
    </message>
    <message>
        <source>&amp;Check the new keys now</source>
        <translation>新しいキーをすぐにチェック</translation>
    </message>
    <message>
        <source>Add keys</source>
        <translation>キーを追加</translation>
    </message>
    <message>
        <source>One key a line, a CSV with a header, JSON, or keys apart by commas. You can also drop a file of any size here.</source>
        <translation>1行に1つのキー、ヘッダー付きCSV、JSON、またはカンマ区切り。任意の大きさのファイルをここにドロップすることもできます。</translation>
    </message>
    <message>
        <source>Keys for %1</source>
        <translation>%1のキー</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>File with keys</source>
        <translation>キーのファイル</translation>
    </message>
    <message>
        <source>Do without the file</source>
        <translation>ファイルを使わない</translation>
    </message>
    <message>
        <source>found</source>
        <translation>検出</translation>
    </message>
    <message>
        <source>twice in the text</source>
        <translation>テキスト内の重複</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Open a file with keys</source>
        <translation>キーのファイルを開く</translation>
    </message>
    <message>
        <source>Add 1 key</source>
        <translation>キーを1件追加</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln keys</source>
        <translation>
            <numerusform>キーを%Ln件追加</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs in the background; you can go on working.</source>
        <translation>バックグラウンドで実行されます。作業を続けられます。</translation>
    </message>
    <message>
        <source>Paste keys or open a file first.</source>
        <translation>先にキーを貼り付けるか、ファイルを開いてください。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys added to %1</source>
        <translation>
            <numerusform>%1にキーを%Ln件追加しました</numerusform>
        </translation>
    </message>
    <message>
        <source>No new keys for %1</source>
        <translation>%1に新しいキーはありません</translation>
    </message>
    <message>
        <source>1 key added to %1</source>
        <translation>%1にキーを1件追加しました</translation>
    </message>
    <message>
        <source>, %1 already there</source>
        <translation>、既存%1件</translation>
    </message>
    <message>
        <source>, %1 refused</source>
        <translation>、拒否%1件</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AddMembersDialog</name>
    <message>
        <source>No other group speaks this channel.</source>
        <translation>このチャネルを使う他のグループはありません。</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>メンバーを追加</translation>
    </message>
    <message>
        <source>Add members to %1</source>
        <translation>%1にメンバーを追加</translation>
    </message>
    <message>
        <source>Groups that can join</source>
        <translation>追加できるグループ</translation>
    </message>
    <message>
        <source>Tick the groups that shall join.</source>
        <translation>追加するグループにチェックを入れてください。</translation>
    </message>
    <message>
        <source>No group can join.</source>
        <translation>追加できるグループはありません。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AggregateDialog</name>
    <message>
        <source>Save changes</source>
        <translation>変更を保存</translation>
    </message>
    <message>
        <source>Create aggregate</source>
        <translation>集約グループを作成</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1を編集</translation>
    </message>
    <message>
        <source>New aggregate</source>
        <translation>新しい集約グループ</translation>
    </message>
    <message>
        <source>1 field needs a change</source>
        <translation>1個の項目を直してください</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n個の項目を直してください</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1を保存しました</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1を作成しました</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AggregateForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>表示名</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <source>No group speaks this channel yet.</source>
        <translation>このチャネルを使うグループはまだありません。</translation>
    </message>
    <message>
        <source>&amp;Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>「%1」を使う</translation>
    </message>
    <message>
        <source>Will be served at %1</source>
        <translation>%1で提供されます</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ArrivalCard</name>
    <message>
        <source>Waiting for the answer…</source>
        <translation>応答を待っています…</translation>
    </message>
    <message>
        <source>&amp;Use port %1</source>
        <translation>ポート%1を使う</translation>
    </message>
    <message>
        <source>&amp;Start the proxy</source>
        <translation>プロキシを起動</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>&amp;Send one for me</source>
        <translation>代わりに送信</translation>
    </message>
    <message>
        <source>Sends one small request with this access key, as the snippet does</source>
        <translation>スニペットと同じく、このアクセスキーで小さなリクエストを1件送信します</translation>
    </message>
    <message>
        <source>It arrived but failed: %1</source>
        <translation>届きましたが失敗しました：%1</translation>
    </message>
    <message>
        <source>It has arrived and is running…</source>
        <translation>届きました。実行中…</translation>
    </message>
    <message>
        <source>It works: %1 after %2</source>
        <translation>正常に動作しています：%2で%1</translation>
    </message>
    <message>
        <source>keyferry is not running</source>
        <translation>keyferryは動作していません</translation>
    </message>
    <message>
        <source>Another program uses port %1.</source>
        <translation>ポート%1は別のプログラムが使用しています。</translation>
    </message>
    <message>
        <source>keyferry is stopped</source>
        <translation>keyferryは停止しています</translation>
    </message>
    <message>
        <source>Requests arrive once the proxy runs.</source>
        <translation>プロキシを起動すると、リクエストが届くようになります。</translation>
    </message>
    <message>
        <source>Waiting for the first request</source>
        <translation>最初のリクエストを待っています</translation>
    </message>
    <message>
        <source>It appears here as soon as a program sends it.</source>
        <translation>プログラムが送信するとすぐにここに表示されます。</translation>
    </message>
    <message>
        <source>&amp;Send another</source>
        <translation>もう1件送信</translation>
    </message>
    <message>
        <source>Snippet copied, for 30 s. Run it in a terminal.</source>
        <translation>スニペットをコピーしました（30秒間）。ターミナルで実行してください。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AttemptDelegate</name>
    <message>
        <source>%1, running</source>
        <translation>%1、実行中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AttemptListModel</name>
    <message>
        <source>Attempt %1, key %2, status %3. %4. %5 %6 %7</source>
        <translation>試行%1、キー%2、ステータス%3。%4。%5 %6 %7</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AttentionList</name>
    <message>
        <source>Nothing: every group serves.</source>
        <translation>ありません：すべてのグループが正常です。</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>要確認</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AttentionRow</name>
    <message>
        <source>%1: %2</source>
        <comment>what needs attention, action</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::BackupDialog</name>
    <message>
        <source>With the request &amp;log</source>
        <translation>リクエストログを含める</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>&amp;Once more</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Without a passphrase whoever gets the file can use the keys in it. Only you will be able to read it (mode 0600).</source>
        <translation>パスフレーズがないと、ファイルを手に入れた人は誰でも中のキーを使えます。読めるのはあなただけです（モード0600）。</translation>
    </message>
    <message>
        <source>The file will be encrypted. Without the passphrase nobody can read it, you included.</source>
        <translation>ファイルは暗号化されます。パスフレーズがないと、あなたを含め誰も読めません。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>2つのパスフレーズが異なります。</translation>
    </message>
    <message>
        <source>Type the passphrase twice.</source>
        <translation>パスフレーズを2回入力してください。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::BackupPane</name>
    <message>
        <source>&amp;Back up…</source>
        <translation>バックアップ…</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>復元…</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手動</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>One file with groups, keys, settings and the log, and the data key that opens them</source>
        <translation>グループ、キー、設定、ログと、それらを開くデータ鍵を1つのファイルに</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Checks a backup, then puts it in the place of what is there; that is kept aside</source>
        <translation>バックアップを確認してから現在のデータと置き換えます。現在のデータは別に残ります</translation>
    </message>
    <message>
        <source>Last automatic backup</source>
        <translation>最後の自動バックアップ</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>time, folder</comment>
        <translation>%1、場所は%2</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>バックアップから復元</translation>
    </message>
    <message>
        <source>Backups (*.db *.keyferry-backup);;All files (*)</source>
        <translation>バックアップ (*.db *.keyferry-backup);;すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ChartReadout</name>
    <message>
        <source>%1 (%2)</source>
        <comment>count, share</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>%1: %2 succeeded, %3 failed</source>
        <translation>%1：成功%2、失敗%3</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CheckResultModel</name>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>ステータス</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CheckTasks</name>
    <message>
        <source>Checking the keys of %1</source>
        <translation>%1のキーをチェック中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ClientListPane</name>
    <message>
        <source>Find a client</source>
        <translation>クライアントを検索</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>No group speaks the format of %1</source>
        <translation>%1の形式を使うグループがありません</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CommandListModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CommandPalette</name>
    <message>
        <source>Go to, or do …</source>
        <translation>移動または実行…</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>「%1」という名前のものはありません。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ConnectChoosers</name>
    <message>
        <source>&amp;Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Access &amp;key</source>
        <translation>アクセスキー</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>モデル</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ConnectPage</name>
    <message>
        <source>New access key…</source>
        <translation>新しいアクセスキー…</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>アクセスキー</translation>
    </message>
    <message>
        <source>Show access keys</source>
        <translation>アクセスキーを表示</translation>
    </message>
    <message>
        <source>Connect %1</source>
        <translation>%1を接続</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>No access key opens this group. Make one below.</source>
        <translation>このグループを使えるアクセスキーがありません。下で作成してください。</translation>
    </message>
    <message>
        <source>There is no group yet</source>
        <translation>グループはまだありません</translation>
    </message>
    <message>
        <source>No group fits %1</source>
        <translation>%1に合うグループがありません</translation>
    </message>
    <message>
        <source>It needs an enabled group with one of these channels: %1.</source>
        <translation>次のいずれかのチャネルの有効なグループが必要です：%1。</translation>
    </message>
    <message>
        <source>There is no group to send it to.</source>
        <translation>送信先のグループがありません。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Send a test request</source>
        <translation>テストリクエストを送信</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CopyGroupDialog</name>
    <message>
        <source>Duplicate group</source>
        <translation>グループを複製</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1を複製</translation>
    </message>
    <message>
        <source>&amp;Name of the new group</source>
        <translation>新しいグループの名前</translation>
    </message>
    <message>
        <source>Name of the new group</source>
        <translation>新しいグループの名前</translation>
    </message>
    <message>
        <source>&amp;Without keys</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>With its &amp;active keys</source>
        <translation>有効なキーを含める</translation>
    </message>
    <message>
        <source>With a&amp;ll keys</source>
        <translation>すべてのキーを含める</translation>
    </message>
    <message>
        <source>The name needs a change</source>
        <translation>名前を直してください</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>「%1」を使う</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::DeleteGroupDialog</name>
    <message>
        <source>Delete %1</source>
        <translation>%1を削除</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>グループを削除</translation>
    </message>
    <message>
        <source>Delete %1 for good?</source>
        <translation>%1を完全に削除しますか？</translation>
    </message>
    <message>
        <source>&amp;Type %1 to confirm</source>
        <translation>確認のため%1と入力</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>グループの名前</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>キー1件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys</source>
        <translation>
            <numerusform>キー%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>1 upstream</source>
        <translation>アップストリーム1件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln upstreams</source>
        <translation>
            <numerusform>アップストリーム%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>1 access key of its own</source>
        <translation>専用アクセスキー1件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln access keys of its own</source>
        <translation>
            <numerusform>専用アクセスキー%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>Its members stay as they are, with their keys.</source>
        <translation>メンバーとそのキーはそのまま残ります。</translation>
    </message>
    <message>
        <source>%1 go with it.</source>
        <translation>%1も一緒に削除されます。</translation>
    </message>
    <message>
        <source>Its requests stay in the log and in the statistics.</source>
        <translation>リクエストはログと統計に残ります。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>この操作は元に戻せません。</translation>
    </message>
    <message>
        <source>It leaves the aggregates: %1.</source>
        <translation>次の集約グループから外れます：%1。</translation>
    </message>
    <message>
        <source>The name is not typed yet.</source>
        <translation>名前がまだ入力されていません。</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>削除しています…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::EngineChip</name>
    <message>
        <source>Start</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>Port in use</source>
        <translation>ポート使用中</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>ポート%1</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>待ち受けなし</translation>
    </message>
    <message>
        <source>Stop the proxy</source>
        <translation>プロキシを停止</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>プロキシを起動</translation>
    </message>
    <message>
        <source>Proxy: %1, %2</source>
        <translation>プロキシ：%1、%2</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>ポート%1を使う</translation>
    </message>
    <message>
        <source>Listen on port %1 instead</source>
        <translation>代わりにポート%1で待ち受ける</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ExpiryDelegate</name>
    <message>
        <source>never</source>
        <translation>無期限</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>期限切れ</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln hour(s)</source>
        <translation>
            <numerusform>%Ln時間後</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>%Ln日後</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ExportKeysDialog</name>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation>キーをエクスポート</translation>
    </message>
    <message>
        <source>The file will hold the keys in clear. Only you will be able to read it (mode 0600), but whoever gets a copy can use them.</source>
        <translation>ファイルにはキーが平文で保存されます。読めるのはあなただけですが（モード0600）、コピーを手に入れた人は誰でもキーを使えます。</translation>
    </message>
    <message>
        <source>Selected keys (%L1)</source>
        <translation>選択したキー（%L1）</translation>
    </message>
    <message>
        <source>All keys (%L1)</source>
        <translation>すべてのキー（%L1）</translation>
    </message>
    <message>
        <source>Active keys (%L1)</source>
        <translation>有効なキー（%L1）</translation>
    </message>
    <message>
        <source>Invalid keys (%L1)</source>
        <translation>無効なキー（%L1）</translation>
    </message>
    <message>
        <source>The group has no keys.</source>
        <translation>このグループにはキーがありません。</translation>
    </message>
    <message>
        <source>As &amp;text, a key a line</source>
        <translation>テキスト（1行に1つのキー）</translation>
    </message>
    <message>
        <source>As &amp;CSV, with state, notes, tag, weight and priority</source>
        <translation>CSV（状態、メモ、タグ、重み、優先度を含む）</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::FailureRuleTableModel</name>
    <message>
        <source>Status</source>
        <translation>ステータス</translation>
    </message>
    <message>
        <source>Text in the answer</source>
        <translation>応答内のテキスト</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>any from 400 on</source>
        <translation>400以上すべて</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>任意のテキスト</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::FigureCard</name>
    <message>
        <source>%1: %2</source>
        <comment>card, its figure</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupDelegate</name>
    <message>
        <source>No members</source>
        <translation>メンバーなし</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>メンバー1件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln members</source>
        <translation>
            <numerusform>メンバー%Ln件</numerusform>
        </translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>キーなし</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupDialog</name>
    <message>
        <source>Save changes</source>
        <translation>変更を保存</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>グループを作成</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1を編集</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新しいグループ</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Paste provider keys, or add them later</source>
        <translation>プロバイダーのキーを貼り付け（後で追加もできます）</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Test a stored key</source>
        <translation>保存済みのキーをテスト</translation>
    </message>
    <message>
        <source>Test one key</source>
        <translation>キーを1つテスト</translation>
    </message>
    <message>
        <source>Give a check path to test a key.</source>
        <translation>キーをテストするにはチェック用パスが必要です。</translation>
    </message>
    <message>
        <source>The group has no key to test yet.</source>
        <translation>テストできるキーがまだありません。</translation>
    </message>
    <message>
        <source>Paste a key to test it.</source>
        <translation>キーを貼り付けるとテストできます。</translation>
    </message>
    <message>
        <source>1 key found</source>
        <translation>キーを1件検出</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys found</source>
        <translation>
            <numerusform>キーを%Ln件検出</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 twice in the text</source>
        <translation>重複%1件</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>拒否%1件</translation>
    </message>
    <message>
        <source>usually they begin with %1</source>
        <translation>通常は%1で始まります</translation>
    </message>
    <message>
        <source>1 field needs a change</source>
        <translation>1個の項目を直してください</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n個の項目を直してください</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1を保存しました</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1を作成しました</translation>
    </message>
    <message>
        <source>%1 created: %2</source>
        <translation>%1を作成しました：%2</translation>
    </message>
    <message>
        <source>%1 created, but without its keys: %2</source>
        <translation>%1を作成しましたが、キーは追加されていません：%2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupFigures</name>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1時間</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24時間</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7日間</translation>
    </message>
    <message>
        <source>Requests in %1</source>
        <translation>%1のリクエスト</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>失敗率%1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupForm</name>
    <message>
        <source>&amp;Provider</source>
        <translation>プロバイダー</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>表示名</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <source>&amp;Upstreams</source>
        <translation>アップストリーム</translation>
    </message>
    <message>
        <source>Test &amp;model</source>
        <translation>テスト用モデル</translation>
    </message>
    <message>
        <source>Ch&amp;eck path</source>
        <translation>チェック用パス</translation>
    </message>
    <message>
        <source>Where the key goes. All three empty: Authorization with “Bearer ”.</source>
        <translation>キーを入れる場所。3つとも空の場合：「Bearer 」を付けてAuthorizationに入れます。</translation>
    </message>
    <message>
        <source>Key &amp;header</source>
        <translation>キーのヘッダー</translation>
    </message>
    <message>
        <source>Before the &amp;key</source>
        <translation>キーの前置き</translation>
    </message>
    <message>
        <source>Key in the &amp;query</source>
        <translation>キーのクエリ名</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>「%1」を使う</translation>
    </message>
    <message>
        <source>The channel&apos;s own</source>
        <translation>チャネルの既定</translation>
    </message>
    <message>
        <source>Without a path keys of this channel cannot be checked.</source>
        <translation>パスがないと、このチャネルのキーはチェックできません。</translation>
    </message>
    <message>
        <source>Will be served at %1/proxy/%2</source>
        <translation>%1/proxy/%2で提供されます</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupHead</name>
    <message>
        <source>Copy the address</source>
        <translation>アドレスをコピー</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Group enabled</source>
        <translation>グループを有効にする</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupListModel</name>
    <message>
        <source>%1, disabled</source>
        <translation>%1、停止中</translation>
    </message>
    <message>
        <source>%1, aggregate, members: %2, keys: %3 active, %4 invalid, %5 disabled</source>
        <translation>%1、集約グループ、メンバー：%2、キー：有効%3、無効%4、停止中%5</translation>
    </message>
    <message>
        <source>%1, keys: %2 active, %3 invalid, %4 disabled</source>
        <translation>%1、キー：有効%2、無効%3、停止中%4</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupListPane</name>
    <message>
        <source>Find a group</source>
        <translation>グループを検索</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Drag, or press Alt with an arrow key, to reorder</source>
        <translation>ドラッグ、またはAlt+矢印キーで並べ替え</translation>
    </message>
    <message>
        <source>&amp;New group</source>
        <translation>新規グループ</translation>
    </message>
    <message>
        <source>New a&amp;ggregate</source>
        <translation>新規集約</translation>
    </message>
    <message>
        <source>Spreads requests over groups of one channel</source>
        <translation>同じチャネルのグループにリクエストを振り分けます</translation>
    </message>
    <message>
        <source>Create a group first: an aggregate is made of groups</source>
        <translation>先にグループを作成してください：集約はグループで構成されます</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupStep</name>
    <message>
        <source>Where do your keys come from?</source>
        <translation>キーの提供元はどこですか？</translation>
    </message>
    <message>
        <source>A group is one provider with its keys. It gets an address of its own; you can add more groups later.</source>
        <translation>グループは1つのプロバイダーとそのキーです。専用のアドレスが付き、後から追加できます。</translation>
    </message>
    <message>
        <source>A new group</source>
        <translation>新しいグループ</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Provider and group</source>
        <translation>プロバイダーとグループ</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>グループ%1</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>応答する側</translation>
    </message>
    <message>
        <source>Use this group</source>
        <translation>このグループを使う</translation>
    </message>
    <message>
        <source>Create group and go on</source>
        <translation>グループを作成して次へ</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>保存して次へ</translation>
    </message>
    <message>
        <source>1 field needs a change</source>
        <translation>1個の項目を直してください</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n個の項目を直してください</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupsPage</name>
    <message>
        <source>No groups yet</source>
        <translation>グループはまだありません</translation>
    </message>
    <message>
        <source>A group holds the keys for one provider and gives them one address.</source>
        <translation>グループは1つのプロバイダーのキーをまとめ、1つのアドレスで提供します。</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新しいグループ</translation>
    </message>
    <message>
        <source>Views of the group</source>
        <translation>グループの表示</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Upstreams</source>
        <translation>アップストリーム</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>個別設定</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使い方</translation>
    </message>
    <message>
        <source>Changed rules are not saved: %1.</source>
        <translation>変更したルールが保存されていません：%1。</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1、未保存</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1を作成しました</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1を削除しました</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>%1 enabled</source>
        <translation>%1を有効にしました</translation>
    </message>
    <message>
        <source>%1 disabled</source>
        <translation>%1を停止しました</translation>
    </message>
    <message>
        <source>Order changed</source>
        <translation>順序を変更しました</translation>
    </message>
    <message>
        <source>New aggregate</source>
        <translation>新しい集約グループ</translation>
    </message>
    <message>
        <source>Add keys to %1</source>
        <translation>%1にキーを追加</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1を編集</translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation>集約グループ</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::HeaderRuleTableModel</name>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Variables: ${CLIENT_IP}, ${GROUP_NAME}, ${API_KEY}, ${TIMESTAMP_MS}, ${TIMESTAMP_S}</source>
        <translation>変数：${CLIENT_IP}、${GROUP_NAME}、${API_KEY}、${TIMESTAMP_MS}、${TIMESTAMP_S}</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyActions</name>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>キーをコピー</translation>
    </message>
    <message>
        <source>Reveal for 10 s</source>
        <translation>10秒間表示</translation>
    </message>
    <message>
        <source>Edit notes, tag, weight…</source>
        <translation>メモ、タグ、重みを編集…</translation>
    </message>
    <message>
        <source>Show requests</source>
        <translation>リクエストを表示</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由は？</translation>
    </message>
    <message>
        <source>Reset cooldown</source>
        <translation>クールダウンを解除</translation>
    </message>
    <message>
        <source>Select keys first</source>
        <translation>先にキーを選択してください</translation>
    </message>
    <message>
        <source>Select one key first</source>
        <translation>先にキーを1つ選択してください</translation>
    </message>
    <message>
        <source>Select a cooling key first</source>
        <translation>先にクールダウン中のキーを選択してください</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>有効化</translation>
    </message>
    <message>
        <source>1 key restored</source>
        <translation>キーを1件復元しました</translation>
    </message>
    <message>
        <source>%1 keys restored</source>
        <translation>キーを%1件復元しました</translation>
    </message>
    <message>
        <source>1 key enabled</source>
        <translation>キーを1件有効にしました</translation>
    </message>
    <message>
        <source>%1 keys enabled</source>
        <translation>キーを%1件有効にしました</translation>
    </message>
    <message>
        <source>1 key disabled</source>
        <translation>キーを1件停止しました</translation>
    </message>
    <message>
        <source>%1 keys disabled</source>
        <translation>キーを%1件停止しました</translation>
    </message>
    <message>
        <source>1 key deleted from %1</source>
        <translation>%1からキーを1件削除しました</translation>
    </message>
    <message>
        <source>%1 keys deleted from %2</source>
        <translation>%2からキーを%1件削除しました</translation>
    </message>
    <message>
        <source>%1 copied, for 30 s</source>
        <translation>%1をコピーしました（30秒間）</translation>
    </message>
    <message>
        <source>Cooldown of 1 key reset</source>
        <translation>キー1件のクールダウンを解除しました</translation>
    </message>
    <message>
        <source>Cooldowns of %1 keys reset</source>
        <translation>キー%1件のクールダウンを解除しました</translation>
    </message>
    <message>
        <source>Enable the selected keys</source>
        <translation>選択したキーを有効にする</translation>
    </message>
    <message>
        <source>Disable the selected keys</source>
        <translation>選択したキーを停止する</translation>
    </message>
    <message>
        <source>Restore the selected keys</source>
        <translation>選択したキーを復元する</translation>
    </message>
    <message>
        <source>Delete the selected keys</source>
        <translation>選択したキーを削除する</translation>
    </message>
    <message>
        <source>1 key stays disabled: it was invalid before</source>
        <translation>1件のキーは停止のままです（以前は無効でした）</translation>
    </message>
    <message>
        <source>%1 keys stay disabled: they were invalid before</source>
        <translation>%1件のキーは停止のままです（以前は無効でした）</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyChecks</name>
    <message>
        <source>Check selected keys</source>
        <translation>選択したキーをチェック</translation>
    </message>
    <message>
        <source>Check all invalid keys</source>
        <translation>無効なキーをすべてチェック</translation>
    </message>
    <message>
        <source>Check all keys</source>
        <translation>すべてのキーをチェック</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyCountsLabel</name>
    <message>
        <source>Keys: %1</source>
        <translation>キー：%1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyDetailsDialog</name>
    <message>
        <source>A number from %1 to %2.</source>
        <translation>%1から%2までの数値です。</translation>
    </message>
    <message>
        <source>At most %1 characters; this is %2.</source>
        <translation>最大%1文字です（現在%2文字）。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>%1の詳細</translation>
    </message>
    <message>
        <source>A key with weight 2 is chosen twice as often, where the group chooses by weight.</source>
        <translation>グループが重みで選ぶ場合、重み2のキーは2倍の頻度で選ばれます。</translation>
    </message>
    <message>
        <source>The lowest number first, where the group fills its first keys first.</source>
        <translation>グループが先頭のキーから使う場合、数値の小さいものが先です。</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>&amp;Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>A field needs a change</source>
        <translation>直す項目があります</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyTableColumns</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyTest</name>
    <message>
        <source>&amp;Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>テスト中…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyTrialModel</name>
    <message>
        <source>Checking</source>
        <translation>チェック中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未チェック</translation>
    </message>
    <message>
        <source>answered in %1 ms</source>
        <translation>%1 msで応答</translation>
    </message>
    <message>
        <source>%1 answered in %2 ms</source>
        <translation>%1が%2 msで応答</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>What the provider said</source>
        <translation>プロバイダーの返答</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeysPane</name>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>&amp;Add keys</source>
        <translation>キーを追加</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>チェック</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>エクスポート…</translation>
    </message>
    <message>
        <source>Keys by state</source>
        <translation>状態別のキー</translation>
    </message>
    <message>
        <source>Notes, tag, mask, or a whole key</source>
        <translation>メモ、タグ、マスク、またはキー全体</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>%1 / %2件を選択</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>一致するものはありません</translation>
    </message>
    <message>
        <source>No key of this group passes the filter.</source>
        <translation>フィルターに一致するキーはこのグループにありません。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>フィルターを解除</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>キーはまだありません</translation>
    </message>
    <message>
        <source>Requests to this group are answered with 503 until it has one.</source>
        <translation>キーを追加するまで、このグループへのリクエストには503が返ります。</translation>
    </message>
    <message>
        <source>Add keys</source>
        <translation>キーを追加</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeysStep</name>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Check while I &amp;paste</source>
        <translation>貼り付けながらチェック</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Keys checked</source>
        <translation>チェックしたキー</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>チェックの結果</translation>
    </message>
    <message>
        <source>Paste your keys for %1</source>
        <translation>%1のキーを貼り付け</translation>
    </message>
    <message>
        <source>Paste your keys</source>
        <translation>キーを貼り付け</translation>
    </message>
    <message>
        <source>Any format: lines, commas, JSON or CSV. Each key is checked with one short request.</source>
        <translation>形式は自由です：改行、カンマ、JSON、CSV。各キーを短いリクエスト1回でチェックします。</translation>
    </message>
    <message>
        <source>Keys belong to a group. Go back and create one first, or skip this step and add keys later.</source>
        <translation>キーはグループに属します。戻って先に作成するか、このステップを飛ばして後で追加してください。</translation>
    </message>
    <message>
        <source>See which work</source>
        <translation>使えるものを確認</translation>
    </message>
    <message>
        <source>1 key added</source>
        <translation>キーを1件追加しました</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys added</source>
        <translation>
            <numerusform>キーを%Ln件追加しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Add keys and go on</source>
        <translation>キーを追加して次へ</translation>
    </message>
    <message>
        <source>Add 1 key and go on</source>
        <translation>キーを1件追加して次へ</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln keys and go on</source>
        <translation>
            <numerusform>キーを%Ln件追加して次へ</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no group yet.</source>
        <translation>グループはまだありません。</translation>
    </message>
    <message>
        <source>None of these keys works.</source>
        <translation>使えるキーがありません。</translation>
    </message>
    <message>
        <source>Paste keys first.</source>
        <translation>先にキーを貼り付けてください。</translation>
    </message>
    <message>
        <source>Open a file with keys</source>
        <translation>キーのファイルを開く</translation>
    </message>
    <message>
        <source>%1 is too large for this box. Add it with “Add keys” on the Groups page: files of any size are welcome there.</source>
        <translation>%1はこの欄には大きすぎます。グループページの「キーを追加」を使ってください：どんな大きさのファイルでも追加できます。</translation>
    </message>
    <message>
        <source>1 key found</source>
        <translation>キーを1件検出</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys found</source>
        <translation>
            <numerusform>キーを%Ln件検出</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 twice</source>
        <translation>重複%1件</translation>
    </message>
    <message>
        <source>Line %1 refused: %2</source>
        <translation>%1行目を拒否：%2</translation>
    </message>
    <message>
        <source>%1 refused; line %2: %3</source>
        <translation>%1行を拒否。%2行目：%3</translation>
    </message>
    <message>
        <source>%1 of %2 checked</source>
        <translation>%1 / %2件をチェック済み</translation>
    </message>
    <message>
        <source>Keys are stored encrypted.</source>
        <translation>キーは暗号化して保存されます。</translation>
    </message>
    <message>
        <source>Keys are stored encrypted. The rejected key is left out.</source>
        <translation>キーは暗号化して保存されます。拒否されたキーは除きます。</translation>
    </message>
    <message numerus="yes">
        <source>Keys are stored encrypted. %Ln rejected keys are left out.</source>
        <translation>
            <numerusform>キーは暗号化して保存されます。拒否された%Ln件は除きます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::LimitDelegate</name>
    <message numerus="yes">
        <source>%Ln a minute</source>
        <translation>
            <numerusform>毎分%Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln a day</source>
        <translation>
            <numerusform>1日%Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>limits of an access key: a minute, a day</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MainWindow</name>
    <message>
        <source>%1 – keyferry</source>
        <translation>%1 – keyferry</translation>
    </message>
    <message>
        <source>1 group cannot serve</source>
        <translation>1個のグループが処理できません</translation>
    </message>
    <message numerus="yes">
        <source>%n groups cannot serve</source>
        <translation>
            <numerusform>%n個のグループが処理できません</numerusform>
        </translation>
    </message>
    <message>
        <source>They get a few seconds to end; what is left then is cut off.</source>
        <translation>終了まで数秒待ち、残ったものは切断します。</translation>
    </message>
    <message>
        <source>A request is running.</source>
        <translation>リクエストが1件実行中です。</translation>
    </message>
    <message numerus="yes">
        <source>%n requests are running.</source>
        <translation>
            <numerusform>リクエストが%n件実行中です。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are lost when keyferry quits.</source>
        <translation>keyferryを終了すると失われます。</translation>
    </message>
    <message>
        <source>Quit keyferry</source>
        <translation>keyferryを終了</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Stop the proxy</source>
        <translation>プロキシを停止</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>プロキシを起動</translation>
    </message>
    <message>
        <source>Copy base URL of %1</source>
        <translation>%1のベースURLをコピー</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>%1をコピーしました</translation>
    </message>
    <message>
        <source>appearance colours</source>
        <translation>外観 配色</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>テーマ：システムに合わせる</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>テーマ：ライト</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>テーマ：ダーク</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MaintenanceTasks</name>
    <message>
        <source>Backing up to %1</source>
        <translation>%1にバックアップ中</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完了：%1</translation>
    </message>
    <message>
        <source>Compacting the database</source>
        <translation>データベースを最適化中</translation>
    </message>
    <message>
        <source>%1 given back to the disk</source>
        <translation>ディスクの%1を解放しました</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MemberEditor</name>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>階層</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>The lowest tier serves first, the next one where it cannot.</source>
        <translation>最も小さい階層が先に処理し、できない場合は次の階層が処理します。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MemberRow</name>
    <message>
        <source>%1 (off)</source>
        <translation>%1（停止中）</translation>
    </message>
    <message>
        <source>Weight: 0 is off</source>
        <translation>重み：0で停止</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1の重み</translation>
    </message>
    <message>
        <source>The lowest tier serves first</source>
        <translation>最も小さい階層が先に処理します</translation>
    </message>
    <message>
        <source>Tier of %1</source>
        <translation>%1の階層</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MemberTableModel</name>
    <message>
        <source>%1 (off)</source>
        <translation>%1（停止中）</translation>
    </message>
    <message>
        <source>0 (off)</source>
        <translation>0（停止）</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1（%2%）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>階層</translation>
    </message>
    <message>
        <source>Active keys</source>
        <translation>有効なキー</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>クールダウン中</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>停止中</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MembersPane</name>
    <message>
        <source>F2 or a double click changes a weight or a tier. The lowest tier serves first, the next one where it cannot.</source>
        <translation>F2またはダブルクリックで重みや階層を変更します。最も小さい階層が先に処理し、できない場合は次の階層が処理します。</translation>
    </message>
    <message>
        <source>&amp;Add members</source>
        <translation>メンバーを追加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>No members</source>
        <translation>メンバーなし</translation>
    </message>
    <message>
        <source>Until a group joins, requests to it are answered with 503.</source>
        <translation>グループが加わるまで、リクエストには503が返ります。</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>メンバーを追加</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Select a member first</source>
        <translation>先にメンバーを選択してください</translation>
    </message>
    <message>
        <source>1 group joined %1</source>
        <translation>1個のグループが%1に加わりました</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups joined %1</source>
        <translation>
            <numerusform>%Ln個のグループが%1に加わりました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left %2</source>
        <translation>%1が%2から外れました</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ModelRuleTableModel</name>
    <message>
        <source>Model asked for</source>
        <translation>要求されたモデル</translation>
    </message>
    <message>
        <source>Model sent</source>
        <translation>送信するモデル</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverrideRow</name>
    <message>
        <source>Follow the global value again</source>
        <translation>全体の値に戻す</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>「%1」を削除</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>既定：%1</translation>
    </message>
    <message>
        <source>Global: %1</source>
        <translation>全体：%1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverridesPane</name>
    <message>
        <source>This group follows the global settings.</source>
        <translation>このグループは全体の設定に従います。</translation>
    </message>
    <message>
        <source>Setting to add</source>
        <translation>追加する設定</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Give this group a value of its own</source>
        <translation>このグループ専用の値を設定</translation>
    </message>
    <message>
        <source>“%1” follows the global setting again</source>
        <translation>「%1」を全体の設定に戻しました</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverviewFigures</name>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Requests, 24 h</source>
        <translation>リクエスト（24時間）</translation>
    </message>
    <message>
        <source>Error rate, 24 h</source>
        <translation>エラー率（24時間）</translation>
    </message>
    <message>
        <source>Time to first byte, last hour</source>
        <translation>先頭バイトまで（直近1時間）</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>active</source>
        <comment>keys</comment>
        <translation>有効</translation>
    </message>
    <message>
        <source>%1 cooling</source>
        <comment>keys</comment>
        <translation>クールダウン中%1</translation>
    </message>
    <message>
        <source>%1 invalid</source>
        <comment>keys</comment>
        <translation>無効%1</translation>
    </message>
    <message>
        <source>%1 disabled</source>
        <comment>keys</comment>
        <translation>停止中%1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>失敗%1</translation>
    </message>
    <message>
        <source>none the day before</source>
        <translation>前日はなし</translation>
    </message>
    <message>
        <source>as many as the day before</source>
        <translation>前日と同じ</translation>
    </message>
    <message>
        <source>%1 % more than the day before</source>
        <translation>前日より%1%増</translation>
    </message>
    <message>
        <source>%1 % fewer than the day before</source>
        <translation>前日より%1%減</translation>
    </message>
    <message>
        <source>as the day before</source>
        <translation>前日と同じ</translation>
    </message>
    <message>
        <source>%1 points, better</source>
        <translation>%1ポイント、改善</translation>
    </message>
    <message>
        <source>%1 points, worse</source>
        <translation>%1ポイント、悪化</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>リクエスト1件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>リクエスト%Ln件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverviewPage</name>
    <message>
        <source>Testing %1…</source>
        <translation>%1をテスト中…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>upstream, outcome of its test</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The request log is within its limit</source>
        <translation>リクエストログは上限内です</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Open the set-up assistant</source>
        <translation>セットアップを開く</translation>
    </message>
    <message>
        <source>wizard first steps</source>
        <translation>ウィザード 初期設定</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::PaletteButton</name>
    <message>
        <source>Go to, or do …</source>
        <translation>移動または実行…</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ParamEditor</name>
    <message>
        <source>Parameter overrides, as JSON</source>
        <translation>パラメーターの上書き（JSON）</translation>
    </message>
    <message>
        <source>Each member is put into the JSON body of a request, whatever the client sent; “!name” with null takes one out.</source>
        <translation>クライアントが何を送っても、各メンバーをリクエストのJSON本文に入れます。「!name」にnullを指定すると取り除きます。</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>%1行へ移動</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RefusalTable</name>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>拒否の理由</translation>
    </message>
    <message>
        <source>Refused lines</source>
        <translation>拒否された行</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestDetail</name>
    <message>
        <source>Attempts</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Copy &amp;ID</source>
        <translation>IDをコピー</translation>
    </message>
    <message>
        <source>Copy as c&amp;url</source>
        <translation>curlとしてコピー</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>first byte</source>
        <translation>先頭バイト</translation>
    </message>
    <message>
        <source>body</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Attempts %1</source>
        <translation>試行%1</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>送信%1、受信%2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>Request ID copied</source>
        <translation>リクエストIDをコピーしました</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>その他の操作</translation>
    </message>
    <message>
        <source>Copy as &amp;Python</source>
        <translation>Pythonとしてコピー</translation>
    </message>
    <message>
        <source>Copy as &amp;JavaScript</source>
        <translation>JavaScriptとしてコピー</translation>
    </message>
    <message>
        <source>Open in a &amp;window</source>
        <translation>ウィンドウで開く</translation>
    </message>
    <message>
        <source>Copied; the access key is read from KEYFERRY_KEY</source>
        <translation>コピーしました。アクセスキーはKEYFERRY_KEYから読みます</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestExportMenu</name>
    <message>
        <source>Selected as CSV…</source>
        <translation>選択分をCSVで…</translation>
    </message>
    <message>
        <source>Selected as JSON lines…</source>
        <translation>選択分をJSON Linesで…</translation>
    </message>
    <message>
        <source>All that match as CSV…</source>
        <translation>一致するすべてをCSVで…</translation>
    </message>
    <message>
        <source>All that match as JSON lines…</source>
        <translation>一致するすべてをJSON Linesで…</translation>
    </message>
    <message>
        <source>Export requests</source>
        <translation>リクエストをエクスポート</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestFilter</name>
    <message>
        <source>Filter, for example status:&gt;=400 or model:gpt*</source>
        <translation>フィルター（例：status:&gt;=400、model:gpt*）</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>リクエストを絞り込む</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestStep</name>
    <message>
        <source>First request</source>
        <translation>最初のリクエスト</translation>
    </message>
    <message>
        <source>Copy a snippet and watch</source>
        <translation>スニペットをコピーして確認</translation>
    </message>
    <message>
        <source>Show it in Requests</source>
        <translation>リクエストページで表示</translation>
    </message>
    <message>
        <source>No request has arrived yet.</source>
        <translation>リクエストはまだ届いていません。</translation>
    </message>
    <message>
        <source>Send the first request</source>
        <translation>最初のリクエストを送信</translation>
    </message>
    <message>
        <source>There is no group to send a request to yet. Go back and create one, or skip this step.</source>
        <translation>リクエストの送信先のグループがありません。戻って作成するか、このステップを飛ばしてください。</translation>
    </message>
    <message>
        <source>Run the snippet in a terminal, or send one from here, and watch it arrive.</source>
        <translation>スニペットをターミナルで実行するか、ここから送信すると、下に届きます。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestsPage</name>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Stay with the newest request</source>
        <translation>常に最新のリクエストを表示</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Empty this list; the log keeps its rows</source>
        <translation>この一覧を空にします。ログの記録は残ります</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>List cleared; the log keeps its rows</source>
        <translation>一覧を空にしました。ログの記録は残っています</translation>
    </message>
    <message>
        <source>1 shown</source>
        <translation>1件表示</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1件表示</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>実行中%1件</translation>
    </message>
    <message>
        <source>%1 came meanwhile</source>
        <translation>その間に%1件</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>一致するものはありません</translation>
    </message>
    <message>
        <source>No request passes the filter “%1”.</source>
        <translation>「%1」に一致するリクエストはありません。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>フィルターを解除</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>New requests are held until you go on.</source>
        <translation>再開するまで新しいリクエストは表示されません。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>リクエストはまだありません</translation>
    </message>
    <message>
        <source>Point a client at a group; its requests appear here as they come.</source>
        <translation>クライアントの接続先をグループにすると、届いたリクエストがここに表示されます。</translation>
    </message>
    <message>
        <source>Resume the request list</source>
        <translation>リクエスト一覧を再開</translation>
    </message>
    <message>
        <source>Pause the request list</source>
        <translation>リクエスト一覧を一時停止</translation>
    </message>
    <message>
        <source>log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Clear the request list</source>
        <translation>リクエスト一覧をクリア</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Request %1 – keyferry</source>
        <translation>リクエスト %1 – keyferry</translation>
    </message>
    <message>
        <source>%1+ match</source>
        <translation>%1件以上一致</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>%1件一致</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RestoreDialog</name>
    <message>
        <source>Restore and restart</source>
        <translation>復元して再起動</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>バックアップから復元</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>ファイルを確認しています…</translation>
    </message>
    <message>
        <source>Made on %1. It holds %2.</source>
        <translation>%1に作成。内容：%2。</translation>
    </message>
    <message>
        <source>It holds %1.</source>
        <translation>内容：%1。</translation>
    </message>
    <message>
        <source>It takes the place of everything that is there now. What is there now is kept in the data folder. Running requests are ended.</source>
        <translation>現在のデータはすべて置き換えられます。現在のデータはデータフォルダーに残ります。実行中のリクエストは終了します。</translation>
    </message>
    <message>
        <source>This backup is encrypted.</source>
        <translation>このバックアップは暗号化されています。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>チェック</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>準備しています…</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>グループ1件</translation>
    </message>
    <message>
        <source>%Ln groups</source>
        <translation>グループ%Ln件</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>キー1件</translation>
    </message>
    <message>
        <source>%Ln keys</source>
        <translation>キー%Ln件</translation>
    </message>
    <message>
        <source>1 access key</source>
        <translation>アクセスキー1件</translation>
    </message>
    <message>
        <source>%Ln access keys</source>
        <translation>アクセスキー%Ln件</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>リクエスト1件</translation>
    </message>
    <message>
        <source>%Ln requests</source>
        <translation>リクエスト%Ln件</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RevealStrip</name>
    <message>
        <source>Key in clear</source>
        <translation>キー（平文）</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>キーを隠す</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RuleTable</name>
    <message>
        <source>&amp;Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
    <message>
        <source>Move up (Alt with the arrow key, or drag the row)</source>
        <translation>上へ（Alt+矢印キー、または行をドラッグ）</translation>
    </message>
    <message>
        <source>Move down (Alt with the arrow key, or drag the row)</source>
        <translation>下へ（Alt+矢印キー、または行をドラッグ）</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>%1行目、%2：%3</translation>
    </message>
    <message>
        <source>Model redirects</source>
        <translation>モデルの転送</translation>
    </message>
    <message>
        <source>&amp;Add redirect</source>
        <translation>転送を追加</translation>
    </message>
    <message>
        <source>A request for one model goes out for another. Names are exact.</source>
        <translation>あるモデルへのリクエストを別のモデルに送ります。名前は完全一致です。</translation>
    </message>
    <message>
        <source>No redirects</source>
        <translation>転送はありません</translation>
    </message>
    <message>
        <source>Requests go out for the model they ask for.</source>
        <translation>リクエストは要求されたモデルのまま送信されます。</translation>
    </message>
    <message>
        <source>Header rules</source>
        <translation>ヘッダーのルール</translation>
    </message>
    <message>
        <source>&amp;Add header</source>
        <translation>ヘッダーを追加</translation>
    </message>
    <message>
        <source>Applied last. Values are masked until edited; they may hold variables such as ${API_KEY}.</source>
        <translation>最後に適用されます。値は編集するまで伏せて表示され、${API_KEY}などの変数を使えます。</translation>
    </message>
    <message>
        <source>No header rules</source>
        <translation>ヘッダーのルールはありません</translation>
    </message>
    <message>
        <source>A rule sets a header of what goes out, or removes one.</source>
        <translation>ルールは送信するヘッダーを設定または削除します。</translation>
    </message>
    <message>
        <source>Failure rules</source>
        <translation>失敗のルール</translation>
    </message>
    <message>
        <source>&amp;Add rule</source>
        <translation>ルールを追加</translation>
    </message>
    <message>
        <source>Tried from the top, before keyferry&apos;s own judgement; the first that fits counts.</source>
        <translation>上から順に、keyferry自身の判定より先に調べ、最初に一致したものを使います。</translation>
    </message>
    <message>
        <source>No failure rules</source>
        <translation>失敗のルールはありません</translation>
    </message>
    <message>
        <source>The answers of this group are judged by keyferry&apos;s own table.</source>
        <translation>このグループの応答はkeyferry内蔵の表で判定されます。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RulesFoot</name>
    <message>
        <source>Re&amp;vert</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>&amp;Save rules</source>
        <translation>ルールを保存</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RulesPane</name>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Kind of rules</source>
        <translation>ルールの種類</translation>
    </message>
    <message>
        <source>&amp;Only these models</source>
        <translation>これらのモデルのみ</translation>
    </message>
    <message>
        <source>Strict: a request for any other model is answered with 404</source>
        <translation>厳格：他のモデルへのリクエストには404を返します</translation>
    </message>
    <message>
        <source>1 field needs a change</source>
        <translation>1個の項目を直してください</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n個の項目を直してください</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing to save.</source>
        <translation>保存するものはありません。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
    <message>
        <source>Not saved yet. The rules were changed elsewhere meanwhile: saving replaces them, reverting shows them.</source>
        <translation>未保存です。その間に別の場所でルールが変更されました：保存すると置き換え、元に戻すと表示します。</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>未保存です。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>保存しました。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SecretsPane</name>
    <message>
        <source>Data key</source>
        <translation>データ鍵</translation>
    </message>
    <message>
        <source>Kept in a file beside the database</source>
        <translation>データベースの隣のファイルに保存</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Provider keys, access keys, header values and proxy passwords stand encrypted in the database (AES-256-GCM); this key opens them.</source>
        <translation>プロバイダーのキー、アクセスキー、ヘッダーの値、プロキシのパスワードはデータベースに暗号化して保存され（AES-256-GCM）、この鍵で開きます。</translation>
    </message>
    <message>
        <source>Who can read it</source>
        <translation>読める人</translation>
    </message>
    <message>
        <source>Only your account (mode 0600). Whoever reads this file and the database, as you or as administrator, can read every key in it: lock your screen, encrypt your disk.</source>
        <translation>あなたのアカウントだけです（モード0600）。あなたまたは管理者としてこのファイルとデータベースを読む人は、すべてのキーを読めます。画面をロックし、ディスクを暗号化してください。</translation>
    </message>
    <message>
        <source>When it is lost</source>
        <translation>失われた場合</translation>
    </message>
    <message>
        <source>Then the stored keys cannot be read again. A backup holds the data key as well.</source>
        <translation>保存されたキーは二度と読めません。バックアップにはデータ鍵も含まれます。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingControl</name>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選択</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>1行に1つ</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>無制限</translation>
    </message>
    <message>
        <source>%1: limited</source>
        <translation>%1：制限あり</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingRow</name>
    <message>
        <source>Reset to the default</source>
        <translation>既定値に戻す</translation>
    </message>
    <message>
        <source>Reset “%1” to the default</source>
        <translation>「%1」を既定値に戻す</translation>
    </message>
    <message>
        <source>Set by %1</source>
        <translation>%1で設定</translation>
    </message>
    <message>
        <source>Default %1</source>
        <translation>既定値：%1</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>既定</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingsCard</name>
    <message>
        <source>%1: %2</source>
        <comment>section of the settings: its card</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingsPage</name>
    <message>
        <source>Changes apply at once. Groups may override some of these.</source>
        <translation>変更はすぐに適用されます。一部はグループごとに変えられます。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <source>Changed settings</source>
        <translation>変更した設定</translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <translation>変更はありません</translation>
    </message>
    <message>
        <source>Every setting has its default value.</source>
        <translation>すべての設定が既定値です。</translation>
    </message>
    <message>
        <source>No setting matches</source>
        <translation>一致する設定はありません</translation>
    </message>
    <message>
        <source>Nothing is called “%1” or tells of it.</source>
        <translation>「%1」という名前や説明の設定はありません。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>検索を消去</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Changes apply at once. Groups may override any of these.</source>
        <translation>変更はすぐに適用されます。グループごとに変えられます。</translation>
    </message>
    <message>
        <source>Changes apply at once.</source>
        <translation>変更はすぐに適用されます。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingsSidebar</name>
    <message>
        <source>Find a setting</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>セクション</translation>
    </message>
    <message>
        <source>1 setting differs from its default.</source>
        <translation>1件の設定が既定値と異なります。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings differ from their defaults.</source>
        <translation>
            <numerusform>%Ln件の設定が既定値と異なります。</numerusform>
        </translation>
    </message>
    <message>
        <source>All settings have their defaults.</source>
        <translation>すべての設定が既定値です。</translation>
    </message>
    <message>
        <source>Show the section</source>
        <translation>セクションを表示</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SetupStepList</name>
    <message>
        <source>Step %1: %2, to do</source>
        <translation>ステップ%1：%2、未完了</translation>
    </message>
    <message>
        <source>Step %1: %2, done</source>
        <translation>ステップ%1：%2、完了</translation>
    </message>
    <message>
        <source>Step %1: %2, now</source>
        <translation>ステップ%1：%2、現在</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SetupWizard</name>
    <message>
        <source>Set up keyferry</source>
        <translation>keyferryのセットアップ</translation>
    </message>
    <message>
        <source>S&amp;kip the assistant</source>
        <translation>セットアップを省略</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Sk&amp;ip this step</source>
        <translation>このステップを飛ばす</translation>
    </message>
    <message>
        <source>F&amp;inish</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>F&amp;inish without it</source>
        <translation>待たずに完了</translation>
    </message>
    <message>
        <source>&amp;Leave the assistant</source>
        <translation>セットアップを終了</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
    <message>
        <source>The group %1 and its key are saved</source>
        <translation>グループ%1とそのキーを保存しました</translation>
    </message>
    <message numerus="yes">
        <source>The group %1 and its %Ln keys are saved</source>
        <translation>
            <numerusform>グループ%1とそのキー%Ln件を保存しました</numerusform>
        </translation>
    </message>
    <message>
        <source>The group %1 is saved; it has no keys yet</source>
        <translation>グループ%1を保存しました。キーはまだありません</translation>
    </message>
    <message>
        <source>1 key is saved</source>
        <translation>キーを1件保存しました</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys are saved</source>
        <translation>
            <numerusform>キーを%Ln件保存しました</numerusform>
        </translation>
    </message>
    <message>
        <source>The new access key is saved</source>
        <translation>新しいアクセスキーを保存しました</translation>
    </message>
    <message>
        <source>Nothing was changed; you find the assistant again with Ctrl+K</source>
        <translation>何も変更されていません。Ctrl+Kでセットアップを再び開けます</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SnippetBox</name>
    <message>
        <source>Environment</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>&amp;Copy snippet</source>
        <translation>スニペットをコピー</translation>
    </message>
    <message>
        <source>Kind of snippet</source>
        <translation>スニペットの種類</translation>
    </message>
    <message>
        <source>Snippet</source>
        <translation>スニペット</translation>
    </message>
    <message>
        <source>ACCESS-KEY</source>
        <translation>ACCESS-KEY</translation>
    </message>
    <message>
        <source>The access key is shown masked and copied in full; it leaves the clipboard after 30&#xa0;s.</source>
        <translation>アクセスキーは伏せて表示し、コピーは全体です。30秒後にクリップボードから消えます。</translation>
    </message>
    <message>
        <source>There is no access key for this group. Add one first.</source>
        <translation>このグループのアクセスキーがありません。先に追加してください。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SnippetCard</name>
    <message>
        <source>Snippet</source>
        <translation>スニペット</translation>
    </message>
    <message>
        <source>&amp;Show key</source>
        <translation>キーを表示</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>With the real access key; it leaves the clipboard after 30 s</source>
        <translation>実際のアクセスキーを含みます。30秒後にクリップボードから消えます</translation>
    </message>
    <message>
        <source>Kind of snippet</source>
        <translation>スニペットの種類</translation>
    </message>
    <message>
        <source>&amp;Hide key</source>
        <translation>キーを隠す</translation>
    </message>
    <message>
        <source>ACCESS-KEY</source>
        <translation>ACCESS-KEY</translation>
    </message>
    <message>
        <source>Snippet copied, for 30 s</source>
        <translation>スニペットをコピーしました（30秒間）</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StartPanel</name>
    <message>
        <source>The proxy is stopped; start it at the lower left.</source>
        <translation>プロキシは停止しています。左下で起動してください。</translation>
    </message>
    <message>
        <source>The proxy is running on %1 and waits for the first request.</source>
        <translation>プロキシは%1で動作し、最初のリクエストを待っています。</translation>
    </message>
    <message>
        <source>The proxy is running on %1 and waits for a group to serve.</source>
        <translation>プロキシは%1で動作し、グループを待っています。</translation>
    </message>
    <message>
        <source>Three steps to the first request</source>
        <translation>最初のリクエストまで3ステップ</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>ステップ%1 / %2</translation>
    </message>
    <message>
        <source>Create a group</source>
        <translation>グループを作成</translation>
    </message>
    <message>
        <source>A group is one provider: its address, its keys and its rules. Most take one click from the catalogue.</source>
        <translation>グループは1つのプロバイダーです：アドレス、キー、ルール。多くはカタログからワンクリックで作れます。</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>新しいグループ…</translation>
    </message>
    <message>
        <source>Paste your keys</source>
        <translation>キーを貼り付け</translation>
    </message>
    <message>
        <source>One or thousands, in any format. keyferry checks each and tells you which of them work.</source>
        <translation>1件でも数千件でも、どんな形式でも。keyferryがそれぞれをチェックし、使えるものを知らせます。</translation>
    </message>
    <message>
        <source>Add keys…</source>
        <translation>キーを追加…</translation>
    </message>
    <message>
        <source>Point your SDK here</source>
        <translation>SDKの接続先をここに</translation>
    </message>
    <message>
        <source>Copy a snippet with the local address. The first request shows up here as it arrives.</source>
        <translation>ローカルアドレス入りのスニペットをコピーします。最初のリクエストは届くとここに表示されます。</translation>
    </message>
    <message>
        <source>Show snippets</source>
        <translation>スニペットを表示</translation>
    </message>
    <message>
        <source>Open the set-up assistant</source>
        <translation>セットアップを開く</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>バックアップから復元</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StartStep</name>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StatusStrip</name>
    <message>
        <source>1 stream</source>
        <translation>ストリーム1件</translation>
    </message>
    <message numerus="yes">
        <source>%n streams</source>
        <translation>
            <numerusform>ストリーム%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 req/min</source>
        <translation>%1件/分</translation>
    </message>
    <message>
        <source>%1 log rows dropped</source>
        <translation>ログ%1件を破棄</translation>
    </message>
    <message>
        <source>log %1</source>
        <translation>ログ%1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StoragePane</name>
    <message>
        <source>&amp;Compact</source>
        <translation>最適化</translation>
    </message>
    <message>
        <source>C&amp;lear…</source>
        <translation>消去…</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Size on the disk</source>
        <translation>ディスク上のサイズ</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>最適化</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>データフォルダー</translation>
    </message>
    <message>
        <source>Database, data key, automatic backups and the state of the window</source>
        <translation>データベース、データ鍵、自動バックアップ、ウィンドウの状態</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>リクエストログ</translation>
    </message>
    <message>
        <source>Size of the log</source>
        <translation>ログのサイズ</translation>
    </message>
    <message>
        <source>Part of the database; “Recording” has its limits</source>
        <translation>データベースの一部です。上限は「記録」にあります</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>ログを消去</translation>
    </message>
    <message>
        <source>Removes every request; the statistics stay</source>
        <translation>すべてのリクエストを削除します。統計は残ります</translation>
    </message>
    <message>
        <source>Compact the database</source>
        <translation>データベースを最適化</translation>
    </message>
    <message>
        <source>Clear the request log</source>
        <translation>リクエストログを消去</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Gives about %1 back; the log waits meanwhile</source>
        <translation>約%1を解放します。その間ログは待機します</translation>
    </message>
    <message>
        <source>There is nothing to give back</source>
        <translation>解放できる領域はありません</translation>
    </message>
    <message>
        <source>Remove every request from the log?</source>
        <translation>ログからすべてのリクエストを削除しますか？</translation>
    </message>
    <message>
        <source>The statistics stay. This cannot be undone.</source>
        <translation>統計は残ります。この操作は元に戻せません。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TaskBar</name>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>折りたたむ</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>他%1件</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TaskDetailsDialog</name>
    <message>
        <source>%1 further results are not kept.</source>
        <translation>他の%1件の結果は保持されていません。</translation>
    </message>
    <message>
        <source>%1 further lines were refused.</source>
        <translation>他に%1行が拒否されました。</translation>
    </message>
    <message>
        <source>Result by key</source>
        <translation>キーごとの結果</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TaskRow</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Cancelled. %1</source>
        <translation>キャンセルしました。%1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>残り約%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TestRequest</name>
    <message>
        <source>no answer in time</source>
        <translation>時間内に応答なし</translation>
    </message>
    <message>
        <source>No answer after %1: %2</source>
        <translation>%1待っても応答なし：%2</translation>
    </message>
    <message>
        <source>Test request refused: %1 after %2</source>
        <translation>テストリクエストが拒否されました：%2で%1</translation>
    </message>
    <message>
        <source>Test request refused: %1 after %2. “%3”</source>
        <translation>テストリクエストが拒否されました：%2で%1。「%3」</translation>
    </message>
    <message>
        <source>Test request answered: %1 after %2</source>
        <translation>テストリクエストに応答：%2で%1</translation>
    </message>
    <message>
        <source>Test request answered: %1 after %2, key %3</source>
        <translation>テストリクエストに応答：%2で%1、キー%3</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TestStrip</name>
    <message>
        <source>Show the row</source>
        <translation>記録を表示</translation>
    </message>
    <message>
        <source>Send a &amp;test request</source>
        <translation>テストリクエストを送信</translation>
    </message>
    <message>
        <source>The proxy is stopped. Start it to send a request.</source>
        <translation>プロキシは停止しています。起動するとリクエストを送信できます。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>応答を待っています…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::Toast</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TokenChip</name>
    <message>
        <source>Remove the filter %1</source>
        <translation>フィルター%1を削除</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TokenField</name>
    <message>
        <source>Add a filter</source>
        <translation>フィルターを追加</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TransferTasks</name>
    <message>
        <source>Adding keys to %1</source>
        <translation>%1にキーを追加中</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Exporting the keys of %1</source>
        <translation>%1のキーをエクスポート中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>何も書き込まれていません</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::Tray</name>
    <message>
        <source>keyferry goes on in the tray</source>
        <translation>keyferryはトレイで動作を続けます</translation>
    </message>
    <message>
        <source>The window is closed, the proxy keeps serving. Quit from the menu of this icon.</source>
        <translation>ウィンドウを閉じてもプロキシは動作を続けます。終了するにはこのアイコンのメニューを使ってください。</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>何も変更されていません</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TrayMenu</name>
    <message>
        <source>Running, %1</source>
        <translation>実行中、%1</translation>
    </message>
    <message>
        <source>Degraded, %1</source>
        <translation>一部利用不可、%1</translation>
    </message>
    <message>
        <source>Stopped, %1</source>
        <translation>停止中、%1</translation>
    </message>
    <message>
        <source>Not running, %1</source>
        <translation>停止しています、%1</translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <translation>%1（停止中）</translation>
    </message>
    <message>
        <source>%1 (no keys)</source>
        <translation>%1（キーなし）</translation>
    </message>
    <message>
        <source>%1 (aggregate)</source>
        <translation>%1（集約）</translation>
    </message>
    <message>
        <source>%1  %2  %3</source>
        <comment>time, status, group</comment>
        <translation>%1  %2  %3</translation>
    </message>
    <message>
        <source>%1 active · %2 cooling · %3 in flight</source>
        <translation>有効%1 · クールダウン中%2 · 処理中%3</translation>
    </message>
    <message>
        <source>Open keyferry</source>
        <translation>keyferryを開く</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>Copy base URL</source>
        <translation>ベースURLをコピー</translation>
    </message>
    <message>
        <source>Copy environment</source>
        <translation>環境変数をコピー</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>group, clients</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Last errors</source>
        <translation>最近のエラー</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamEditor</name>
    <message>
        <source>&amp;Add an upstream</source>
        <translation>アップストリームを追加</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamLine</name>
    <message>
        <source>Remove this upstream</source>
        <translation>このアップストリームを削除</translation>
    </message>
    <message>
        <source>Address of the upstream</source>
        <translation>アップストリームのアドレス</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Weight: 0 is off</source>
        <translation>重み：0で停止</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamTableModel</name>
    <message>
        <source>Testing…</source>
        <translation>テスト中…</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>クローズ</translation>
    </message>
    <message>
        <source>Half-open, one trial</source>
        <translation>ハーフオープン、試行1回</translation>
    </message>
    <message>
        <source>Open, trial is due</source>
        <translation>オープン、まもなく試行</translation>
    </message>
    <message>
        <source>Open until %1</source>
        <translation>%1までオープン</translation>
    </message>
    <message>
        <source>0 (off)</source>
        <translation>0（停止）</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1（%2%）</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>最後のテスト</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation>ブレーカー</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>先頭バイト</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最後のエラー</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamTests</name>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop testing %1</source>
        <translation>%1のテストを停止</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1をテスト</translation>
    </message>
    <message>
        <source>Send one check with an active key of the group</source>
        <translation>グループの有効なキーでチェックを1回送信</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamsPane</name>
    <message>
        <source>F2 or a double click changes a weight; 0 is off.</source>
        <translation>F2またはダブルクリックで重みを変更します。0で停止します。</translation>
    </message>
    <message>
        <source>Upstreams</source>
        <translation>アップストリーム</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UsePane</name>
    <message>
        <source>Copy the base URL</source>
        <translation>ベースURLをコピー</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>ベースURL</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>アクセスキー</translation>
    </message>
    <message>
        <source>Access &amp;key</source>
        <translation>アクセスキー</translation>
    </message>
    <message>
        <source>Snippet copied, for 30 s</source>
        <translation>スニペットをコピーしました（30秒間）</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::WhyStrip</name>
    <message>
        <source>Why?</source>
        <translation>理由は？</translation>
    </message>
    <message>
        <source>What the pool thinks of the key</source>
        <translation>プールから見たこのキーの状態</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>（%1）</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::format</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1分%2秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1時間%2分</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>now</source>
        <translation>たった今</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1分前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1時間前</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨日</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1日前</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percentage</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>time left</comment>
        <translation>%1秒</translation>
    </message>
</context>
<context>
    <name>providers</name>
    <message>
        <source>The address of your resource, like https://my-resource.openai.azure.com. The model is the name of a deployment.</source>
        <translation>リソースのアドレスを入力します（例：https://my-resource.openai.azure.com）。モデルにはデプロイ名を使います。</translation>
    </message>
    <message>
        <source>Zhipu&apos;s paths begin with /v4: clients use the endpoint with /v4 at its end.</source>
        <translation>Zhipuのパスは/v4で始まります。クライアントでは末尾に/v4を付けたエンドポイントを使います。</translation>
    </message>
    <message>
        <source>Ollama checks no keys; add any word as a key so that the group has one to send.</source>
        <translation>Ollamaはキーを確認しません。グループが送信できるよう、任意の文字列をキーとして追加してください。</translation>
    </message>
    <message>
        <source>LM Studio checks no keys; add any word as a key so that the group has one to send.</source>
        <translation>LM Studioはキーを確認しません。グループが送信できるよう、任意の文字列をキーとして追加してください。</translation>
    </message>
    <message>
        <source>Without --api-key vLLM checks no keys; add any word as a key so that the group has one to send.</source>
        <translation>--api-keyを指定しないvLLMはキーを確認しません。グループが送信できるよう、任意の文字列をキーとして追加してください。</translation>
    </message>
    <message>
        <source>Give the address that stands before /v1 at your provider.</source>
        <translation>プロバイダーのアドレスのうち、/v1より前の部分を入力します。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Trying again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Further attempts with another key before the client sees an error</source>
        <translation>クライアントにエラーを返す前に別のキーで試す回数</translation>
    </message>
    <message>
        <source>Retry unsafe requests</source>
        <translation>安全でないリクエストも再試行</translation>
    </message>
    <message>
        <source>Try a POST again after a time-out or a broken connection</source>
        <translation>タイムアウトや接続の切断後にPOSTを再試行します</translation>
    </message>
    <message>
        <source>Retry deadline</source>
        <translation>再試行の期限</translation>
    </message>
    <message>
        <source>No further attempt begins after this time</source>
        <translation>この時間を過ぎると新しい試行を始めません</translation>
    </message>
    <message>
        <source>What counts as a failure</source>
        <translation>失敗とみなすもの</translation>
    </message>
    <message>
        <source>Retried status codes</source>
        <translation>再試行するステータス</translation>
    </message>
    <message>
        <source>Codes and ranges from 100 to 999, like 429,500-599</source>
        <translation>100～999のコードと範囲（例：429,500-599）</translation>
    </message>
    <message>
        <source>Inspect the start of streams</source>
        <translation>ストリームの先頭を検査</translation>
    </message>
    <message>
        <source>Judge an error event at the start of a stream like an error status</source>
        <translation>ストリーム先頭のエラーイベントをエラーステータスと同じに扱います</translation>
    </message>
    <message>
        <source>Choosing a key</source>
        <translation>キーの選択</translation>
    </message>
    <message>
        <source>Key strategy</source>
        <translation>キーの選び方</translation>
    </message>
    <message>
        <source>Which key serves the next request</source>
        <translation>次のリクエストに使うキー</translation>
    </message>
    <message>
        <source>Session affinity</source>
        <translation>セッション固定</translation>
    </message>
    <message>
        <source>Requests of one session stay on one key</source>
        <translation>同じセッションのリクエストは同じキーを使います</translation>
    </message>
    <message>
        <source>Failures until invalid</source>
        <translation>無効になるまでの失敗回数</translation>
    </message>
    <message>
        <source>Rejections in a row that make a key invalid; 0 for never</source>
        <translation>連続してこの回数拒否されるとキーは無効になります。0で無効にしません</translation>
    </message>
    <message>
        <source>Wait for a key</source>
        <translation>キーを待つ時間</translation>
    </message>
    <message>
        <source>How long a request may wait while every key is cooling down</source>
        <translation>すべてのキーがクールダウン中のときにリクエストが待つ最長時間</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>チェック</translation>
    </message>
    <message>
        <source>Check keys every</source>
        <translation>キーのチェック間隔</translation>
    </message>
    <message>
        <source>Interval of the checks that run by themselves</source>
        <translation>自動チェックの間隔</translation>
    </message>
    <message>
        <source>Keys to check</source>
        <translation>チェックするキー</translation>
    </message>
    <message>
        <source>Invalid ones, the active ones as well, or none by themselves</source>
        <translation>無効なキーのみ、有効なキーも含む、または自動ではチェックしない</translation>
    </message>
    <message>
        <source>Checks at a time</source>
        <translation>同時チェック数</translation>
    </message>
    <message>
        <source>Keys of a group that are checked at the same time</source>
        <translation>1つのグループで同時にチェックするキーの数</translation>
    </message>
    <message>
        <source>Check time-out</source>
        <translation>チェックのタイムアウト</translation>
    </message>
    <message>
        <source>Longest time one check may take</source>
        <translation>1回のチェックの最長時間</translation>
    </message>
    <message>
        <source>Limits per key</source>
        <translation>キーごとの制限</translation>
    </message>
    <message>
        <source>Requests per minute and key</source>
        <translation>キーごとの毎分リクエスト数</translation>
    </message>
    <message>
        <source>A key at this limit is passed over</source>
        <translation>上限に達したキーは飛ばします</translation>
    </message>
    <message>
        <source>Requests per day and key</source>
        <translation>キーごとの1日のリクエスト数</translation>
    </message>
    <message>
        <source>Requests in flight per key</source>
        <translation>キーごとの同時リクエスト数</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Of the window and the tray; the command line is English</source>
        <translation>ウィンドウとトレイの言語（コマンドラインは英語）</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>ウィンドウの配色</translation>
    </message>
    <message>
        <source>Start and tray</source>
        <translation>起動とトレイ</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>ログイン時に起動</translation>
    </message>
    <message>
        <source>Starts keyferry when you log in, in the tray where there is one</source>
        <translation>ログイン時にkeyferryを起動します（トレイがあればトレイで）</translation>
    </message>
    <message>
        <source>Start hidden</source>
        <translation>隠れて起動</translation>
    </message>
    <message>
        <source>Start in the tray without a window, where there is a tray</source>
        <translation>トレイがある場合、ウィンドウを出さずにトレイで起動します</translation>
    </message>
    <message>
        <source>Close to tray</source>
        <translation>閉じたらトレイへ</translation>
    </message>
    <message>
        <source>Closing the window keeps the proxy running in the tray</source>
        <translation>ウィンドウを閉じてもプロキシはトレイで動作を続けます</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>When a group runs out of keys, a key turns invalid, or an upstream is down or back</source>
        <translation>グループのキーがなくなったとき、キーが無効になったとき、アップストリームが停止または復旧したとき</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Listen addresses</source>
        <translation>待ち受けアドレス</translation>
    </message>
    <message>
        <source>IP addresses to accept connections on</source>
        <translation>接続を受け付けるIPアドレス</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>TCP port of the proxy on every listen address</source>
        <translation>各待ち受けアドレスでのプロキシのTCPポート</translation>
    </message>
    <message>
        <source>Public URL</source>
        <translation>公開URL</translation>
    </message>
    <message>
        <source>Base URL shown to copy; made from address and port when empty</source>
        <translation>コピー用に表示するベースURL。空の場合はアドレスとポートから作ります</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Worker threads</source>
        <translation>ワーカースレッド</translation>
    </message>
    <message>
        <source>0 takes one for each core, at most 4</source>
        <translation>0でコアごとに1つ（最大4）</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続数</translation>
    </message>
    <message>
        <source>Client connections at the same time</source>
        <translation>同時に受け付けるクライアント接続数</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>リクエストの上限</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>リクエスト本文</translation>
    </message>
    <message>
        <source>Largest request body that is accepted</source>
        <translation>受け付ける最大のリクエスト本文</translation>
    </message>
    <message>
        <source>Request head</source>
        <translation>リクエストヘッド</translation>
    </message>
    <message>
        <source>Largest request head that is accepted</source>
        <translation>受け付ける最大のリクエストヘッド</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>ヘッダーフィールド</translation>
    </message>
    <message>
        <source>Most header fields in one request</source>
        <translation>1つのリクエストの最大ヘッダーフィールド数</translation>
    </message>
    <message>
        <source>Request line</source>
        <translation>リクエスト行</translation>
    </message>
    <message>
        <source>Longest request line that is accepted</source>
        <translation>受け付ける最長のリクエスト行</translation>
    </message>
    <message>
        <source>Who may call</source>
        <translation>呼び出し元の制限</translation>
    </message>
    <message>
        <source>Allowed host names</source>
        <translation>許可するホスト名</translation>
    </message>
    <message>
        <source>Host names to answer to besides localhost and the listen addresses</source>
        <translation>localhostと待ち受けアドレス以外に応答するホスト名</translation>
    </message>
    <message>
        <source>Allowed origins</source>
        <translation>許可するオリジン</translation>
    </message>
    <message>
        <source>Web pages that may call the proxy from a browser</source>
        <translation>ブラウザーからプロキシを呼び出せるWebページ</translation>
    </message>
    <message>
        <source>Require an access key</source>
        <translation>アクセスキーを必須にする</translation>
    </message>
    <message>
        <source>May be off only while listening on loopback</source>
        <translation>ループバックで待ち受ける場合のみオフにできます</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>リクエストログ</translation>
    </message>
    <message>
        <source>Keep a request log</source>
        <translation>リクエストログを残す</translation>
    </message>
    <message>
        <source>One row for each request, without bodies</source>
        <translation>リクエストごとに1行（本文なし）</translation>
    </message>
    <message>
        <source>Keep rows for</source>
        <translation>記録の保存期間</translation>
    </message>
    <message>
        <source>Older rows are removed; 0 keeps them</source>
        <translation>古い記録は削除されます。0で保持します</translation>
    </message>
    <message>
        <source>Log size</source>
        <translation>ログのサイズ</translation>
    </message>
    <message>
        <source>The oldest rows are removed above this size</source>
        <translation>このサイズを超えると古い記録から削除します</translation>
    </message>
    <message>
        <source>Automatic backup</source>
        <translation>自動バックアップ</translation>
    </message>
    <message>
        <source>Back up daily</source>
        <translation>毎日バックアップ</translation>
    </message>
    <message>
        <source>Into the data folder, without the request log; the last 7 are kept</source>
        <translation>データフォルダーに保存（リクエストログを除く）。最新の7件を残します</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Head time-out</source>
        <translation>ヘッドのタイムアウト</translation>
    </message>
    <message>
        <source>Time a client has to send a request head</source>
        <translation>クライアントがリクエストヘッドを送るまでの時間</translation>
    </message>
    <message>
        <source>Body time-out</source>
        <translation>本文のタイムアウト</translation>
    </message>
    <message>
        <source>Longest pause within a request body</source>
        <translation>リクエスト本文の途中の最長の間隔</translation>
    </message>
    <message>
        <source>Keep-alive</source>
        <translation>キープアライブ</translation>
    </message>
    <message>
        <source>Time an idle client connection is kept open</source>
        <translation>アイドル状態のクライアント接続を保つ時間</translation>
    </message>
    <message>
        <source>Write time-out</source>
        <translation>書き込みのタイムアウト</translation>
    </message>
    <message>
        <source>Time a client may take no byte of an answer</source>
        <translation>クライアントが応答を受け取らない最長時間</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>プロバイダー</translation>
    </message>
    <message>
        <source>Connect time-out</source>
        <translation>接続のタイムアウト</translation>
    </message>
    <message>
        <source>DNS, TCP, proxy and TLS together</source>
        <translation>DNS、TCP、プロキシ、TLSの合計</translation>
    </message>
    <message>
        <source>First-byte time-out</source>
        <translation>先頭バイトのタイムアウト</translation>
    </message>
    <message>
        <source>From the last request byte to the head of the answer</source>
        <translation>リクエストの最後のバイトから応答ヘッドまで</translation>
    </message>
    <message>
        <source>Stream idle time-out</source>
        <translation>ストリームのアイドルタイムアウト</translation>
    </message>
    <message>
        <source>Longest pause within an answer</source>
        <translation>応答の途中の最長の間隔</translation>
    </message>
    <message>
        <source>Request time-out</source>
        <translation>リクエストのタイムアウト</translation>
    </message>
    <message>
        <source>Whole answer, streams excepted</source>
        <translation>応答全体（ストリームを除く）</translation>
    </message>
    <message>
        <source>Idle connections</source>
        <translation>アイドル接続</translation>
    </message>
    <message>
        <source>How long an upstream connection waits for its next request</source>
        <translation>アップストリーム接続が次のリクエストを待つ時間</translation>
    </message>
    <message>
        <source>Way to the provider</source>
        <translation>プロバイダーへの経路</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>トランスポート</translation>
    </message>
    <message>
        <source>How upstreams are reached: auto picks the direct one wherever it can serve</source>
        <translation>アップストリームへの接続方法。自動では可能な限り直接接続を選びます</translation>
    </message>
    <message>
        <source>Upstream strategy</source>
        <translation>アップストリームの選び方</translation>
    </message>
    <message>
        <source>By weight, or the one that answers first</source>
        <translation>重みによる、または最も早く応答するもの</translation>
    </message>
    <message>
        <source>Connections per upstream</source>
        <translation>アップストリームごとの接続数</translation>
    </message>
    <message>
        <source>Requests in flight to one upstream; more wait their turn</source>
        <translation>1つのアップストリームへの同時リクエスト数。超えた分は順番を待ちます</translation>
    </message>
    <message>
        <source>Outgoing proxy</source>
        <translation>送信プロキシ</translation>
    </message>
    <message>
        <source>http or socks5 URL, or direct; empty for the system&apos;s</source>
        <translation>httpまたはsocks5のURL、あるいはdirect。空の場合はシステムの設定</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>CA certificates</source>
        <translation>CA証明書</translation>
    </message>
    <message>
        <source>PEM file that replaces the system&apos;s certificates</source>
        <translation>システムの証明書の代わりに使うPEMファイル</translation>
    </message>
    <message>
        <source>Verify certificates</source>
        <translation>証明書を検証</translation>
    </message>
    <message>
        <source>Switch off only for a test server of your own</source>
        <translation>自分のテストサーバーの場合のみオフにしてください</translation>
    </message>
    <message>
        <source>Forwarding</source>
        <translation>転送</translation>
    </message>
    <message>
        <source>Forward client address</source>
        <translation>クライアントのアドレスを転送</translation>
    </message>
    <message>
        <source>Keep X-Forwarded-*, Forwarded, X-Real-IP and Via of a request</source>
        <translation>リクエストのX-Forwarded-*、Forwarded、X-Real-IP、Viaを残します</translation>
    </message>
    <message>
        <source>WebSocket tunnels</source>
        <translation>WebSocketトンネル</translation>
    </message>
    <message>
        <source>Realtime connections; refused with 426 when off</source>
        <translation>リアルタイム接続。オフの場合は426で拒否します</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>待ち受け</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>アクセス</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Keys and checks</source>
        <translation>キーとチェック</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>タイムアウト</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>秘密情報</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>About</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>Strict rotation</source>
        <translation>順番どおり</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>重みによる</translation>
    </message>
    <message>
        <source>Fewest in flight</source>
        <translation>処理中が最少のもの</translation>
    </message>
    <message>
        <source>First one until its limit</source>
        <translation>上限まで先頭のもの</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>Fastest answer</source>
        <translation>最も早い応答</translation>
    </message>
    <message>
        <source>Invalid ones</source>
        <translation>無効なキー</translation>
    </message>
    <message>
        <source>Active ones too</source>
        <translation>有効なキーも</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>help of a setting; its range</comment>
        <translation>%1。%2</translation>
    </message>
</context>
</TS>
