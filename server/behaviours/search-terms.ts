/** What was searched for: "搜索：跑步鞋", "user searched for red dress", "q=standing desk", "在店内搜“雨靴”". Undefined where it does not tell. */
export function searchTermIn(text: string): string | undefined {
  const [, quoted] = /[“"「『']([^”"」』']{1,60})[”"」』']/u.exec(text) ?? []
  const [, keyed] =
    /(?:^|[\s?&{,])["']?(?:q|query|search_query|keywords?|search_?term|term|kw|关键词|搜索词)["']?\s?[=:：]\s?["']?([^&"'{},;；\n]{1,60})/iu.exec(
      text,
    ) ?? []
  const [, worded] =
    /(?:搜索(?:关键词|商品)?|查询|查找|检索|搜)(?:了一下|一下|了下|了|过|下)?\s*[:：]?\s*(.{1,40})$/u.exec(text) ??
    /\b(?:search(?:ed|es|ing)?|looked|looking)(?:\s+(?:for|up))?\s*[:：]?\s+(.{1,60})$/iu.exec(text) ??
    []
  const term = (quoted ?? keyed ?? worded)?.replace(/\+/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase()
  return term === undefined || term === '' || !/\p{L}/u.test(term) ? undefined : term
}
