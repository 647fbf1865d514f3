<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RequestExportTask</name>
    <message>
        <source>Nothing was written</source>
        <translation>未写入任何内容</translation>
    </message>
    <message>
        <source>1 request in %1</source>
        <translation>1 个请求，位于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests in %1</source>
        <translation>
            <numerusform>%Ln 个请求，位于 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting requests</source>
        <translation>正在导出请求</translation>
    </message>
</context>
<context>
    <name>keyferry::app::DesktopApplication</name>
    <message>
        <source>The database was damaged. It was kept as %1 and a new one was started.</source>
        <translation>数据库已损坏。原文件保留为 %1，并已新建一个数据库。</translation>
    </message>
    <message>
        <source>The backup is in force. What was there before is kept in %1.</source>
        <translation>备份已生效。此前的数据保留在 %1。</translation>
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
        <translation>自定义：自行指定密钥位置</translation>
    </message>
    <message>
        <source>%1 works</source>
        <translation>%1 个可用</translation>
    </message>
    <message>
        <source>%1 work</source>
        <translation>%1 个可用</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 个被拒绝</translation>
    </message>
    <message>
        <source>%1 unclear</source>
        <translation>%1 个不确定</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Unclear: the check was refused</source>
        <translation>不确定：检测请求被拒绝</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Out of credit</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation>被限流</translation>
    </message>
    <message>
        <source>Unclear: the provider is overloaded</source>
        <translation>不确定：提供商过载</translation>
    </message>
    <message>
        <source>Unclear: no answer</source>
        <translation>不确定：没有响应</translation>
    </message>
    <message>
        <source>Unclear: the upstream failed</source>
        <translation>不确定：上游出错</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>Works · %1 ms</source>
        <translation>可用 · %1 ms</translation>
    </message>
    <message>
        <source>%1 works.</source>
        <translation>%1 可用。</translation>
    </message>
    <message>
        <source>%1 works: answered after %2 ms.</source>
        <translation>%1 可用：%2 ms 后响应。</translation>
    </message>
    <message>
        <source>The upstream could not be reached: %1.</source>
        <translation>无法连接上游：%1。</translation>
    </message>
    <message>
        <source>%1 with %2: %3.</source>
        <translation>%1（密钥 %2）：%3。</translation>
    </message>
    <message>
        <source>Keys of this channel can be checked only with a check path; edit the group to give it one.</source>
        <translation>此渠道的密钥需要检测路径才能检测；请编辑分组填写检测路径。</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <translation>分组需要名称。</translation>
    </message>
    <message>
        <source>At most 100 characters.</source>
        <translation>最多 100 个字符。</translation>
    </message>
    <message>
        <source>Only a–z, 0–9, “_” and “-”.</source>
        <translation>只能使用 a–z、0–9、“_” 和 “-”。</translation>
    </message>
    <message>
        <source>Give the address, or remove this line.</source>
        <translation>请填写地址，或移除此行。</translation>
    </message>
    <message>
        <source>Start the address with https:// or http://.</source>
        <translation>地址须以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>This is not a valid address.</source>
        <translation>地址无效。</translation>
    </message>
    <message>
        <source>The address names no host.</source>
        <translation>地址中没有主机名。</translation>
    </message>
    <message>
        <source>Leave out the query (“?” and what follows).</source>
        <translation>请去掉查询部分（“?” 及其后内容）。</translation>
    </message>
    <message>
        <source>Leave out the fragment (“#” and what follows).</source>
        <translation>请去掉片段部分（“#” 及其后内容）。</translation>
    </message>
    <message>
        <source>Leave out user name and password.</source>
        <translation>请去掉用户名和密码。</translation>
    </message>
    <message>
        <source>At least one upstream needs a weight above 0.</source>
        <translation>至少一个上游的权重须大于 0。</translation>
    </message>
    <message>
        <source>An aggregate that is on needs a member with a weight above 0.</source>
        <translation>启用的聚合至少需要一个权重大于 0 的成员。</translation>
    </message>
    <message>
        <source>Is an aggregate itself.</source>
        <translation>本身就是聚合。</translation>
    </message>
    <message>
        <source>This group is not there any more.</source>
        <translation>该分组已不存在。</translation>
    </message>
    <message>
        <source>Start the path with “/”.</source>
        <translation>路径须以 “/” 开头。</translation>
    </message>
    <message>
        <source>This is not a header name.</source>
        <translation>这不是有效的请求头名称。</translation>
    </message>
    <message>
        <source>The key goes to a header or to the query, not to both.</source>
        <translation>密钥只能放在请求头或查询参数之一，不能同时放。</translation>
    </message>
    <message>
        <source>Name the model, or remove this row.</source>
        <translation>请填写模型，或移除此行。</translation>
    </message>
    <message>
        <source>Without a row every request would be refused.</source>
        <translation>没有任何规则时，所有请求都会被拒绝。</translation>
    </message>
    <message>
        <source>Another row has this header already.</source>
        <translation>另一行已有此请求头。</translation>
    </message>
    <message>
        <source>Host may be set, but not removed.</source>
        <translation>Host 可以设置，但不能移除。</translation>
    </message>
    <message>
        <source>Only printable ASCII characters can be sent.</source>
        <translation>只能发送可打印的 ASCII 字符。</translation>
    </message>
    <message>
        <source>This has to be a JSON object: {…}.</source>
        <translation>这里须是一个 JSON 对象：{…}。</translation>
    </message>
    <message>
        <source>Give a status, a text, or both.</source>
        <translation>请填写状态码、文本，或两者都填。</translation>
    </message>
    <message>
        <source>Longer than 4,096 bytes.</source>
        <translation>超过 4,096 字节。</translation>
    </message>
    <message>
        <source>Holds a control character.</source>
        <translation>含有控制字符。</translation>
    </message>
    <message>
        <source>Letters outside ASCII cannot be sent.</source>
        <translation>无法发送 ASCII 以外的字符。</translation>
    </message>
    <message>
        <source>Has no key.</source>
        <translation>没有密钥。</translation>
    </message>
    <message>
        <source>Is not a JSON value.</source>
        <translation>不是 JSON 值。</translation>
    </message>
    <message>
        <source>This value is not allowed.</source>
        <translation>不允许此值。</translation>
    </message>
    <message>
        <source>The client sent a request that breaks HTTP.</source>
        <translation>客户端发送的请求不符合 HTTP。</translation>
    </message>
    <message>
        <source>The client took too long to send its request.</source>
        <translation>客户端发送请求用时过长。</translation>
    </message>
    <message>
        <source>The request asked for a host name that is not on the list of allowed hosts.</source>
        <translation>请求的主机名不在允许列表中。</translation>
    </message>
    <message>
        <source>A web page that is not on the list of allowed origins asked.</source>
        <translation>发起请求的网页不在允许的来源列表中。</translation>
    </message>
    <message>
        <source>The access key was missing or wrong.</source>
        <translation>缺少访问密钥，或访问密钥不正确。</translation>
    </message>
    <message>
        <source>The access key is not allowed to use this group.</source>
        <translation>该访问密钥无权使用此分组。</translation>
    </message>
    <message>
        <source>This is not there any more.</source>
        <translation>该项已不存在。</translation>
    </message>
    <message>
        <source>There is no such group, or it is disabled.</source>
        <translation>没有此分组，或分组已停用。</translation>
    </message>
    <message>
        <source>The group serves only the models on its list.</source>
        <translation>此分组只提供列表中的模型。</translation>
    </message>
    <message>
        <source>This group does not take WebSocket connections.</source>
        <translation>此分组不接受 WebSocket 连接。</translation>
    </message>
    <message>
        <source>The client left before the answer was complete.</source>
        <translation>响应尚未完成，客户端已断开。</translation>
    </message>
    <message>
        <source>The group has no usable key. Add keys or restore invalid ones.</source>
        <translation>分组没有可用密钥。请添加密钥或恢复失效的密钥。</translation>
    </message>
    <message>
        <source>Every key of the group is cooling down.</source>
        <translation>分组的所有密钥都在冷却中。</translation>
    </message>
    <message>
        <source>The upstream closed the connection without a complete answer.</source>
        <translation>上游在响应完成前关闭了连接。</translation>
    </message>
    <message>
        <source>The upstream&apos;s answer breaks HTTP.</source>
        <translation>上游的响应不符合 HTTP。</translation>
    </message>
    <message>
        <source>The upstream did not answer in time.</source>
        <translation>上游未及时响应。</translation>
    </message>
    <message>
        <source>keyferry is at its limit; try again in a moment.</source>
        <translation>keyferry 已达到上限；请稍后重试。</translation>
    </message>
    <message>
        <source>keyferry is stopping.</source>
        <translation>keyferry 正在停止。</translation>
    </message>
    <message>
        <source>The file cannot be read or written.</source>
        <translation>无法读取或写入文件。</translation>
    </message>
    <message>
        <source>The data folder cannot be used.</source>
        <translation>无法使用数据文件夹。</translation>
    </message>
    <message>
        <source>Another keyferry already uses this data folder. Quit it first.</source>
        <translation>另一个 keyferry 正在使用此数据文件夹。请先退出它。</translation>
    </message>
    <message>
        <source>The database was written by a newer keyferry. Update this one.</source>
        <translation>数据库由更新版本的 keyferry 写入。请更新此程序。</translation>
    </message>
    <message>
        <source>The database is damaged. Restore a backup.</source>
        <translation>数据库已损坏。请从备份恢复。</translation>
    </message>
    <message>
        <source>Nothing was saved: the database could not be written. Is there room on the disk?</source>
        <translation>未保存任何内容：无法写入数据库。磁盘空间是否充足？</translation>
    </message>
    <message>
        <source>The stored keys cannot be decrypted: the key file is missing or not the one they were stored with.</source>
        <translation>无法解密已保存的密钥：密钥文件缺失，或不是保存时所用的文件。</translation>
    </message>
    <message>
        <source>Another program uses this port. Choose another in Settings.</source>
        <translation>此端口被其他程序占用。请在设置中另选端口。</translation>
    </message>
    <message>
        <source>The system refuses to listen on this address.</source>
        <translation>系统拒绝监听此地址。</translation>
    </message>
    <message>
        <source>Something went wrong inside keyferry.</source>
        <translation>keyferry 内部出错。</translation>
    </message>
    <message>
        <source>This name is taken.</source>
        <translation>名称已被使用。</translation>
    </message>
    <message>
        <source>“%1:” stands there twice.</source>
        <translation>“%1:” 出现了两次。</translation>
    </message>
    <message>
        <source>Give a status like 404, 4xx, 200-299 or &gt;=400.</source>
        <translation>请填写状态码，如 404、4xx、200-299 或 &gt;=400。</translation>
    </message>
    <message>
        <source>“%1:” needs a value.</source>
        <translation>“%1:” 需要一个值。</translation>
    </message>
    <message>
        <source>a text is not closed with a quotation mark.</source>
        <translation>字符串缺少结尾的引号。</translation>
    </message>
    <message>
        <source>the text ends too early.</source>
        <translation>文本意外结束。</translation>
    </message>
    <message>
        <source>a colon is missing.</source>
        <translation>缺少冒号。</translation>
    </message>
    <message>
        <source>too many levels.</source>
        <translation>嵌套层级过多。</translation>
    </message>
    <message>
        <source>“%1” does not belong here.</source>
        <translation>此处不应出现 “%1”。</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>not cooling</source>
        <translation>未冷却</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>冷却中</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最近错误</translation>
    </message>
    <message>
        <source>Cooling until</source>
        <translation>冷却至</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>%1 milliseconds</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>流式传输中</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>接收中</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>%1, cut off</source>
        <translation>%1，已中断</translation>
    </message>
    <message>
        <source>Client left</source>
        <translation>客户端已断开</translation>
    </message>
    <message>
        <source>1 key in %1</source>
        <translation>1 个密钥，位于 %1</translation>
    </message>
    <message>
        <source>%1 keys in %2</source>
        <translation>%1 个密钥，位于 %2</translation>
    </message>
    <message>
        <source>No new keys</source>
        <translation>没有新密钥</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>新增 %1 个</translation>
    </message>
    <message>
        <source>%1 already there</source>
        <translation>%1 个已存在</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 个被拒绝</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>正在等待响应</translation>
    </message>
    <message>
        <source>Works: delivering to the client</source>
        <translation>正常：正在转发给客户端</translation>
    </message>
    <message>
        <source>Works: the provider answered</source>
        <translation>正常：提供商已响应</translation>
    </message>
    <message>
        <source>The provider refuses this request</source>
        <translation>提供商拒绝此请求</translation>
    </message>
    <message>
        <source>The provider rejects this key</source>
        <translation>提供商拒绝此密钥</translation>
    </message>
    <message>
        <source>The key&apos;s account is out of credit</source>
        <translation>密钥所属账号余额不足</translation>
    </message>
    <message>
        <source>The provider limits this key</source>
        <translation>提供商对此密钥限流</translation>
    </message>
    <message>
        <source>The upstream is overloaded</source>
        <translation>上游过载</translation>
    </message>
    <message>
        <source>No answer from the upstream</source>
        <translation>上游没有响应</translation>
    </message>
    <message>
        <source>The upstream failed</source>
        <translation>上游出错</translation>
    </message>
    <message>
        <source>The client left</source>
        <translation>客户端已断开</translation>
    </message>
    <message>
        <source>The key&apos;s row of failures is over.</source>
        <translation>此密钥的连续失败计数已清零。</translation>
    </message>
    <message>
        <source>The key is not blamed: the fault is in the request itself.</source>
        <translation>不计入密钥失败：问题出在请求本身。</translation>
    </message>
    <message>
        <source>Counts against the key; at the group&apos;s threshold it becomes invalid.</source>
        <translation>计入密钥失败；达到分组阈值后即失效。</translation>
    </message>
    <message>
        <source>The key rests until the limit passes, for this model only where the answer names one.</source>
        <translation>密钥冷却至限制解除；响应指明模型时仅对该模型冷却。</translation>
    </message>
    <message>
        <source>The key is not blamed.</source>
        <translation>不计入密钥失败。</translation>
    </message>
    <message>
        <source>Key and upstream are not blamed.</source>
        <translation>不计入密钥和上游的失败。</translation>
    </message>
    <message>
        <source>The request is still running.</source>
        <translation>请求仍在进行。</translation>
    </message>
    <message>
        <source>The answer was delivered whole.</source>
        <translation>响应已完整送达。</translation>
    </message>
    <message>
        <source>No further try: the error went to the client.</source>
        <translation>不再尝试：错误已返回给客户端。</translation>
    </message>
    <message>
        <source>The answer broke off half-way; the client&apos;s connection was cut as well.</source>
        <translation>响应中途断开；客户端连接也已切断。</translation>
    </message>
    <message>
        <source>The request was given up.</source>
        <translation>请求已放弃。</translation>
    </message>
    <message>
        <source>Tried again after a pause: nothing had been sent to the client yet.</source>
        <translation>稍后重试：此前尚未向客户端发送任何内容。</translation>
    </message>
    <message>
        <source>Next key: nothing had been sent to the client yet.</source>
        <translation>换用下一个密钥：此前尚未向客户端发送任何内容。</translation>
    </message>
    <message>
        <source>No further try: another key would get the same answer.</source>
        <translation>不再尝试：换用其他密钥结果相同。</translation>
    </message>
    <message>
        <source>Sent again on a new connection: the first was gone.</source>
        <translation>已用新连接重发：原连接已断开。</translation>
    </message>
    <message>
        <source>: “%1”</source>
        <translation>：“%1”</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Request&apos;s fault</source>
        <translation>请求有误</translation>
    </message>
    <message>
        <source>Key rejected</source>
        <translation>密钥被拒绝</translation>
    </message>
    <message>
        <source>Key out of credit</source>
        <translation>密钥余额不足</translation>
    </message>
    <message>
        <source>Key rate-limited</source>
        <translation>密钥被限流</translation>
    </message>
    <message>
        <source>Upstream overloaded</source>
        <translation>上游过载</translation>
    </message>
    <message>
        <source>Upstream&apos;s fault</source>
        <translation>上游出错</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Bad request</source>
        <translation>请求有误</translation>
    </message>
    <message>
        <source>Unauthorized</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>Payment required</source>
        <translation>需要付款</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>禁止访问</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>Server error</source>
        <translation>服务器错误</translation>
    </message>
    <message>
        <source>Bad gateway</source>
        <translation>网关错误</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Gateway timeout</source>
        <translation>网关超时</translation>
    </message>
    <message>
        <source>Overloaded</source>
        <translation>过载</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>%1 is cooling until %2</source>
        <translation>%1 冷却至 %2</translation>
    </message>
    <message>
        <source>%1 is cooling for %2 until %3</source>
        <translation>%1 对 %2 冷却至 %3</translation>
    </message>
    <message>
        <source>%1 is cooling for %2 models, the first until %3</source>
        <translation>%1 对 %2 个模型冷却中，最早至 %3</translation>
    </message>
    <message>
        <source>%1 is active</source>
        <translation>%1 可用</translation>
    </message>
    <message>
        <source>%1 is at its limit until %2</source>
        <translation>%1 已达上限，至 %2</translation>
    </message>
    <message>
        <source>%1 is cooling</source>
        <translation>%1 冷却中</translation>
    </message>
    <message>
        <source>%1 is invalid</source>
        <translation>%1 已失效</translation>
    </message>
    <message>
        <source>%1 is disabled by hand</source>
        <translation>%1 已手动停用</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Last error: %1.</source>
        <translation>最近错误：%1。</translation>
    </message>
    <message>
        <source>Last error: %1, %2.</source>
        <translation>最近错误：%1，%2。</translation>
    </message>
    <message>
        <source>Why: %1.</source>
        <translation>原因：%1。</translation>
    </message>
    <message>
        <source>Every model</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>Failures in a row: %1; no threshold is set.</source>
        <translation>连续失败 %1 次；未设阈值。</translation>
    </message>
    <message>
        <source>%1 of %2 failures in a row that make it invalid.</source>
        <translation>连续失败 %1 次，达到 %2 次即失效。</translation>
    </message>
    <message>
        <source>%1 of %2 requests this minute</source>
        <translation>本分钟 %1 / %2 次请求</translation>
    </message>
    <message>
        <source>%1 of %2 today</source>
        <translation>今日 %1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 in flight</source>
        <translation>进行中 %1 / %2</translation>
    </message>
    <message>
        <source>Used: %1.</source>
        <translation>用量：%1。</translation>
    </message>
    <message>
        <source>Next turn: by weight, it has %1.</source>
        <translation>下次轮到：按权重，当前权重 %1。</translation>
    </message>
    <message>
        <source>Next turn: when no key has fewer requests in flight; it has %1.</source>
        <translation>下次轮到：进行中请求最少时；当前 %1 个。</translation>
    </message>
    <message>
        <source>Next turn: at random.</source>
        <translation>下次轮到：随机。</translation>
    </message>
    <message>
        <source>Not served until a check succeeds or it is restored.</source>
        <translation>检测成功或手动恢复前不会使用。</translation>
    </message>
    <message>
        <source>Not served until it is enabled.</source>
        <translation>启用前不会使用。</translation>
    </message>
    <message>
        <source>Next turn: not before its deadline.</source>
        <translation>下次轮到：不早于冷却结束。</translation>
    </message>
    <message>
        <source>Next turn: with the next request.</source>
        <translation>下次轮到：下一个请求。</translation>
    </message>
    <message>
        <source>Next turn: after 1 other key.</source>
        <translation>下次轮到：再过 1 个密钥。</translation>
    </message>
    <message>
        <source>Next turn: after %1 other keys.</source>
        <translation>下次轮到：再过 %1 个密钥。</translation>
    </message>
    <message>
        <source>The proxy does not hold this key now: its group is off, or it is still being loaded.</source>
        <translation>代理当前未持有此密钥：分组已停用，或仍在加载。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>闭合</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Half-open</source>
        <translation>半开</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>client left</source>
        <translation>客户端已断开</translation>
    </message>
    <message>
        <source>Must be one of %1.</source>
        <translation>须为以下之一：%1。</translation>
    </message>
    <message>
        <source>Must be on or off.</source>
        <translation>须为 on 或 off。</translation>
    </message>
    <message>
        <source>Must name at least one address.</source>
        <translation>至少需要一个地址。</translation>
    </message>
    <message>
        <source>Must be a URL with a host.</source>
        <translation>须为带主机名的 URL。</translation>
    </message>
    <message>
        <source>Must start with %1.</source>
        <translation>须以 %1 开头。</translation>
    </message>
    <message>
        <source>Must not have a query or fragment.</source>
        <translation>不能包含查询或片段部分。</translation>
    </message>
    <message>
        <source>Hides its password here; type it again.</source>
        <translation>此处密码已隐藏；请重新输入。</translation>
    </message>
    <message>
        <source>“%1” is not an IP address.</source>
        <translation>“%1” 不是 IP 地址。</translation>
    </message>
    <message>
        <source>“%1” is not a host name (without scheme, port or *).</source>
        <translation>“%1” 不是主机名（不含协议、端口或 *）。</translation>
    </message>
    <message>
        <source>“%1” is not an origin like https://app.example.</source>
        <translation>“%1” 不是形如 https://app.example 的来源。</translation>
    </message>
    <message>
        <source>Must have at most %1 characters.</source>
        <translation>最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Must have 1 to 512 characters.</source>
        <translation>须为 1 到 512 个字符。</translation>
    </message>
    <message>
        <source>Must be printable ASCII characters.</source>
        <translation>须为可打印的 ASCII 字符。</translation>
    </message>
    <message>
        <source>Must not start or end with a space.</source>
        <translation>首尾不能是空格。</translation>
    </message>
    <message>
        <source>Must not be empty.</source>
        <translation>不能为空。</translation>
    </message>
    <message>
        <source>Must have a port above 0.</source>
        <translation>端口须大于 0。</translation>
    </message>
    <message>
        <source>Must be %1.</source>
        <translation>须为 %1。</translation>
    </message>
    <message>
        <source>The %1 channel needs at least one.</source>
        <translation>%1 渠道至少需要一个。</translation>
    </message>
    <message>
        <source>Cannot be set for a group.</source>
        <translation>不能为分组设置。</translation>
    </message>
    <message>
        <source>Cannot be %1, which frames the message.</source>
        <translation>不能是 %1，它决定消息的边界。</translation>
    </message>
    <message>
        <source>Cannot be %1.</source>
        <translation>不能是 %1。</translation>
    </message>
    <message>
        <source>A prefix needs a header name.</source>
        <translation>填写前缀时需要请求头名称。</translation>
    </message>
    <message>
        <source>The prefix must be printable ASCII characters.</source>
        <translation>前缀须为可打印的 ASCII 字符。</translation>
    </message>
    <message>
        <source>Is not a parameter name.</source>
        <translation>不是参数名称。</translation>
    </message>
    <message>
        <source>Is not a header name.</source>
        <translation>不是请求头名称。</translation>
    </message>
    <message>
        <source>Speaks %1, the aggregate %2.</source>
        <translation>渠道为 %1，而聚合为 %2。</translation>
    </message>
    <message>
        <source>Stands in the list more than once.</source>
        <translation>在列表中重复出现。</translation>
    </message>
    <message>
        <source>Stays %1 while the group is a member of the aggregate %2.</source>
        <translation>分组属于聚合 %2 时须保持为 %1。</translation>
    </message>
    <message>
        <source>“%1” is redirected by another rule.</source>
        <translation>“%1” 已由另一条规则重定向。</translation>
    </message>
    <message>
        <source>“%1” removes a parameter, so its value must be null.</source>
        <translation>“%1” 用于移除参数，其值须为 null。</translation>
    </message>
    <message>
        <source>“%1” names no parameter.</source>
        <translation>“%1” 没有指明参数。</translation>
    </message>
    <message>
        <source>“%1” is there more than once.</source>
        <translation>“%1” 出现了多次。</translation>
    </message>
    <message>
        <source>“%1” is neither a status code from 100 to 999 nor a range like 500-599.</source>
        <translation>“%1” 既不是 100 到 999 的状态码，也不是 500-599 这样的范围。</translation>
    </message>
    <message>
        <source>“%1” is a range that ends before it begins.</source>
        <translation>“%1” 的范围终点小于起点。</translation>
    </message>
    <message>
        <source>A removal has no value.</source>
        <translation>移除操作没有值。</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date on the axis of a chart</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>ddd, d MMM</source>
        <comment>a day in the read-out of a chart</comment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>%1, %2 – %3</source>
        <comment>day, start and end of a slot of a chart</comment>
        <translation>%1，%2 – %3</translation>
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
            <numerusform>%Ln 个冷却中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invalid</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%Ln 个失效</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disabled</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%Ln 个已停用</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts of keys</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>It has no key yet; clients get 503</source>
        <translation>还没有密钥；客户端会得到 503</translation>
    </message>
    <message>
        <source>1 key: %1; clients are asked to wait (429)</source>
        <translation>1 个密钥：%1；客户端会被要求等待（429）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys: %1; clients are asked to wait (429)</source>
        <translation>
            <numerusform>%Ln 个密钥：%1；客户端会被要求等待（429）</numerusform>
        </translation>
    </message>
    <message>
        <source>1 key: %1; clients get 503</source>
        <translation>1 个密钥：%1；客户端会得到 503</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys: %1; clients get 503</source>
        <translation>
            <numerusform>%Ln 个密钥：%1；客户端会得到 503</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no usable key</source>
        <translation>%1 没有可用密钥</translation>
    </message>
    <message>
        <source>Show keys</source>
        <translation>查看密钥</translation>
    </message>
    <message>
        <source>Add keys</source>
        <translation>添加密钥</translation>
    </message>
    <message>
        <source>The next request tries it again</source>
        <translation>下一个请求会再次尝试</translation>
    </message>
    <message numerus="yes">
        <source>Not used for %Ln s more</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>还有 %Ln 秒不使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not used for %Ln s more after %1 failures in a row</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>连续失败 %1 次，还有 %Ln 秒不使用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>state, error</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 lost the upstream %2</source>
        <translation>%1 的上游 %2 已中断</translation>
    </message>
    <message>
        <source>%1; another upstream serves</source>
        <translation>%1；由其他上游提供服务</translation>
    </message>
    <message>
        <source>%1; no other upstream serves</source>
        <translation>%1；没有其他可用上游</translation>
    </message>
    <message>
        <source>Show upstream</source>
        <translation>查看上游</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>立即测试</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <comment>status and error</comment>
        <translation>%1“%2”</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>key, time</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2 at %3</source>
        <comment>key, answer, time</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>1 key of %1 turned invalid today</source>
        <translation>%1 今日有 1 个密钥失效</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys of %1 turned invalid today</source>
        <translation>
            <numerusform>%1 今日有 %Ln 个密钥失效</numerusform>
        </translation>
    </message>
    <message>
        <source>The last one: %1</source>
        <translation>最近一个：%1</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检测</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 has no member that can serve</source>
        <translation>%1 没有可提供服务的成员</translation>
    </message>
    <message>
        <source>Its members are off, without keys or without an upstream</source>
        <translation>其成员已停用、没有密钥或没有上游</translation>
    </message>
    <message>
        <source>Show members</source>
        <translation>查看成员</translation>
    </message>
    <message>
        <source>The default access key sk-123456 is in use</source>
        <translation>正在使用默认访问密钥 sk-123456</translation>
    </message>
    <message>
        <source>Any program on this computer can guess it</source>
        <translation>本机上的任何程序都能猜到它</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>The key that opens your secrets is kept in a file</source>
        <translation>解密密钥保存在文件中</translation>
    </message>
    <message>
        <source>Only its permissions protect %1</source>
        <translation>%1 仅受文件权限保护</translation>
    </message>
    <message>
        <source>Show settings</source>
        <translation>查看设置</translation>
    </message>
    <message>
        <source>The request log is over its limit</source>
        <translation>请求日志超出上限</translation>
    </message>
    <message>
        <source>%1 of %2; the oldest rows go first</source>
        <translation>%1 / %2；最早的记录先删除</translation>
    </message>
    <message>
        <source>Change limit</source>
        <translation>更改上限</translation>
    </message>
    <message>
        <source>Clean up now</source>
        <translation>立即清理</translation>
    </message>
    <message>
        <source>The upstream cannot be reached. Check its address and the network.</source>
        <translation>无法连接上游。请检查其地址和网络。</translation>
    </message>
    <message>
        <source>Its last key was refused. Clients are answered with 503 until one is restored or added.</source>
        <translation>最后一个密钥已被拒绝。恢复或添加密钥前，客户端会得到 503。</translation>
    </message>
    <message>
        <source>A key of %1 turned invalid</source>
        <translation>%1 的一个密钥已失效</translation>
    </message>
    <message>
        <source>%n keys of %1 turned invalid</source>
        <translation>%1 的 %n 个密钥已失效</translation>
    </message>
    <message>
        <source>Other keys of the group still serve.</source>
        <translation>分组的其他密钥仍可用。</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 已中断</translation>
    </message>
    <message>
        <source>%1 passes this upstream over until it answers again.</source>
        <translation>%1 会跳过此上游，直到它恢复响应。</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 已恢复</translation>
    </message>
    <message>
        <source>%1 uses this upstream again.</source>
        <translation>%1 已重新使用此上游。</translation>
    </message>
    <message>
        <source>The request&apos;s headers are too large; see Listening in Settings.</source>
        <translation>请求头过大；请查看设置中的“监听”。</translation>
    </message>
    <message>
        <source>The request&apos;s address is too long; see Listening in Settings.</source>
        <translation>请求地址过长；请查看设置中的“监听”。</translation>
    </message>
    <message>
        <source>The request&apos;s body is too large; see Listening in Settings.</source>
        <translation>请求正文过大；请查看设置中的“监听”。</translation>
    </message>
    <message>
        <source>Too many connections are open; see Listening in Settings.</source>
        <translation>打开的连接过多；请查看设置中的“监听”。</translation>
    </message>
    <message>
        <source>This file is not a backup of keyferry.</source>
        <translation>此文件不是 keyferry 的备份。</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>This backup was made by a newer keyferry. Update this one first.</source>
        <translation>此备份由更新版本的 keyferry 创建。请先更新此程序。</translation>
    </message>
    <message>
        <source>This backup is damaged; it cannot be restored.</source>
        <translation>此备份已损坏，无法恢复。</translation>
    </message>
    <message>
        <source>The passphrase is missing or wrong.</source>
        <translation>缺少密码短语，或密码短语不正确。</translation>
    </message>
    <message>
        <source>The data key of this backup is another one: without it the stored keys cannot be read.</source>
        <translation>此备份的数据密钥不同：没有它就无法读取已保存的密钥。</translation>
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
        <translation>库</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Frameworks</source>
        <translation>框架</translation>
    </message>
    <message>
        <source>One request from a terminal; runs as it stands.</source>
        <translation>在终端中发送一次请求；可直接运行。</translation>
    </message>
    <message>
        <source>Only the base URL and the key change; the rest of your program stays as it is.</source>
        <translation>只需更改基础 URL 和密钥，程序其余部分保持不变。</translation>
    </message>
    <message>
        <source>The address, the key and transport=&quot;rest&quot;: keyferry speaks no gRPC.</source>
        <translation>地址、密钥和 transport=&quot;rest&quot;：keyferry 不支持 gRPC。</translation>
    </message>
    <message>
        <source>Set these in your shell, or in its start-up file to keep them.</source>
        <translation>在 shell 中设置；写入启动文件可长期生效。</translation>
    </message>
    <message>
        <source>A provider in config.toml, and the key in the environment of your shell.</source>
        <translation>在 config.toml 中添加提供商，并在 shell 环境变量中设置密钥。</translation>
    </message>
    <message>
        <source>In Settings, Model Provider: add a provider with these values.</source>
        <translation>在“设置”的“模型服务”中，用以下值添加提供商。</translation>
    </message>
    <message>
        <source>In Settings, Model Provider: add a custom provider with these values.</source>
        <translation>在“设置”的“模型提供方”中，用以下值添加自定义提供商。</translation>
    </message>
    <message>
        <source>Start it like this, or enter both under Admin Settings, Connections, OpenAI API.</source>
        <translation>以此方式启动，或在 Admin Settings、Connections、OpenAI API 中填写两项。</translation>
    </message>
    <message>
        <source>Make the model with this base URL and key; chains and tools stay.</source>
        <translation>用此基础 URL 和密钥创建模型；链和工具保持不变。</translation>
    </message>
    <message>
        <source>The access key has used up its requests of the minute or the day.</source>
        <translation>访问密钥已用完本分钟或当日的请求数。</translation>
    </message>
    <message>
        <source>There is no filter “%1:”. Use group:, status:, model:, key:, took: or stream:, or put the word in quotes.</source>
        <translation>没有筛选项 “%1:”。请使用 group:、status:、model:、key:、took: 或 stream:，或给该词加引号。</translation>
    </message>
    <message>
        <source>Give a time like &gt;2s, &lt;500ms or &gt;=1.5s.</source>
        <translation>请填写时间，如 &gt;2s、&lt;500ms 或 &gt;=1.5s。</translation>
    </message>
    <message>
        <source>“stream:” is yes or no.</source>
        <translation>“stream:” 的值为 yes 或 no。</translation>
    </message>
    <message>
        <source>Unknown variable. Write ${NAME} with CLIENT_IP, GROUP_NAME, API_KEY, TIMESTAMP_MS or TIMESTAMP_S.</source>
        <translation>未知变量。请写成 ${NAME}，NAME 可为 CLIENT_IP、GROUP_NAME、API_KEY、TIMESTAMP_MS 或 TIMESTAMP_S。</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1“%2”</translation>
    </message>
    <message>
        <source>Must be a whole number.</source>
        <translation>必须是整数。</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>不能大于 %1。</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>不能小于 %1。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AboutPane</name>
    <message>
        <source>Copy the versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Qt %1, %2</source>
        <translation>Qt %1，%2</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>GPL-3.0-or-later: use, change and share it; there is no warranty. The file LICENSE has the whole text.</source>
        <translation>GPL-3.0-or-later：可使用、修改和分享；不提供担保。全文见文件 LICENSE。</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>库</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>licence, address</comment>
        <translation>%1，%2</translation>
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
        <translation>创建访问密钥</translation>
    </message>
    <message>
        <source>Edit access key</source>
        <translation>编辑访问密钥</translation>
    </message>
    <message>
        <source>New access key</source>
        <translation>新建访问密钥</translation>
    </message>
    <message>
        <source>A field needs a change</source>
        <translation>有字段需要修改</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyForm</name>
    <message>
        <source>who uses it: laptop, CI runner</source>
        <translation>使用者：笔记本电脑、CI</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>Replace with a random one</source>
        <translation>替换为随机密钥</translation>
    </message>
    <message>
        <source>Random, hard to guess</source>
        <translation>随机，难以猜测</translation>
    </message>
    <message>
        <source>Replace with my own text</source>
        <translation>替换为自定义文本</translation>
    </message>
    <message>
        <source>My own text</source>
        <translation>自定义文本</translation>
    </message>
    <message>
        <source>Text of the key</source>
        <translation>密钥文本</translation>
    </message>
    <message>
        <source>Every group</source>
        <translation>所有分组</translation>
    </message>
    <message>
        <source>Chosen groups</source>
        <translation>指定分组</translation>
    </message>
    <message>
        <source>Groups it opens</source>
        <translation>可访问的分组</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>永不过期</translation>
    </message>
    <message numerus="yes">
        <source>In %Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>After a date</source>
        <translation>指定日期后</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>0 is no limit. Over it, programs get 429 and when to try again.</source>
        <translation>0 表示不限。超出时程序会得到 429 和重试时间。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>&amp;Opens</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>&amp;Expires</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Requests a &amp;minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Requests a &amp;day</source>
        <translation>每日请求数</translation>
    </message>
    <message>
        <source>Programs that present the old text are refused from then on.</source>
        <translation>此后使用旧文本的程序会被拒绝。</translation>
    </message>
    <message>
        <source>It can be shown and copied at any time.</source>
        <translation>可随时查看和复制。</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Choose a group, or every group.</source>
        <translation>请选择分组，或选择所有分组。</translation>
    </message>
    <message>
        <source>This day is over.</source>
        <translation>该日期已过。</translation>
    </message>
    <message>
        <source>1 to 512 letters, digits and signs without accents; no space at either end.</source>
        <translation>1 到 512 个 ASCII 字母、数字和符号；首尾不能有空格。</translation>
    </message>
    <message>
        <source>%1 has this text already.</source>
        <translation>%1 已使用此文本。</translation>
    </message>
    <message>
        <source>Easy to guess: a random one is safer.</source>
        <translation>容易被猜到：随机密钥更安全。</translation>
    </message>
    <message>
        <source>A number from 0 to %1.</source>
        <translation>0 到 %1 之间的数字。</translation>
    </message>
    <message>
        <source>Ena&amp;bled</source>
        <translation>启用</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyNameDelegate</name>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>easy to guess</source>
        <translation>容易被猜到</translation>
    </message>
    <message>
        <source>This key is known to everyone. It works on this machine only.</source>
        <translation>此密钥人人皆知，仅在本机有效。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyStep</name>
    <message>
        <source>Which key do your programs use?</source>
        <translation>你的程序使用哪个密钥？</translation>
    </message>
    <message>
        <source>Programs show an access key to keyferry and never see the keys of your provider.</source>
        <translation>程序向 keyferry 出示访问密钥，不会接触到提供商的密钥。</translation>
    </message>
    <message>
        <source>&amp;Keep %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>&amp;Use %1, which is there</source>
        <translation>使用现有的 %1</translation>
    </message>
    <message>
        <source>Easy to type, and known to everyone: whoever can log in to this computer can use your keys with it. It never works from other computers.</source>
        <translation>容易输入，但人人皆知：能登录本机的人都能用它使用你的密钥。从其他电脑访问始终无效。</translation>
    </message>
    <message>
        <source>Use the &amp;random key that was made</source>
        <translation>使用已生成的随机密钥</translation>
    </message>
    <message>
        <source>Make a &amp;random one</source>
        <translation>生成随机密钥</translation>
    </message>
    <message>
        <source>43 random characters; you copy it with the snippet in the next step.</source>
        <translation>43 个随机字符；下一步可随代码片段一起复制。</translation>
    </message>
    <message>
        <source>%1 stops working.</source>
        <translation>%1 将失效。</translation>
    </message>
    <message>
        <source>Recommended: other people have an account on this computer.</source>
        <translation>推荐：本机上还有其他用户账户。</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>For your programs</source>
        <translation>用于你的程序</translation>
    </message>
    <message>
        <source>Keep it and go on</source>
        <translation>保留并继续</translation>
    </message>
    <message>
        <source>Make it and go on</source>
        <translation>生成并继续</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>My programs</source>
        <translation>我的程序</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AccessKeyTableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Every group</source>
        <translation>所有分组</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>无分组</translation>
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
        <translation>没有访问密钥：任何程序都无法访问。</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>what your programs present to keyferry</source>
        <translation>程序访问 keyferry 时使用</translation>
    </message>
    <message>
        <source>&amp;New access key</source>
        <translation>新建访问密钥</translation>
    </message>
    <message>
        <source>Show %1 for 10 s</source>
        <translation>显示 %1，10 秒</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>&amp;Copy key</source>
        <translation>复制密钥</translation>
    </message>
    <message>
        <source>&amp;Reveal for 10 s</source>
        <translation>显示 10 秒</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Re&amp;voke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>Access key %1 is in force</source>
        <translation>访问密钥 %1 已生效</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>复制密钥</translation>
    </message>
    <message>
        <source>%1 copied, for 30 s</source>
        <translation>已复制 %1，保留 30 秒</translation>
    </message>
    <message>
        <source>%1 revoked</source>
        <translation>已吊销 %1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ActivityChart</name>
    <message>
        <source>Requests over time</source>
        <translation>请求趋势</translation>
    </message>
    <message>
        <source>%L1 succeeded, %L2 failed. Arrow keys read out each bar.</source>
        <translation>成功 %L1，失败 %L2。用方向键查看各时段。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ActivityPanel</name>
    <message>
        <source>1 h</source>
        <comment>one hour</comment>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <comment>24 hours</comment>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 d</source>
        <comment>7 days</comment>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <comment>30 days</comment>
        <translation>30 天</translation>
    </message>
    <message>
        <source>No requests in this time</source>
        <translation>此时段没有请求</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>所有分组</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AddKeysDialog</name>
    <message>
        <source>Keys to add</source>
        <translation>要添加的密钥</translation>
    </message>
    <message>
        <source>&amp;Check the new keys now</source>
        <translation>立即检测新密钥</translation>
    </message>
    <message>
        <source>Add keys</source>
        <translation>添加密钥</translation>
    </message>
    <message>
        <source>One key a line, a CSV with a header, JSON, or keys apart by commas. You can also drop a file of any size here.</source>
        <translation>每行一个密钥、带表头的 CSV、JSON，或以逗号分隔的密钥。也可将任意大小的文件拖到此处。</translation>
    </message>
    <message>
        <source>Keys for %1</source>
        <translation>%1 的密钥</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>File with keys</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Do without the file</source>
        <translation>不使用此文件</translation>
    </message>
    <message>
        <source>found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>twice in the text</source>
        <translation>文本中重复</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Open a file with keys</source>
        <translation>打开密钥文件</translation>
    </message>
    <message>
        <source>Add 1 key</source>
        <translation>添加 1 个密钥</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln keys</source>
        <translation>
            <numerusform>添加 %Ln 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs in the background; you can go on working.</source>
        <translation>在后台运行，可继续操作。</translation>
    </message>
    <message>
        <source>Paste keys or open a file first.</source>
        <translation>请先粘贴密钥或打开文件。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys added to %1</source>
        <translation>
            <numerusform>已向 %1 添加 %Ln 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>No new keys for %1</source>
        <translation>%1 没有新密钥</translation>
    </message>
    <message>
        <source>1 key added to %1</source>
        <translation>已向 %1 添加 1 个密钥</translation>
    </message>
    <message>
        <source>, %1 already there</source>
        <translation>，%1 个已存在</translation>
    </message>
    <message>
        <source>, %1 refused</source>
        <translation>，%1 个被拒绝</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AddMembersDialog</name>
    <message>
        <source>No other group speaks this channel.</source>
        <translation>没有其他使用此渠道的分组。</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Add members to %1</source>
        <translation>向 %1 添加成员</translation>
    </message>
    <message>
        <source>Groups that can join</source>
        <translation>可加入的分组</translation>
    </message>
    <message>
        <source>Tick the groups that shall join.</source>
        <translation>请勾选要加入的分组。</translation>
    </message>
    <message>
        <source>No group can join.</source>
        <translation>没有可加入的分组。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AggregateDialog</name>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Create aggregate</source>
        <translation>创建聚合</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>New aggregate</source>
        <translation>新建聚合</translation>
    </message>
    <message>
        <source>1 field needs a change</source>
        <translation>1 个字段需要修改</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n 个字段需要修改</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 已保存</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1 已创建</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AggregateForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>No group speaks this channel yet.</source>
        <translation>还没有使用此渠道的分组。</translation>
    </message>
    <message>
        <source>&amp;Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>使用 “%1”</translation>
    </message>
    <message>
        <source>Will be served at %1</source>
        <translation>将通过 %1 提供服务</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ArrivalCard</name>
    <message>
        <source>Waiting for the answer…</source>
        <translation>正在等待响应…</translation>
    </message>
    <message>
        <source>&amp;Use port %1</source>
        <translation>改用端口 %1</translation>
    </message>
    <message>
        <source>&amp;Start the proxy</source>
        <translation>启动代理</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Send one for me</source>
        <translation>替我发送</translation>
    </message>
    <message>
        <source>Sends one small request with this access key, as the snippet does</source>
        <translation>与代码片段相同，用此访问密钥发送一个小请求</translation>
    </message>
    <message>
        <source>It arrived but failed: %1</source>
        <translation>已到达但失败：%1</translation>
    </message>
    <message>
        <source>It has arrived and is running…</source>
        <translation>已到达，正在进行…</translation>
    </message>
    <message>
        <source>It works: %1 after %2</source>
        <translation>一切正常：%2 后返回 %1</translation>
    </message>
    <message>
        <source>keyferry is not running</source>
        <translation>keyferry 未运行</translation>
    </message>
    <message>
        <source>Another program uses port %1.</source>
        <translation>端口 %1 已被其他程序占用。</translation>
    </message>
    <message>
        <source>keyferry is stopped</source>
        <translation>keyferry 已停止</translation>
    </message>
    <message>
        <source>Requests arrive once the proxy runs.</source>
        <translation>代理运行后才能收到请求。</translation>
    </message>
    <message>
        <source>Waiting for the first request</source>
        <translation>正在等待第一个请求</translation>
    </message>
    <message>
        <source>It appears here as soon as a program sends it.</source>
        <translation>程序发送后会立即显示在这里。</translation>
    </message>
    <message>
        <source>&amp;Send another</source>
        <translation>再发一个</translation>
    </message>
    <message>
        <source>Snippet copied, for 30 s. Run it in a terminal.</source>
        <translation>已复制代码片段，保留 30 秒。请在终端中运行。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AttemptDelegate</name>
    <message>
        <source>%1, running</source>
        <translation>%1，进行中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有响应</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AttemptListModel</name>
    <message>
        <source>Attempt %1, key %2, status %3. %4. %5 %6 %7</source>
        <translation>尝试 %1，密钥 %2，状态码 %3。%4。%5 %6 %7</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::AttentionList</name>
    <message>
        <source>Nothing: every group serves.</source>
        <translation>无：所有分组均正常。</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要关注</translation>
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
        <translation>包含请求日志</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>密码短语</translation>
    </message>
    <message>
        <source>&amp;Once more</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Without a passphrase whoever gets the file can use the keys in it. Only you will be able to read it (mode 0600).</source>
        <translation>没有密码短语时，任何得到文件的人都能使用其中的密钥。只有你能读取它（权限 0600）。</translation>
    </message>
    <message>
        <source>The file will be encrypted. Without the passphrase nobody can read it, you included.</source>
        <translation>文件将被加密。没有密码短语，包括你在内的任何人都无法读取。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的密码短语不同。</translation>
    </message>
    <message>
        <source>Type the passphrase twice.</source>
        <translation>请输入两次密码短语。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::BackupPane</name>
    <message>
        <source>&amp;Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>One file with groups, keys, settings and the log, and the data key that opens them</source>
        <translation>一个文件，包含分组、密钥、设置和日志，以及解密它们的数据密钥</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Checks a backup, then puts it in the place of what is there; that is kept aside</source>
        <translation>检查备份后替换现有数据；现有数据会另行保留</translation>
    </message>
    <message>
        <source>Last automatic backup</source>
        <translation>最近的自动备份</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>time, folder</comment>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Backups (*.db *.keyferry-backup);;All files (*)</source>
        <translation>备份 (*.db *.keyferry-backup);;所有文件 (*)</translation>
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
        <translation>失败</translation>
    </message>
    <message>
        <source>%1: %2 succeeded, %3 failed</source>
        <translation>%1：成功 %2，失败 %3</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CheckResultModel</name>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CheckTasks</name>
    <message>
        <source>Checking the keys of %1</source>
        <translation>正在检测 %1 的密钥</translation>
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
        <translation>查找客户端</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>No group speaks the format of %1</source>
        <translation>没有分组支持 %1 的格式</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CommandListModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CommandPalette</name>
    <message>
        <source>Go to, or do …</source>
        <translation>转到或执行…</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>没有名为“%1”的项目。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ConnectChoosers</name>
    <message>
        <source>&amp;Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Access &amp;key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ConnectPage</name>
    <message>
        <source>New access key…</source>
        <translation>新建访问密钥…</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Show access keys</source>
        <translation>查看访问密钥</translation>
    </message>
    <message>
        <source>Connect %1</source>
        <translation>接入 %1</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>No access key opens this group. Make one below.</source>
        <translation>没有可访问此分组的密钥。请在下方创建。</translation>
    </message>
    <message>
        <source>There is no group yet</source>
        <translation>还没有分组</translation>
    </message>
    <message>
        <source>No group fits %1</source>
        <translation>没有适合 %1 的分组</translation>
    </message>
    <message>
        <source>It needs an enabled group with one of these channels: %1.</source>
        <translation>需要一个已启用且渠道为以下之一的分组：%1。</translation>
    </message>
    <message>
        <source>There is no group to send it to.</source>
        <translation>没有可发送的分组。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Send a test request</source>
        <translation>发送测试请求</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::CopyGroupDialog</name>
    <message>
        <source>Duplicate group</source>
        <translation>创建分组副本</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>创建 %1 的副本</translation>
    </message>
    <message>
        <source>&amp;Name of the new group</source>
        <translation>新分组的名称</translation>
    </message>
    <message>
        <source>Name of the new group</source>
        <translation>新分组的名称</translation>
    </message>
    <message>
        <source>&amp;Without keys</source>
        <translation>不含密钥</translation>
    </message>
    <message>
        <source>With its &amp;active keys</source>
        <translation>包含可用密钥</translation>
    </message>
    <message>
        <source>With a&amp;ll keys</source>
        <translation>包含全部密钥</translation>
    </message>
    <message>
        <source>The name needs a change</source>
        <translation>名称需要修改</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>使用 “%1”</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::DeleteGroupDialog</name>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>删除分组</translation>
    </message>
    <message>
        <source>Delete %1 for good?</source>
        <translation>永久删除 %1？</translation>
    </message>
    <message>
        <source>&amp;Type %1 to confirm</source>
        <translation>输入 %1 以确认</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>分组名称</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 个密钥</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys</source>
        <translation>
            <numerusform>%Ln 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>1 upstream</source>
        <translation>1 个上游</translation>
    </message>
    <message numerus="yes">
        <source>%Ln upstreams</source>
        <translation>
            <numerusform>%Ln 个上游</numerusform>
        </translation>
    </message>
    <message>
        <source>1 access key of its own</source>
        <translation>1 个专属访问密钥</translation>
    </message>
    <message numerus="yes">
        <source>%Ln access keys of its own</source>
        <translation>
            <numerusform>%Ln 个专属访问密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>Its members stay as they are, with their keys.</source>
        <translation>其成员及成员的密钥保持不变。</translation>
    </message>
    <message>
        <source>%1 go with it.</source>
        <translation>%1将一并删除。</translation>
    </message>
    <message>
        <source>Its requests stay in the log and in the statistics.</source>
        <translation>其请求保留在日志和统计中。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>It leaves the aggregates: %1.</source>
        <translation>它将退出以下聚合：%1。</translation>
    </message>
    <message>
        <source>The name is not typed yet.</source>
        <translation>尚未输入名称。</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::EngineChip</name>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Port in use</source>
        <translation>端口被占用</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>未监听</translation>
    </message>
    <message>
        <source>Stop the proxy</source>
        <translation>停止代理</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>启动代理</translation>
    </message>
    <message>
        <source>Proxy: %1, %2</source>
        <translation>代理：%1，%2</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>改用端口 %1</translation>
    </message>
    <message>
        <source>Listen on port %1 instead</source>
        <translation>改为监听端口 %1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ExpiryDelegate</name>
    <message>
        <source>never</source>
        <translation>永不过期</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln hour(s)</source>
        <translation>
            <numerusform>%Ln 小时后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天后</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ExportKeysDialog</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation>导出密钥</translation>
    </message>
    <message>
        <source>The file will hold the keys in clear. Only you will be able to read it (mode 0600), but whoever gets a copy can use them.</source>
        <translation>文件以明文保存密钥。只有你能读取它（权限 0600），但任何得到副本的人都能使用这些密钥。</translation>
    </message>
    <message>
        <source>Selected keys (%L1)</source>
        <translation>选中的密钥（%L1）</translation>
    </message>
    <message>
        <source>All keys (%L1)</source>
        <translation>全部密钥（%L1）</translation>
    </message>
    <message>
        <source>Active keys (%L1)</source>
        <translation>可用密钥（%L1）</translation>
    </message>
    <message>
        <source>Invalid keys (%L1)</source>
        <translation>失效密钥（%L1）</translation>
    </message>
    <message>
        <source>The group has no keys.</source>
        <translation>此分组没有密钥。</translation>
    </message>
    <message>
        <source>As &amp;text, a key a line</source>
        <translation>文本，每行一个密钥</translation>
    </message>
    <message>
        <source>As &amp;CSV, with state, notes, tag, weight and priority</source>
        <translation>CSV，含状态、备注、标签、权重和优先级</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::FailureRuleTableModel</name>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Text in the answer</source>
        <translation>响应中的文本</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>any from 400 on</source>
        <translation>400 及以上任意</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>任意文本</translation>
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
        <translation>没有成员</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 个成员</translation>
    </message>
    <message numerus="yes">
        <source>%Ln members</source>
        <translation>
            <numerusform>%Ln 个成员</numerusform>
        </translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>没有密钥</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupDialog</name>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>创建分组</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建分组</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Paste provider keys, or add them later</source>
        <translation>粘贴提供商密钥，也可以稍后添加</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Test a stored key</source>
        <translation>测试已保存的密钥</translation>
    </message>
    <message>
        <source>Test one key</source>
        <translation>测试一个密钥</translation>
    </message>
    <message>
        <source>Give a check path to test a key.</source>
        <translation>填写检测路径后才能测试密钥。</translation>
    </message>
    <message>
        <source>The group has no key to test yet.</source>
        <translation>分组还没有可测试的密钥。</translation>
    </message>
    <message>
        <source>Paste a key to test it.</source>
        <translation>粘贴一个密钥即可测试。</translation>
    </message>
    <message>
        <source>1 key found</source>
        <translation>找到 1 个密钥</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys found</source>
        <translation>
            <numerusform>找到 %Ln 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 twice in the text</source>
        <translation>%1 个重复</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 个被拒绝</translation>
    </message>
    <message>
        <source>usually they begin with %1</source>
        <translation>通常以 %1 开头</translation>
    </message>
    <message>
        <source>1 field needs a change</source>
        <translation>1 个字段需要修改</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n 个字段需要修改</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 已保存</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1 已创建</translation>
    </message>
    <message>
        <source>%1 created: %2</source>
        <translation>%1 已创建：%2</translation>
    </message>
    <message>
        <source>%1 created, but without its keys: %2</source>
        <translation>%1 已创建，但未添加密钥：%2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupFigures</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Requests in %1</source>
        <translation>%1内的请求</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupForm</name>
    <message>
        <source>&amp;Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>&amp;Upstreams</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>Test &amp;model</source>
        <translation>测试模型</translation>
    </message>
    <message>
        <source>Ch&amp;eck path</source>
        <translation>检测路径</translation>
    </message>
    <message>
        <source>Where the key goes. All three empty: Authorization with “Bearer ”.</source>
        <translation>密钥放在哪里。三项都留空：Authorization，前缀 “Bearer ”。</translation>
    </message>
    <message>
        <source>Key &amp;header</source>
        <translation>密钥请求头</translation>
    </message>
    <message>
        <source>Before the &amp;key</source>
        <translation>密钥前缀</translation>
    </message>
    <message>
        <source>Key in the &amp;query</source>
        <translation>密钥查询参数</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>使用 “%1”</translation>
    </message>
    <message>
        <source>The channel&apos;s own</source>
        <translation>渠道默认</translation>
    </message>
    <message>
        <source>Without a path keys of this channel cannot be checked.</source>
        <translation>没有检测路径就无法检测此渠道的密钥。</translation>
    </message>
    <message>
        <source>Will be served at %1/proxy/%2</source>
        <translation>将通过 %1/proxy/%2 提供服务</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupHead</name>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>Group enabled</source>
        <translation>分组已启用</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupListModel</name>
    <message>
        <source>%1, disabled</source>
        <translation>%1，已停用</translation>
    </message>
    <message>
        <source>%1, aggregate, members: %2, keys: %3 active, %4 invalid, %5 disabled</source>
        <translation>%1，聚合，成员：%2，密钥：%3 个可用，%4 个失效，%5 个已停用</translation>
    </message>
    <message>
        <source>%1, keys: %2 active, %3 invalid, %4 disabled</source>
        <translation>%1，密钥：%2 个可用，%3 个失效，%4 个已停用</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupListPane</name>
    <message>
        <source>Find a group</source>
        <translation>查找分组</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Drag, or press Alt with an arrow key, to reorder</source>
        <translation>拖动，或按 Alt 加方向键调整顺序</translation>
    </message>
    <message>
        <source>&amp;New group</source>
        <translation>新建分组</translation>
    </message>
    <message>
        <source>New a&amp;ggregate</source>
        <translation>新建聚合</translation>
    </message>
    <message>
        <source>Spreads requests over groups of one channel</source>
        <translation>把请求分配到同一渠道的多个分组</translation>
    </message>
    <message>
        <source>Create a group first: an aggregate is made of groups</source>
        <translation>请先创建分组：聚合由分组组成</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupStep</name>
    <message>
        <source>Where do your keys come from?</source>
        <translation>你的密钥来自哪里？</translation>
    </message>
    <message>
        <source>A group is one provider with its keys. It gets an address of its own; you can add more groups later.</source>
        <translation>分组是一个提供商及其密钥，有自己的地址；以后可以添加更多分组。</translation>
    </message>
    <message>
        <source>A new group</source>
        <translation>新建分组</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Provider and group</source>
        <translation>提供商和分组</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>分组 %1</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>由谁响应</translation>
    </message>
    <message>
        <source>Use this group</source>
        <translation>使用此分组</translation>
    </message>
    <message>
        <source>Create group and go on</source>
        <translation>创建分组并继续</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>保存并继续</translation>
    </message>
    <message>
        <source>1 field needs a change</source>
        <translation>1 个字段需要修改</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n 个字段需要修改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::GroupsPage</name>
    <message>
        <source>No groups yet</source>
        <translation>还没有分组</translation>
    </message>
    <message>
        <source>A group holds the keys for one provider and gives them one address.</source>
        <translation>分组保存一个提供商的密钥，并为它们提供同一个地址。</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建分组</translation>
    </message>
    <message>
        <source>Views of the group</source>
        <translation>分组视图</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Upstreams</source>
        <translation>上游</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>覆盖设置</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用方法</translation>
    </message>
    <message>
        <source>Changed rules are not saved: %1.</source>
        <translation>规则更改尚未保存：%1。</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1，未保存</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1 已创建</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 已删除</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>%1 enabled</source>
        <translation>%1 已启用</translation>
    </message>
    <message>
        <source>%1 disabled</source>
        <translation>%1 已停用</translation>
    </message>
    <message>
        <source>Order changed</source>
        <translation>顺序已更改</translation>
    </message>
    <message>
        <source>New aggregate</source>
        <translation>新建聚合</translation>
    </message>
    <message>
        <source>Add keys to %1</source>
        <translation>向 %1 添加密钥</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation>聚合</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::HeaderRuleTableModel</name>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Variables: ${CLIENT_IP}, ${GROUP_NAME}, ${API_KEY}, ${TIMESTAMP_MS}, ${TIMESTAMP_S}</source>
        <translation>变量：${CLIENT_IP}、${GROUP_NAME}、${API_KEY}、${TIMESTAMP_MS}、${TIMESTAMP_S}</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyActions</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>复制密钥</translation>
    </message>
    <message>
        <source>Reveal for 10 s</source>
        <translation>显示 10 秒</translation>
    </message>
    <message>
        <source>Edit notes, tag, weight…</source>
        <translation>编辑备注、标签、权重…</translation>
    </message>
    <message>
        <source>Show requests</source>
        <translation>查看请求</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Reset cooldown</source>
        <translation>重置冷却</translation>
    </message>
    <message>
        <source>Select keys first</source>
        <translation>请先选择密钥</translation>
    </message>
    <message>
        <source>Select one key first</source>
        <translation>请先选择一个密钥</translation>
    </message>
    <message>
        <source>Select a cooling key first</source>
        <translation>请先选择冷却中的密钥</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>1 key restored</source>
        <translation>已恢复 1 个密钥</translation>
    </message>
    <message>
        <source>%1 keys restored</source>
        <translation>已恢复 %1 个密钥</translation>
    </message>
    <message>
        <source>1 key enabled</source>
        <translation>已启用 1 个密钥</translation>
    </message>
    <message>
        <source>%1 keys enabled</source>
        <translation>已启用 %1 个密钥</translation>
    </message>
    <message>
        <source>1 key disabled</source>
        <translation>已停用 1 个密钥</translation>
    </message>
    <message>
        <source>%1 keys disabled</source>
        <translation>已停用 %1 个密钥</translation>
    </message>
    <message>
        <source>1 key deleted from %1</source>
        <translation>已从 %1 删除 1 个密钥</translation>
    </message>
    <message>
        <source>%1 keys deleted from %2</source>
        <translation>已从 %2 删除 %1 个密钥</translation>
    </message>
    <message>
        <source>%1 copied, for 30 s</source>
        <translation>已复制 %1，保留 30 秒</translation>
    </message>
    <message>
        <source>Cooldown of 1 key reset</source>
        <translation>已重置 1 个密钥的冷却</translation>
    </message>
    <message>
        <source>Cooldowns of %1 keys reset</source>
        <translation>已重置 %1 个密钥的冷却</translation>
    </message>
    <message>
        <source>Enable the selected keys</source>
        <translation>启用选中的密钥</translation>
    </message>
    <message>
        <source>Disable the selected keys</source>
        <translation>停用选中的密钥</translation>
    </message>
    <message>
        <source>Restore the selected keys</source>
        <translation>恢复选中的密钥</translation>
    </message>
    <message>
        <source>Delete the selected keys</source>
        <translation>删除选中的密钥</translation>
    </message>
    <message>
        <source>1 key stays disabled: it was invalid before</source>
        <translation>1 个密钥仍为停用：此前已失效</translation>
    </message>
    <message>
        <source>%1 keys stay disabled: they were invalid before</source>
        <translation>%1 个密钥仍为停用：此前已失效</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyChecks</name>
    <message>
        <source>Check selected keys</source>
        <translation>检测选中的密钥</translation>
    </message>
    <message>
        <source>Check all invalid keys</source>
        <translation>检测所有失效密钥</translation>
    </message>
    <message>
        <source>Check all keys</source>
        <translation>检测所有密钥</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyCountsLabel</name>
    <message>
        <source>Keys: %1</source>
        <translation>密钥：%1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyDetailsDialog</name>
    <message>
        <source>A number from %1 to %2.</source>
        <translation>%1 到 %2 之间的数字。</translation>
    </message>
    <message>
        <source>At most %1 characters; this is %2.</source>
        <translation>最多 %1 个字符；当前 %2 个。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>%1 的详情</translation>
    </message>
    <message>
        <source>A key with weight 2 is chosen twice as often, where the group chooses by weight.</source>
        <translation>分组按权重选择时，权重为 2 的密钥被选中的次数加倍。</translation>
    </message>
    <message>
        <source>The lowest number first, where the group fills its first keys first.</source>
        <translation>分组优先用满靠前的密钥时，数字小的在前。</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>&amp;Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>A field needs a change</source>
        <translation>有字段需要修改</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
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
        <translation>测试</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeyTrialModel</name>
    <message>
        <source>Checking</source>
        <translation>检测中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>answered in %1 ms</source>
        <translation>%1 ms 后响应</translation>
    </message>
    <message>
        <source>%1 answered in %2 ms</source>
        <translation>%1 在 %2 ms 后响应</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>What the provider said</source>
        <translation>提供商的回复</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeysPane</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>&amp;Add keys</source>
        <translation>添加密钥</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Keys by state</source>
        <translation>按状态筛选密钥</translation>
    </message>
    <message>
        <source>Notes, tag, mask, or a whole key</source>
        <translation>备注、标签、掩码，或完整密钥</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1 / %2</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No key of this group passes the filter.</source>
        <translation>此分组没有符合筛选条件的密钥。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>Requests to this group are answered with 503 until it has one.</source>
        <translation>添加密钥前，发往此分组的请求会得到 503。</translation>
    </message>
    <message>
        <source>Add keys</source>
        <translation>添加密钥</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::KeysStep</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Check while I &amp;paste</source>
        <translation>粘贴时检测</translation>
    </message>
    <message>
        <source>From a &amp;file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Keys checked</source>
        <translation>已检测的密钥</translation>
    </message>
    <message>
        <source>What the check found</source>
        <translation>检测结果</translation>
    </message>
    <message>
        <source>Paste your keys for %1</source>
        <translation>粘贴 %1 的密钥</translation>
    </message>
    <message>
        <source>Paste your keys</source>
        <translation>粘贴密钥</translation>
    </message>
    <message>
        <source>Any format: lines, commas, JSON or CSV. Each key is checked with one short request.</source>
        <translation>任意格式：分行、逗号、JSON 或 CSV。每个密钥用一个简短请求检测。</translation>
    </message>
    <message>
        <source>Keys belong to a group. Go back and create one first, or skip this step and add keys later.</source>
        <translation>密钥属于分组。请返回先创建分组，或跳过此步骤，稍后再添加。</translation>
    </message>
    <message>
        <source>See which work</source>
        <translation>查看哪些可用</translation>
    </message>
    <message>
        <source>1 key added</source>
        <translation>已添加 1 个密钥</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys added</source>
        <translation>
            <numerusform>已添加 %Ln 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>Add keys and go on</source>
        <translation>添加密钥并继续</translation>
    </message>
    <message>
        <source>Add 1 key and go on</source>
        <translation>添加 1 个密钥并继续</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln keys and go on</source>
        <translation>
            <numerusform>添加 %Ln 个密钥并继续</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no group yet.</source>
        <translation>还没有分组。</translation>
    </message>
    <message>
        <source>None of these keys works.</source>
        <translation>这些密钥都不可用。</translation>
    </message>
    <message>
        <source>Paste keys first.</source>
        <translation>请先粘贴密钥。</translation>
    </message>
    <message>
        <source>Open a file with keys</source>
        <translation>打开密钥文件</translation>
    </message>
    <message>
        <source>%1 is too large for this box. Add it with “Add keys” on the Groups page: files of any size are welcome there.</source>
        <translation>%1 对此输入框过大。请在分组页用“添加密钥”添加：那里支持任意大小的文件。</translation>
    </message>
    <message>
        <source>1 key found</source>
        <translation>找到 1 个密钥</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys found</source>
        <translation>
            <numerusform>找到 %Ln 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 twice</source>
        <translation>%1 个重复</translation>
    </message>
    <message>
        <source>Line %1 refused: %2</source>
        <translation>第 %1 行被拒绝：%2</translation>
    </message>
    <message>
        <source>%1 refused; line %2: %3</source>
        <translation>%1 行被拒绝；第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1 of %2 checked</source>
        <translation>已检测 %1 / %2</translation>
    </message>
    <message>
        <source>Keys are stored encrypted.</source>
        <translation>密钥加密保存。</translation>
    </message>
    <message>
        <source>Keys are stored encrypted. The rejected key is left out.</source>
        <translation>密钥加密保存。被拒绝的密钥不会保存。</translation>
    </message>
    <message numerus="yes">
        <source>Keys are stored encrypted. %Ln rejected keys are left out.</source>
        <translation>
            <numerusform>密钥加密保存。%Ln 个被拒绝的密钥不会保存。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::LimitDelegate</name>
    <message numerus="yes">
        <source>%Ln a minute</source>
        <translation>
            <numerusform>每分钟 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln a day</source>
        <translation>
            <numerusform>每日 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>limits of an access key: a minute, a day</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
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
        <translation>1 个分组无法提供服务</translation>
    </message>
    <message numerus="yes">
        <source>%n groups cannot serve</source>
        <translation>
            <numerusform>%n 个分组无法提供服务</numerusform>
        </translation>
    </message>
    <message>
        <source>They get a few seconds to end; what is left then is cut off.</source>
        <translation>它们有几秒钟时间结束，之后仍未结束的将被切断。</translation>
    </message>
    <message>
        <source>A request is running.</source>
        <translation>有一个请求正在进行。</translation>
    </message>
    <message numerus="yes">
        <source>%n requests are running.</source>
        <translation>
            <numerusform>有 %n 个请求正在进行。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are lost when keyferry quits.</source>
        <translation>退出 keyferry 后将丢失。</translation>
    </message>
    <message>
        <source>Quit keyferry</source>
        <translation>退出 keyferry</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stop the proxy</source>
        <translation>停止代理</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>启动代理</translation>
    </message>
    <message>
        <source>Copy base URL of %1</source>
        <translation>复制 %1 的基础 URL</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>appearance colours</source>
        <translation>外观 颜色</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MaintenanceTasks</name>
    <message>
        <source>Backing up to %1</source>
        <translation>正在备份到 %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>Compacting the database</source>
        <translation>正在压缩数据库</translation>
    </message>
    <message>
        <source>%1 given back to the disk</source>
        <translation>已释放 %1 磁盘空间</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MemberEditor</name>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>The lowest tier serves first, the next one where it cannot.</source>
        <translation>数字最小的层级优先提供服务，无法服务时使用下一层级。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MemberRow</name>
    <message>
        <source>%1 (off)</source>
        <translation>%1（停用）</translation>
    </message>
    <message>
        <source>Weight: 0 is off</source>
        <translation>权重：0 表示停用</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <source>The lowest tier serves first</source>
        <translation>数字最小的层级优先</translation>
    </message>
    <message>
        <source>Tier of %1</source>
        <translation>%1 的层级</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
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
        <translation>%1（停用）</translation>
    </message>
    <message>
        <source>0 (off)</source>
        <translation>0（停用）</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1（%2%）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Active keys</source>
        <translation>可用密钥</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>冷却中</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::MembersPane</name>
    <message>
        <source>F2 or a double click changes a weight or a tier. The lowest tier serves first, the next one where it cannot.</source>
        <translation>按 F2 或双击可修改权重或层级。数字最小的层级优先提供服务，无法服务时使用下一层级。</translation>
    </message>
    <message>
        <source>&amp;Add members</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>No members</source>
        <translation>没有成员</translation>
    </message>
    <message>
        <source>Until a group joins, requests to it are answered with 503.</source>
        <translation>有分组加入之前，发往它的请求会得到 503。</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Select a member first</source>
        <translation>请先选择成员</translation>
    </message>
    <message>
        <source>1 group joined %1</source>
        <translation>1 个分组已加入 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups joined %1</source>
        <translation>
            <numerusform>%Ln 个分组已加入 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left %2</source>
        <translation>%1 已退出 %2</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ModelRuleTableModel</name>
    <message>
        <source>Model asked for</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Model sent</source>
        <translation>发送的模型</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverrideRow</name>
    <message>
        <source>Follow the global value again</source>
        <translation>恢复使用全局值</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>移除 “%1”</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>Global: %1</source>
        <translation>全局：%1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverridesPane</name>
    <message>
        <source>This group follows the global settings.</source>
        <translation>此分组使用全局设置。</translation>
    </message>
    <message>
        <source>Setting to add</source>
        <translation>要添加的设置</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Give this group a value of its own</source>
        <translation>为此分组单独设值</translation>
    </message>
    <message>
        <source>“%1” follows the global setting again</source>
        <translation>“%1”已恢复使用全局设置</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverviewFigures</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Requests, 24 h</source>
        <translation>24 小时请求</translation>
    </message>
    <message>
        <source>Error rate, 24 h</source>
        <translation>24 小时错误率</translation>
    </message>
    <message>
        <source>Time to first byte, last hour</source>
        <translation>最近 1 小时首字节时间</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>active</source>
        <comment>keys</comment>
        <translation>可用</translation>
    </message>
    <message>
        <source>%1 cooling</source>
        <comment>keys</comment>
        <translation>%1 冷却中</translation>
    </message>
    <message>
        <source>%1 invalid</source>
        <comment>keys</comment>
        <translation>%1 失效</translation>
    </message>
    <message>
        <source>%1 disabled</source>
        <comment>keys</comment>
        <translation>%1 已停用</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>none the day before</source>
        <translation>前一天没有</translation>
    </message>
    <message>
        <source>as many as the day before</source>
        <translation>与前一天相同</translation>
    </message>
    <message>
        <source>%1 % more than the day before</source>
        <translation>比前一天多 %1%</translation>
    </message>
    <message>
        <source>%1 % fewer than the day before</source>
        <translation>比前一天少 %1%</translation>
    </message>
    <message>
        <source>as the day before</source>
        <translation>与前一天持平</translation>
    </message>
    <message>
        <source>%1 points, better</source>
        <translation>%1 个百分点，好转</translation>
    </message>
    <message>
        <source>%1 points, worse</source>
        <translation>%1 个百分点，变差</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 个请求</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln 个请求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyferry::ui::OverviewPage</name>
    <message>
        <source>Testing %1…</source>
        <translation>正在测试 %1…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>upstream, outcome of its test</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The request log is within its limit</source>
        <translation>请求日志未超出上限</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Open the set-up assistant</source>
        <translation>打开设置向导</translation>
    </message>
    <message>
        <source>wizard first steps</source>
        <translation>首次 引导 安装</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::PaletteButton</name>
    <message>
        <source>Go to, or do …</source>
        <translation>转到或执行…</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::ParamEditor</name>
    <message>
        <source>Parameter overrides, as JSON</source>
        <translation>参数覆盖，JSON 格式</translation>
    </message>
    <message>
        <source>Each member is put into the JSON body of a request, whatever the client sent; “!name” with null takes one out.</source>
        <translation>无论客户端发送什么，每个成员都会写入请求的 JSON 正文；“!name” 设为 null 则移除该成员。</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>转到第 %1 行</translation>
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
        <translation>拒绝原因</translation>
    </message>
    <message>
        <source>Refused lines</source>
        <translation>被拒绝的行</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestDetail</name>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Copy &amp;ID</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy as c&amp;url</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>first byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Attempts %1</source>
        <translation>尝试 %1</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>已发送 %1，已接收 %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Request ID copied</source>
        <translation>已复制请求 ID</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Copy as &amp;Python</source>
        <translation>复制为 Python</translation>
    </message>
    <message>
        <source>Copy as &amp;JavaScript</source>
        <translation>复制为 JavaScript</translation>
    </message>
    <message>
        <source>Open in a &amp;window</source>
        <translation>在窗口中打开</translation>
    </message>
    <message>
        <source>Copied; the access key is read from KEYFERRY_KEY</source>
        <translation>已复制；访问密钥从 KEYFERRY_KEY 读取</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestExportMenu</name>
    <message>
        <source>Selected as CSV…</source>
        <translation>选中的导出为 CSV…</translation>
    </message>
    <message>
        <source>Selected as JSON lines…</source>
        <translation>选中的导出为 JSON Lines…</translation>
    </message>
    <message>
        <source>All that match as CSV…</source>
        <translation>所有匹配的导出为 CSV…</translation>
    </message>
    <message>
        <source>All that match as JSON lines…</source>
        <translation>所有匹配的导出为 JSON Lines…</translation>
    </message>
    <message>
        <source>Export requests</source>
        <translation>导出请求</translation>
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
        <translation>筛选，例如 status:&gt;=400 或 model:gpt*</translation>
    </message>
    <message>
        <source>Filter requests</source>
        <translation>筛选请求</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestStep</name>
    <message>
        <source>First request</source>
        <translation>第一个请求</translation>
    </message>
    <message>
        <source>Copy a snippet and watch</source>
        <translation>复制代码片段并观察</translation>
    </message>
    <message>
        <source>Show it in Requests</source>
        <translation>在请求页中查看</translation>
    </message>
    <message>
        <source>No request has arrived yet.</source>
        <translation>还没有请求到来。</translation>
    </message>
    <message>
        <source>Send the first request</source>
        <translation>发送第一个请求</translation>
    </message>
    <message>
        <source>There is no group to send a request to yet. Go back and create one, or skip this step.</source>
        <translation>还没有可接收请求的分组。请返回创建，或跳过此步骤。</translation>
    </message>
    <message>
        <source>Run the snippet in a terminal, or send one from here, and watch it arrive.</source>
        <translation>在终端中运行代码片段，或直接从这里发送，请求到达后会显示在下方。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RequestsPage</name>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Stay with the newest request</source>
        <translation>始终显示最新的请求</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty this list; the log keeps its rows</source>
        <translation>清空此列表；日志仍保留记录</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>List cleared; the log keeps its rows</source>
        <translation>列表已清空；日志仍保留记录</translation>
    </message>
    <message>
        <source>1 shown</source>
        <translation>显示 1 条</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>显示 %1 条</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 个进行中</translation>
    </message>
    <message>
        <source>%1 came meanwhile</source>
        <translation>期间新增 %1 条</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No request passes the filter “%1”.</source>
        <translation>没有符合筛选条件“%1”的请求。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>New requests are held until you go on.</source>
        <translation>继续之前，新请求不会显示。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>Point a client at a group; its requests appear here as they come.</source>
        <translation>将客户端指向某个分组；请求到来时会显示在这里。</translation>
    </message>
    <message>
        <source>Resume the request list</source>
        <translation>继续更新请求列表</translation>
    </message>
    <message>
        <source>Pause the request list</source>
        <translation>暂停请求列表</translation>
    </message>
    <message>
        <source>log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Clear the request list</source>
        <translation>清空请求列表</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Request %1 – keyferry</source>
        <translation>请求 %1 – keyferry</translation>
    </message>
    <message>
        <source>%1+ match</source>
        <translation>%1+ 条匹配</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>%1 条匹配</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RestoreDialog</name>
    <message>
        <source>Restore and restart</source>
        <translation>恢复并重启</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>密码短语</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Made on %1. It holds %2.</source>
        <translation>创建于 %1。包含 %2。</translation>
    </message>
    <message>
        <source>It holds %1.</source>
        <translation>包含 %1。</translation>
    </message>
    <message>
        <source>It takes the place of everything that is there now. What is there now is kept in the data folder. Running requests are ended.</source>
        <translation>它将替换现有的所有数据。现有数据会保留在数据文件夹中。正在进行的请求会被终止。</translation>
    </message>
    <message>
        <source>This backup is encrypted.</source>
        <translation>此备份已加密。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>1 个分组</translation>
    </message>
    <message>
        <source>%Ln groups</source>
        <translation>%Ln 个分组</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 个密钥</translation>
    </message>
    <message>
        <source>%Ln keys</source>
        <translation>%Ln 个密钥</translation>
    </message>
    <message>
        <source>1 access key</source>
        <translation>1 个访问密钥</translation>
    </message>
    <message>
        <source>%Ln access keys</source>
        <translation>%Ln 个访问密钥</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 个请求</translation>
    </message>
    <message>
        <source>%Ln requests</source>
        <translation>%Ln 个请求</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RevealStrip</name>
    <message>
        <source>Key in clear</source>
        <translation>密钥明文</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>隐藏密钥</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RuleTable</name>
    <message>
        <source>&amp;Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up (Alt with the arrow key, or drag the row)</source>
        <translation>上移（Alt 加方向键，或拖动行）</translation>
    </message>
    <message>
        <source>Move down (Alt with the arrow key, or drag the row)</source>
        <translation>下移（Alt 加方向键，或拖动行）</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>第 %1 行，%2：%3</translation>
    </message>
    <message>
        <source>Model redirects</source>
        <translation>模型重定向</translation>
    </message>
    <message>
        <source>&amp;Add redirect</source>
        <translation>添加重定向</translation>
    </message>
    <message>
        <source>A request for one model goes out for another. Names are exact.</source>
        <translation>对某个模型的请求改为发送到另一个模型。名称须完全一致。</translation>
    </message>
    <message>
        <source>No redirects</source>
        <translation>没有重定向</translation>
    </message>
    <message>
        <source>Requests go out for the model they ask for.</source>
        <translation>请求按其指定的模型发送。</translation>
    </message>
    <message>
        <source>Header rules</source>
        <translation>请求头规则</translation>
    </message>
    <message>
        <source>&amp;Add header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Applied last. Values are masked until edited; they may hold variables such as ${API_KEY}.</source>
        <translation>最后应用。值在编辑前以掩码显示，可包含 ${API_KEY} 等变量。</translation>
    </message>
    <message>
        <source>No header rules</source>
        <translation>没有请求头规则</translation>
    </message>
    <message>
        <source>A rule sets a header of what goes out, or removes one.</source>
        <translation>规则用于设置或移除发出请求的请求头。</translation>
    </message>
    <message>
        <source>Failure rules</source>
        <translation>失败规则</translation>
    </message>
    <message>
        <source>&amp;Add rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Tried from the top, before keyferry&apos;s own judgement; the first that fits counts.</source>
        <translation>自上而下匹配，先于 keyferry 自身的判定；以第一条匹配的为准。</translation>
    </message>
    <message>
        <source>No failure rules</source>
        <translation>没有失败规则</translation>
    </message>
    <message>
        <source>The answers of this group are judged by keyferry&apos;s own table.</source>
        <translation>此分组的响应按 keyferry 内置规则判定。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::RulesFoot</name>
    <message>
        <source>Re&amp;vert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>&amp;Save rules</source>
        <translation>保存规则</translation>
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
        <translation>模型</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Kind of rules</source>
        <translation>规则类型</translation>
    </message>
    <message>
        <source>&amp;Only these models</source>
        <translation>仅限这些模型</translation>
    </message>
    <message>
        <source>Strict: a request for any other model is answered with 404</source>
        <translation>严格：对其他模型的请求返回 404</translation>
    </message>
    <message>
        <source>1 field needs a change</source>
        <translation>1 个字段需要修改</translation>
    </message>
    <message numerus="yes">
        <source>%n fields need a change</source>
        <translation>
            <numerusform>%n 个字段需要修改</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing to save.</source>
        <translation>没有要保存的内容。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved yet. The rules were changed elsewhere meanwhile: saving replaces them, reverting shows them.</source>
        <translation>尚未保存。规则期间已在别处更改：保存会覆盖它们，还原会显示它们。</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>尚未保存。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SecretsPane</name>
    <message>
        <source>Data key</source>
        <translation>数据密钥</translation>
    </message>
    <message>
        <source>Kept in a file beside the database</source>
        <translation>保存在数据库旁的文件中</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Provider keys, access keys, header values and proxy passwords stand encrypted in the database (AES-256-GCM); this key opens them.</source>
        <translation>提供商密钥、访问密钥、请求头的值和代理密码在数据库中加密保存（AES-256-GCM），由此密钥解密。</translation>
    </message>
    <message>
        <source>Who can read it</source>
        <translation>谁能读取</translation>
    </message>
    <message>
        <source>Only your account (mode 0600). Whoever reads this file and the database, as you or as administrator, can read every key in it: lock your screen, encrypt your disk.</source>
        <translation>仅你的账户（权限 0600）。任何以你或管理员身份读取此文件和数据库的人都能读取其中所有密钥：请锁定屏幕、加密磁盘。</translation>
    </message>
    <message>
        <source>When it is lost</source>
        <translation>丢失时</translation>
    </message>
    <message>
        <source>Then the stored keys cannot be read again. A backup holds the data key as well.</source>
        <translation>将无法再读取已保存的密钥。备份中也包含数据密钥。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingControl</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>每行一个</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1: limited</source>
        <translation>%1：已限制</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingRow</name>
    <message>
        <source>Reset to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Reset “%1” to the default</source>
        <translation>将“%1”恢复为默认值</translation>
    </message>
    <message>
        <source>Set by %1</source>
        <translation>由 %1 设置</translation>
    </message>
    <message>
        <source>Default %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
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
        <translation>更改立即生效。部分设置可在分组中覆盖。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Changed settings</source>
        <translation>已更改的设置</translation>
    </message>
    <message>
        <source>Nothing is changed</source>
        <translation>没有更改</translation>
    </message>
    <message>
        <source>Every setting has its default value.</source>
        <translation>所有设置均为默认值。</translation>
    </message>
    <message>
        <source>No setting matches</source>
        <translation>没有匹配的设置</translation>
    </message>
    <message>
        <source>Nothing is called “%1” or tells of it.</source>
        <translation>没有名称或说明包含“%1”的设置。</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Changes apply at once. Groups may override any of these.</source>
        <translation>更改立即生效。分组可覆盖这些设置。</translation>
    </message>
    <message>
        <source>Changes apply at once.</source>
        <translation>更改立即生效。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SettingsSidebar</name>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>1 setting differs from its default.</source>
        <translation>1 项设置与默认值不同。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings differ from their defaults.</source>
        <translation>
            <numerusform>%Ln 项设置与默认值不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>All settings have their defaults.</source>
        <translation>所有设置均为默认值。</translation>
    </message>
    <message>
        <source>Show the section</source>
        <translation>显示章节</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SetupStepList</name>
    <message>
        <source>Step %1: %2, to do</source>
        <translation>第 %1 步：%2，未完成</translation>
    </message>
    <message>
        <source>Step %1: %2, done</source>
        <translation>第 %1 步：%2，已完成</translation>
    </message>
    <message>
        <source>Step %1: %2, now</source>
        <translation>第 %1 步：%2，当前</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SetupWizard</name>
    <message>
        <source>Set up keyferry</source>
        <translation>设置 keyferry</translation>
    </message>
    <message>
        <source>S&amp;kip the assistant</source>
        <translation>跳过向导</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Sk&amp;ip this step</source>
        <translation>跳过此步骤</translation>
    </message>
    <message>
        <source>F&amp;inish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>F&amp;inish without it</source>
        <translation>不等待，直接完成</translation>
    </message>
    <message>
        <source>&amp;Leave the assistant</source>
        <translation>退出向导</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>The group %1 and its key are saved</source>
        <translation>分组 %1 及其密钥已保存</translation>
    </message>
    <message numerus="yes">
        <source>The group %1 and its %Ln keys are saved</source>
        <translation>
            <numerusform>分组 %1 及其 %Ln 个密钥已保存</numerusform>
        </translation>
    </message>
    <message>
        <source>The group %1 is saved; it has no keys yet</source>
        <translation>分组 %1 已保存；还没有密钥</translation>
    </message>
    <message>
        <source>1 key is saved</source>
        <translation>已保存 1 个密钥</translation>
    </message>
    <message numerus="yes">
        <source>%Ln keys are saved</source>
        <translation>
            <numerusform>已保存 %Ln 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>The new access key is saved</source>
        <translation>新访问密钥已保存</translation>
    </message>
    <message>
        <source>Nothing was changed; you find the assistant again with Ctrl+K</source>
        <translation>未更改任何内容；可按 Ctrl+K 再次打开向导</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SnippetBox</name>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>&amp;Copy snippet</source>
        <translation>复制代码片段</translation>
    </message>
    <message>
        <source>Kind of snippet</source>
        <translation>代码片段类型</translation>
    </message>
    <message>
        <source>Snippet</source>
        <translation>代码片段</translation>
    </message>
    <message>
        <source>ACCESS-KEY</source>
        <translation>ACCESS-KEY</translation>
    </message>
    <message>
        <source>The access key is shown masked and copied in full; it leaves the clipboard after 30&#xa0;s.</source>
        <translation>访问密钥以掩码显示，复制时为完整内容；30 秒后从剪贴板清除。</translation>
    </message>
    <message>
        <source>There is no access key for this group. Add one first.</source>
        <translation>此分组没有访问密钥。请先添加。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::SnippetCard</name>
    <message>
        <source>Snippet</source>
        <translation>代码片段</translation>
    </message>
    <message>
        <source>&amp;Show key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>With the real access key; it leaves the clipboard after 30 s</source>
        <translation>含真实访问密钥；30 秒后从剪贴板清除</translation>
    </message>
    <message>
        <source>Kind of snippet</source>
        <translation>代码片段类型</translation>
    </message>
    <message>
        <source>&amp;Hide key</source>
        <translation>隐藏密钥</translation>
    </message>
    <message>
        <source>ACCESS-KEY</source>
        <translation>ACCESS-KEY</translation>
    </message>
    <message>
        <source>Snippet copied, for 30 s</source>
        <translation>已复制代码片段，保留 30 秒</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StartPanel</name>
    <message>
        <source>The proxy is stopped; start it at the lower left.</source>
        <translation>代理已停止；请在左下角启动。</translation>
    </message>
    <message>
        <source>The proxy is running on %1 and waits for the first request.</source>
        <translation>代理正在 %1 运行，等待第一个请求。</translation>
    </message>
    <message>
        <source>The proxy is running on %1 and waits for a group to serve.</source>
        <translation>代理正在 %1 运行，等待可服务的分组。</translation>
    </message>
    <message>
        <source>Three steps to the first request</source>
        <translation>三步发出第一个请求</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Create a group</source>
        <translation>创建分组</translation>
    </message>
    <message>
        <source>A group is one provider: its address, its keys and its rules. Most take one click from the catalogue.</source>
        <translation>一个分组对应一个提供商：其地址、密钥和规则。大多数可从目录中一键选择。</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>新建分组…</translation>
    </message>
    <message>
        <source>Paste your keys</source>
        <translation>粘贴密钥</translation>
    </message>
    <message>
        <source>One or thousands, in any format. keyferry checks each and tells you which of them work.</source>
        <translation>一个或成千上万个，任意格式。keyferry 会逐一检测并告诉你哪些可用。</translation>
    </message>
    <message>
        <source>Add keys…</source>
        <translation>添加密钥…</translation>
    </message>
    <message>
        <source>Point your SDK here</source>
        <translation>将 SDK 指向这里</translation>
    </message>
    <message>
        <source>Copy a snippet with the local address. The first request shows up here as it arrives.</source>
        <translation>复制含本地地址的代码片段。第一个请求到来时会显示在这里。</translation>
    </message>
    <message>
        <source>Show snippets</source>
        <translation>查看代码片段</translation>
    </message>
    <message>
        <source>Open the set-up assistant</source>
        <translation>打开设置向导</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>从备份恢复</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StartStep</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StatusStrip</name>
    <message>
        <source>1 stream</source>
        <translation>1 个流</translation>
    </message>
    <message numerus="yes">
        <source>%n streams</source>
        <translation>
            <numerusform>%n 个流</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 req/min</source>
        <translation>%1 次/分钟</translation>
    </message>
    <message>
        <source>%1 log rows dropped</source>
        <translation>丢弃 %1 条日志</translation>
    </message>
    <message>
        <source>log %1</source>
        <translation>日志 %1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::StoragePane</name>
    <message>
        <source>&amp;Compact</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>C&amp;lear…</source>
        <translation>清空…</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Size on the disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Database, data key, automatic backups and the state of the window</source>
        <translation>数据库、数据密钥、自动备份和窗口状态</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>请求日志</translation>
    </message>
    <message>
        <source>Size of the log</source>
        <translation>日志大小</translation>
    </message>
    <message>
        <source>Part of the database; “Recording” has its limits</source>
        <translation>数据库的一部分；上限见“记录”</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Removes every request; the statistics stay</source>
        <translation>删除所有请求；统计保留</translation>
    </message>
    <message>
        <source>Compact the database</source>
        <translation>压缩数据库</translation>
    </message>
    <message>
        <source>Clear the request log</source>
        <translation>清空请求日志</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Gives about %1 back; the log waits meanwhile</source>
        <translation>约可释放 %1；期间日志会等待</translation>
    </message>
    <message>
        <source>There is nothing to give back</source>
        <translation>没有可释放的空间</translation>
    </message>
    <message>
        <source>Remove every request from the log?</source>
        <translation>从日志中删除所有请求？</translation>
    </message>
    <message>
        <source>The statistics stay. This cannot be undone.</source>
        <translation>统计保留。此操作无法撤销。</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TaskBar</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 个</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TaskDetailsDialog</name>
    <message>
        <source>%1 further results are not kept.</source>
        <translation>另有 %1 条结果未保留。</translation>
    </message>
    <message>
        <source>%1 further lines were refused.</source>
        <translation>另有 %1 行被拒绝。</translation>
    </message>
    <message>
        <source>Result by key</source>
        <translation>各密钥的结果</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TaskRow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancelled. %1</source>
        <translation>已取消。%1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TestRequest</name>
    <message>
        <source>no answer in time</source>
        <translation>未及时响应</translation>
    </message>
    <message>
        <source>No answer after %1: %2</source>
        <translation>%1 后没有响应：%2</translation>
    </message>
    <message>
        <source>Test request refused: %1 after %2</source>
        <translation>测试请求被拒绝：%2 后返回 %1</translation>
    </message>
    <message>
        <source>Test request refused: %1 after %2. “%3”</source>
        <translation>测试请求被拒绝：%2 后返回 %1。“%3”</translation>
    </message>
    <message>
        <source>Test request answered: %1 after %2</source>
        <translation>测试请求成功：%2 后返回 %1</translation>
    </message>
    <message>
        <source>Test request answered: %1 after %2, key %3</source>
        <translation>测试请求成功：%2 后返回 %1，密钥 %3</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TestStrip</name>
    <message>
        <source>Show the row</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Send a &amp;test request</source>
        <translation>发送测试请求</translation>
    </message>
    <message>
        <source>The proxy is stopped. Start it to send a request.</source>
        <translation>代理已停止。启动后才能发送请求。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>正在等待响应…</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TokenChip</name>
    <message>
        <source>Remove the filter %1</source>
        <translation>移除筛选 %1</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TokenField</name>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TransferTasks</name>
    <message>
        <source>Adding keys to %1</source>
        <translation>正在向 %1 添加密钥</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Exporting the keys of %1</source>
        <translation>正在导出 %1 的密钥</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>未写入任何内容</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::Tray</name>
    <message>
        <source>keyferry goes on in the tray</source>
        <translation>keyferry 仍在托盘中运行</translation>
    </message>
    <message>
        <source>The window is closed, the proxy keeps serving. Quit from the menu of this icon.</source>
        <translation>窗口已关闭，代理继续提供服务。可从此图标的菜单退出。</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>未更改任何内容</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::TrayMenu</name>
    <message>
        <source>Running, %1</source>
        <translation>运行中，%1</translation>
    </message>
    <message>
        <source>Degraded, %1</source>
        <translation>部分不可用，%1</translation>
    </message>
    <message>
        <source>Stopped, %1</source>
        <translation>已停止，%1</translation>
    </message>
    <message>
        <source>Not running, %1</source>
        <translation>未运行，%1</translation>
    </message>
    <message>
        <source>%1 (disabled)</source>
        <translation>%1（已停用）</translation>
    </message>
    <message>
        <source>%1 (no keys)</source>
        <translation>%1（无密钥）</translation>
    </message>
    <message>
        <source>%1 (aggregate)</source>
        <translation>%1（聚合）</translation>
    </message>
    <message>
        <source>%1  %2  %3</source>
        <comment>time, status, group</comment>
        <translation>%1  %2  %3</translation>
    </message>
    <message>
        <source>%1 active · %2 cooling · %3 in flight</source>
        <translation>%1 可用 · %2 冷却中 · %3 进行中</translation>
    </message>
    <message>
        <source>Open keyferry</source>
        <translation>打开 keyferry</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Copy base URL</source>
        <translation>复制基础 URL</translation>
    </message>
    <message>
        <source>Copy environment</source>
        <translation>复制环境变量</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>group, clients</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Last errors</source>
        <translation>最近的错误</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamEditor</name>
    <message>
        <source>&amp;Add an upstream</source>
        <translation>添加上游</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamLine</name>
    <message>
        <source>Remove this upstream</source>
        <translation>移除此上游</translation>
    </message>
    <message>
        <source>Address of the upstream</source>
        <translation>上游地址</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weight: 0 is off</source>
        <translation>权重：0 表示停用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
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
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>闭合</translation>
    </message>
    <message>
        <source>Half-open, one trial</source>
        <translation>半开，试探一次</translation>
    </message>
    <message>
        <source>Open, trial is due</source>
        <translation>断开，即将试探</translation>
    </message>
    <message>
        <source>Open until %1</source>
        <translation>断开至 %1</translation>
    </message>
    <message>
        <source>0 (off)</source>
        <translation>0（停用）</translation>
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
        <translation>测试</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>最近测试</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation>熔断</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>最近错误</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamTests</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop testing %1</source>
        <translation>停止测试 %1</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>Send one check with an active key of the group</source>
        <translation>用分组的一个可用密钥发送一次检测</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UpstreamsPane</name>
    <message>
        <source>F2 or a double click changes a weight; 0 is off.</source>
        <translation>按 F2 或双击可修改权重；0 表示停用。</translation>
    </message>
    <message>
        <source>Upstreams</source>
        <translation>上游</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::UsePane</name>
    <message>
        <source>Copy the base URL</source>
        <translation>复制基础 URL</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>基础 URL</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Access &amp;key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Snippet copied, for 30 s</source>
        <translation>已复制代码片段，保留 30 秒</translation>
    </message>
</context>
<context>
    <name>keyferry::ui::WhyStrip</name>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>What the pool thinks of the key</source>
        <translation>密钥池对此密钥的判断</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 天前</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percentage</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>time left</comment>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>providers</name>
    <message>
        <source>The address of your resource, like https://my-resource.openai.azure.com. The model is the name of a deployment.</source>
        <translation>填写你的资源地址，例如 https://my-resource.openai.azure.com。模型填写部署名称。</translation>
    </message>
    <message>
        <source>Zhipu&apos;s paths begin with /v4: clients use the endpoint with /v4 at its end.</source>
        <translation>智谱的路径以 /v4 开头：客户端使用的端点末尾要加 /v4。</translation>
    </message>
    <message>
        <source>Ollama checks no keys; add any word as a key so that the group has one to send.</source>
        <translation>Ollama 不校验密钥；请随意添加一个词作为密钥，供分组发送。</translation>
    </message>
    <message>
        <source>LM Studio checks no keys; add any word as a key so that the group has one to send.</source>
        <translation>LM Studio 不校验密钥；请随意添加一个词作为密钥，供分组发送。</translation>
    </message>
    <message>
        <source>Without --api-key vLLM checks no keys; add any word as a key so that the group has one to send.</source>
        <translation>未设置 --api-key 时 vLLM 不校验密钥；请随意添加一个词作为密钥，供分组发送。</translation>
    </message>
    <message>
        <source>Give the address that stands before /v1 at your provider.</source>
        <translation>填写提供商地址中 /v1 之前的部分。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Trying again</source>
        <translation>再次尝试</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试次数</translation>
    </message>
    <message>
        <source>Further attempts with another key before the client sees an error</source>
        <translation>向客户端返回错误前换用其他密钥的次数</translation>
    </message>
    <message>
        <source>Retry unsafe requests</source>
        <translation>重试非安全请求</translation>
    </message>
    <message>
        <source>Try a POST again after a time-out or a broken connection</source>
        <translation>超时或连接中断后重试 POST</translation>
    </message>
    <message>
        <source>Retry deadline</source>
        <translation>重试时限</translation>
    </message>
    <message>
        <source>No further attempt begins after this time</source>
        <translation>超过此时间不再开始新的尝试</translation>
    </message>
    <message>
        <source>What counts as a failure</source>
        <translation>失败的判定</translation>
    </message>
    <message>
        <source>Retried status codes</source>
        <translation>重试的状态码</translation>
    </message>
    <message>
        <source>Codes and ranges from 100 to 999, like 429,500-599</source>
        <translation>100 到 999 的状态码和范围，如 429,500-599</translation>
    </message>
    <message>
        <source>Inspect the start of streams</source>
        <translation>检查流的开头</translation>
    </message>
    <message>
        <source>Judge an error event at the start of a stream like an error status</source>
        <translation>流开头的错误事件按错误状态码判定</translation>
    </message>
    <message>
        <source>Choosing a key</source>
        <translation>选择密钥</translation>
    </message>
    <message>
        <source>Key strategy</source>
        <translation>密钥策略</translation>
    </message>
    <message>
        <source>Which key serves the next request</source>
        <translation>由哪个密钥处理下一个请求</translation>
    </message>
    <message>
        <source>Session affinity</source>
        <translation>会话保持</translation>
    </message>
    <message>
        <source>Requests of one session stay on one key</source>
        <translation>同一会话的请求使用同一密钥</translation>
    </message>
    <message>
        <source>Failures until invalid</source>
        <translation>失效前的失败次数</translation>
    </message>
    <message>
        <source>Rejections in a row that make a key invalid; 0 for never</source>
        <translation>连续被拒绝达到此次数时密钥失效；0 表示从不</translation>
    </message>
    <message>
        <source>Wait for a key</source>
        <translation>等待密钥</translation>
    </message>
    <message>
        <source>How long a request may wait while every key is cooling down</source>
        <translation>所有密钥都在冷却时请求的最长等待时间</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Check keys every</source>
        <translation>密钥检测间隔</translation>
    </message>
    <message>
        <source>Interval of the checks that run by themselves</source>
        <translation>自动检测的间隔</translation>
    </message>
    <message>
        <source>Keys to check</source>
        <translation>检测对象</translation>
    </message>
    <message>
        <source>Invalid ones, the active ones as well, or none by themselves</source>
        <translation>自动检测失效密钥、连同可用密钥，或不自动检测</translation>
    </message>
    <message>
        <source>Checks at a time</source>
        <translation>并发检测数</translation>
    </message>
    <message>
        <source>Keys of a group that are checked at the same time</source>
        <translation>一个分组同时检测的密钥数</translation>
    </message>
    <message>
        <source>Check time-out</source>
        <translation>检测超时</translation>
    </message>
    <message>
        <source>Longest time one check may take</source>
        <translation>单次检测的最长时间</translation>
    </message>
    <message>
        <source>Limits per key</source>
        <translation>每密钥限制</translation>
    </message>
    <message>
        <source>Requests per minute and key</source>
        <translation>每密钥每分钟请求数</translation>
    </message>
    <message>
        <source>A key at this limit is passed over</source>
        <translation>达到上限的密钥会被跳过</translation>
    </message>
    <message>
        <source>Requests per day and key</source>
        <translation>每密钥每日请求数</translation>
    </message>
    <message>
        <source>Requests in flight per key</source>
        <translation>每密钥并发请求数</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the window and the tray; the command line is English</source>
        <translation>窗口和托盘的语言；命令行始终为英文</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>窗口的颜色</translation>
    </message>
    <message>
        <source>Start and tray</source>
        <translation>启动与托盘</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>登录时启动</translation>
    </message>
    <message>
        <source>Starts keyferry when you log in, in the tray where there is one</source>
        <translation>登录时启动 keyferry，有托盘时在托盘中启动</translation>
    </message>
    <message>
        <source>Start hidden</source>
        <translation>启动时隐藏</translation>
    </message>
    <message>
        <source>Start in the tray without a window, where there is a tray</source>
        <translation>有托盘时在托盘中启动，不显示窗口</translation>
    </message>
    <message>
        <source>Close to tray</source>
        <translation>关闭到托盘</translation>
    </message>
    <message>
        <source>Closing the window keeps the proxy running in the tray</source>
        <translation>关闭窗口后代理在托盘中继续运行</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>When a group runs out of keys, a key turns invalid, or an upstream is down or back</source>
        <translation>分组无可用密钥、密钥失效、上游中断或恢复时</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Listen addresses</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>IP addresses to accept connections on</source>
        <translation>接受连接的 IP 地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>TCP port of the proxy on every listen address</source>
        <translation>代理在每个监听地址上的 TCP 端口</translation>
    </message>
    <message>
        <source>Public URL</source>
        <translation>公开 URL</translation>
    </message>
    <message>
        <source>Base URL shown to copy; made from address and port when empty</source>
        <translation>供复制的基础 URL；留空则由地址和端口生成</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Worker threads</source>
        <translation>工作线程</translation>
    </message>
    <message>
        <source>0 takes one for each core, at most 4</source>
        <translation>0 表示每个核心一个，最多 4 个</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接数</translation>
    </message>
    <message>
        <source>Client connections at the same time</source>
        <translation>同时存在的客户端连接数</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>请求大小上限</translation>
    </message>
    <message>
        <source>Request body</source>
        <translation>请求正文</translation>
    </message>
    <message>
        <source>Largest request body that is accepted</source>
        <translation>接受的最大请求正文</translation>
    </message>
    <message>
        <source>Request head</source>
        <translation>请求头部</translation>
    </message>
    <message>
        <source>Largest request head that is accepted</source>
        <translation>接受的最大请求头部</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>请求头字段</translation>
    </message>
    <message>
        <source>Most header fields in one request</source>
        <translation>单个请求的最多头字段数</translation>
    </message>
    <message>
        <source>Request line</source>
        <translation>请求行</translation>
    </message>
    <message>
        <source>Longest request line that is accepted</source>
        <translation>接受的最长请求行</translation>
    </message>
    <message>
        <source>Who may call</source>
        <translation>访问权限</translation>
    </message>
    <message>
        <source>Allowed host names</source>
        <translation>允许的主机名</translation>
    </message>
    <message>
        <source>Host names to answer to besides localhost and the listen addresses</source>
        <translation>除 localhost 和监听地址外还响应的主机名</translation>
    </message>
    <message>
        <source>Allowed origins</source>
        <translation>允许的来源</translation>
    </message>
    <message>
        <source>Web pages that may call the proxy from a browser</source>
        <translation>可从浏览器调用代理的网页</translation>
    </message>
    <message>
        <source>Require an access key</source>
        <translation>要求访问密钥</translation>
    </message>
    <message>
        <source>May be off only while listening on loopback</source>
        <translation>仅监听回环地址时可关闭</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>请求日志</translation>
    </message>
    <message>
        <source>Keep a request log</source>
        <translation>保存请求日志</translation>
    </message>
    <message>
        <source>One row for each request, without bodies</source>
        <translation>每个请求一条记录，不含正文</translation>
    </message>
    <message>
        <source>Keep rows for</source>
        <translation>记录保留时间</translation>
    </message>
    <message>
        <source>Older rows are removed; 0 keeps them</source>
        <translation>更早的记录会被删除；0 表示保留</translation>
    </message>
    <message>
        <source>Log size</source>
        <translation>日志大小</translation>
    </message>
    <message>
        <source>The oldest rows are removed above this size</source>
        <translation>超过此大小时删除最早的记录</translation>
    </message>
    <message>
        <source>Automatic backup</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>Back up daily</source>
        <translation>每日备份</translation>
    </message>
    <message>
        <source>Into the data folder, without the request log; the last 7 are kept</source>
        <translation>备份到数据文件夹，不含请求日志；保留最近 7 份</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Head time-out</source>
        <translation>头部超时</translation>
    </message>
    <message>
        <source>Time a client has to send a request head</source>
        <translation>客户端发送请求头部的时限</translation>
    </message>
    <message>
        <source>Body time-out</source>
        <translation>正文超时</translation>
    </message>
    <message>
        <source>Longest pause within a request body</source>
        <translation>请求正文中的最长停顿</translation>
    </message>
    <message>
        <source>Keep-alive</source>
        <translation>保持连接</translation>
    </message>
    <message>
        <source>Time an idle client connection is kept open</source>
        <translation>空闲客户端连接的保持时间</translation>
    </message>
    <message>
        <source>Write time-out</source>
        <translation>写入超时</translation>
    </message>
    <message>
        <source>Time a client may take no byte of an answer</source>
        <translation>客户端不接收响应数据的最长时间</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Connect time-out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>DNS, TCP, proxy and TLS together</source>
        <translation>DNS、TCP、代理和 TLS 合计</translation>
    </message>
    <message>
        <source>First-byte time-out</source>
        <translation>首字节超时</translation>
    </message>
    <message>
        <source>From the last request byte to the head of the answer</source>
        <translation>从请求的最后一个字节到响应头部</translation>
    </message>
    <message>
        <source>Stream idle time-out</source>
        <translation>流空闲超时</translation>
    </message>
    <message>
        <source>Longest pause within an answer</source>
        <translation>响应中的最长停顿</translation>
    </message>
    <message>
        <source>Request time-out</source>
        <translation>请求超时</translation>
    </message>
    <message>
        <source>Whole answer, streams excepted</source>
        <translation>整个响应，流式除外</translation>
    </message>
    <message>
        <source>Idle connections</source>
        <translation>空闲连接</translation>
    </message>
    <message>
        <source>How long an upstream connection waits for its next request</source>
        <translation>上游连接等待下一个请求的时间</translation>
    </message>
    <message>
        <source>Way to the provider</source>
        <translation>到提供商的路径</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输方式</translation>
    </message>
    <message>
        <source>How upstreams are reached: auto picks the direct one wherever it can serve</source>
        <translation>连接上游的方式：自动会尽可能选择直连</translation>
    </message>
    <message>
        <source>Upstream strategy</source>
        <translation>上游策略</translation>
    </message>
    <message>
        <source>By weight, or the one that answers first</source>
        <translation>按权重，或响应最快的</translation>
    </message>
    <message>
        <source>Connections per upstream</source>
        <translation>每个上游的连接数</translation>
    </message>
    <message>
        <source>Requests in flight to one upstream; more wait their turn</source>
        <translation>发往同一上游的并发请求；超出的排队等待</translation>
    </message>
    <message>
        <source>Outgoing proxy</source>
        <translation>出站代理</translation>
    </message>
    <message>
        <source>http or socks5 URL, or direct; empty for the system&apos;s</source>
        <translation>http 或 socks5 URL，或 direct；留空使用系统设置</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>CA certificates</source>
        <translation>CA 证书</translation>
    </message>
    <message>
        <source>PEM file that replaces the system&apos;s certificates</source>
        <translation>替代系统证书的 PEM 文件</translation>
    </message>
    <message>
        <source>Verify certificates</source>
        <translation>验证证书</translation>
    </message>
    <message>
        <source>Switch off only for a test server of your own</source>
        <translation>仅可为自己的测试服务器关闭</translation>
    </message>
    <message>
        <source>Forwarding</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Forward client address</source>
        <translation>转发客户端地址</translation>
    </message>
    <message>
        <source>Keep X-Forwarded-*, Forwarded, X-Real-IP and Via of a request</source>
        <translation>保留请求的 X-Forwarded-*、Forwarded、X-Real-IP 和 Via</translation>
    </message>
    <message>
        <source>WebSocket tunnels</source>
        <translation>WebSocket 隧道</translation>
    </message>
    <message>
        <source>Realtime connections; refused with 426 when off</source>
        <translation>实时连接；关闭时以 426 拒绝</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Keys and checks</source>
        <translation>密钥与检测</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>密钥保护</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>直连</translation>
    </message>
    <message>
        <source>Strict rotation</source>
        <translation>严格轮换</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>按权重</translation>
    </message>
    <message>
        <source>Fewest in flight</source>
        <translation>进行中最少优先</translation>
    </message>
    <message>
        <source>First one until its limit</source>
        <translation>优先用满第一个</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Fastest answer</source>
        <translation>响应最快</translation>
    </message>
    <message>
        <source>Invalid ones</source>
        <translation>失效的密钥</translation>
    </message>
    <message>
        <source>Active ones too</source>
        <translation>也检测可用的密钥</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不检测</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
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
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>help of a setting; its range</comment>
        <translation>%1；%2</translation>
    </message>
</context>
</TS>
