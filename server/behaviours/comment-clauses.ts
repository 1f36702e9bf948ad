/**
 * The parts of a comment that may each be about something else: 质量好但是物流太慢 → 质量好 / 物流太慢. Cut at punctuation, where a turn begins,
 * at an "and" between two that stand alone, and in Chinese without a mark before the next thing that is talked of. At most `most` parts.
 */
export function splitComment(text: string): string[] {
  const parts = text
    .slice(0, longest)
    .split(marks)
    .flatMap(part => part.split(turns))
    .flatMap(splitAnd)
    .flatMap(splitSubjects)
    .map(part => part.trim())
    .filter(part => /[\p{L}\p{N}]/u.test(part))
  return parts.slice(0, most)
}

/** What a comment says, without the log's own words before it: "评价：很好" → 很好. Undefined where nothing is said. */
export function saidIn(text: string): string | undefined {
  const trimmed = text.trim()
  const [, said] = labelled.exec(trimmed) ?? []
  const rest = (said ?? trimmed).replace(/^["'“「]+|["'”」]+$/g, '').trim()
  return bare.test(rest) || !/\p{L}/u.test(rest) ? undefined : rest
}

const most = 12
const longest = 1000
const marks = /[。！？!?；;\n…~～]+|[.](?=\s|$)|[,，]/u
const turns =
  /(?:但是|但(?=\p{Script=Han})|不过|可惜|只不过|就是(?!说)|只是|然而|而且|另外|还有)|\b(?:but|however|although|though|except|yet|while|whereas)\b/iu
const labelled =
  /^(?:(?:用户|买家|客户|user|buyer|customer)\s*)?(?:(?:发表|提交|追加|留下|写了?|left an?|posted an?|wrote an?)?\s*(?:评论|评价|追评|点评|好评|中评|差评|评语|晒单|留言|comment|review|feedback)[^:：]{0,24}[:：])\s*(.+)$/isu
/** The doing of it, without a word of what was said. */
const bare =
  /^(?:(?:用户|买家)?(?:发表|提交|写|发布|追加)?了?(?:一条|一个|商品)?(?:评论|评价|追评|点评|晒单)(?:了?商品)?(?:已发布|成功)?|(?:left|posted|wrote|submitted)?\s*(?:an?\s)?(?:comment|review|rating|product review(?:ed)?)(?: (?:posted|submitted|published))?)$/iu
const subjects = /质量|做工|面料|材质|尺码|尺寸|大小|物流|快递|发货|包装|价格|性价比|客服|服务|售后|卖家|送货|配送/u

/** "Good quality and fast delivery" are two, "quality and price are great" is one. */
function splitAnd(part: string): string[] {
  const pieces = part.split(/\s+(?:and|plus)\s+/i)
  return pieces.length > 1 && pieces.every(piece => piece.trim().split(/\s+/).length >= 2) ? pieces : [part]
}

function splitSubjects(part: string): string[] {
  const pieces: string[] = []
  let start = 0
  for (const { index } of part.matchAll(new RegExp(subjects, 'gu'))) {
    const before = part.slice(start, index)
    // 质量和价格, 客服服务 and 物流的包装 speak of one thing or say one thing of two.
    if (before.length < 3 || /[和与跟及、的]$/.test(before) || /(?:售后|客服|卖家)$/.test(before) || !subjects.test(before)) continue
    pieces.push(before)
    start = index
  }
  return [...pieces, part.slice(start)].flatMap(piece => (/\p{Script=Han}/u.test(piece) ? piece.split(/\s+/) : [piece]))
}
