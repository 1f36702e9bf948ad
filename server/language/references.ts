import type { Numeral } from './numbers.ts'
import { inOrder, type Stretch, withoutOverlaps } from './stretches.ts'

type Count = Stretch & { value: number }

const measures =
  '个|件|双|条|套|只|把|台|张|瓶|盒|箱|本|份|支|对(?!比|折|吗|不)|顶|袋|罐|杯|副|束|盏|组|床|根|颗|粒|盆|串|卷|桶|筒|册|包(?!邮)|款'
const measure = new RegExp(`^ ?(?:${measures})(?!套|码|月|星期|小时|人|多)`)
const englishMeasure =
  /^ (?:more )?(?:pairs?|pieces?|pcs|items?|units?|packs?|boxes|sets?|bottles?|copies|of (?:them|these|those|this|that|it|the))(?![a-z])|^ ?x(?![a-z])(?! ?[+=²-])/
const wanting = /(?:来|买|拿|加|拍|要|订|下单|各|共|就|一共|仅|改成|换成) ?$/
const englishWanting =
  /\b(?:add|take|get|buy|order|want|need|make (?:it|that)|give me|have|i'll have|only|quantity(?: is| of)?|qty|x|change (?:it|that) to|just) ?$/
const endsHere = /^ ?(?:$|[,.!?，。！？]|please\b|pls\b|plz\b|not\b|instead\b|in\b|to\b|more\b)/

/** Counts that are no numerals. "A couple of days" are none of goods. */
const countWords: readonly [RegExp, (words: RegExpExecArray) => number][] = [
  [
    /(半|一|两|[1-9])打(?![开折算发包印听字死])/g,
    ([, dozens]) => (dozens === '半' ? 6 : 12 * (dozens === '一' ? 1 : dozens === '两' ? 2 : Number(dozens))),
  ],
  [/\b(half )?a dozen\b/g, ([, half]) => (half === undefined ? 12 : 6)],
  [/\b(?:a )?couple of\b(?! (?:days|weeks|hours|questions|times|things)\b)/g, () => 2],
]

/** How many are wanted: 两双, "2 pairs", "add three". A single one counts only where it is asked for. */
export function findQuantities(
  text: string,
  numbers: readonly Numeral[],
  taken: (start: number, end: number) => boolean,
  wordFollows: (at: number) => boolean,
): Count[] {
  const found = countWords.flatMap(([pattern, countOf]) =>
    [...text.matchAll(pattern)].map(match => ({ value: countOf(match), start: match.index, end: match.index + match[0].length })),
  )
  for (const { value, start, end } of numbers) {
    if (!Number.isInteger(value) || value < 1 || value > 999 || taken(start, end)) continue
    const before = text.slice(Math.max(0, start - 24), start)
    const after = text.slice(end, end + 14)
    const [counted] = measure.exec(after) ?? englishMeasure.exec(after) ?? []
    const wanted = wanting.test(before) || englishWanting.test(before)
    if (/(?:第|这|那|哪|前|后|每|另|上|下|换|身高|体重|满|不是|not ) ?$/.test(before)) continue
    // 一个 is mostly an article.
    const one =
      value > 1 ||
      (wanted && /^(?:$|[\s,，.。!！?？就吧够]|的话)/.test(text.slice(end + (counted?.length ?? 0), end + (counted?.length ?? 0) + 2)))
    const isCount =
      (value > 1 && value <= 50 && wanted && (endsHere.test(after) || text[start] === '俩')) ||
      (value > 1 && value <= 20 && /^ /.test(after) && wordFollows(end)) ||
      (value === 1 && /\b(?:just|only) $/.test(before) && endsHere.test(after))
    // "Of these" is no part of how many.
    if (counted !== undefined && one) found.push({ value, start, end: end + (counted.startsWith(' of') ? 0 : counted.length) })
    else if (isCount) found.push({ value, start, end })
  }
  return withoutOverlaps(found).sort(inOrder)
}

const ordinalWords = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const englishOrdinal = new RegExp(
  `(?<![a-z])(?:(${ordinalWords.join('|')}|last)|(\\d{1,2})(?:st|nd|rd|th)|(?:number|option|no\\.|#) ?(\\d|one|two|three|four|five|six))(?![a-z\\d])`,
  'g',
)
/** What makes of "first" no place in a list. */
const otherOrdinal =
  /^ (?:time|order|purchase|price|week|weekend|night|day|month|year|hand|class|aid|name|half|step|floor|of|buy|customer|message|birthday|anniversary|chance)\b/
const chineseOrdinal = new RegExp(`^ ?(?:${measures}|种|位)?(?!次|天|年|名|时间|单|代|步|人|季|周|期|批|遍)`)

/** Places that are told without a number. */
const placeWords: readonly [RegExp, number][] = [
  [/(?<!刚才|刚刚|之)前(?:面|头)?(?:那|的那)?一?[个款件双条](?!月|星期|礼拜|小时)|前者|\bthe former\b/g, 1],
  [/(?<!最)后(?:面|头)?(?:那|的那)?一?[个款件双条](?!月|星期|礼拜|小时)|后者|\bthe latter\b/g, -1],
  [/中间(?:那|的那|的)?一?[个款件双条]|\bthe middle (?:one|option)\b/g, 2],
]

/** Places in what was shown: 第二个, "the last one", 倒数第一个. */
export function readOrdinals(text: string, numbers: readonly Numeral[]): Count[] {
  const found: Count[] = []
  for (const { value, start, end } of numbers) {
    const lead = /(倒数)?第$/.exec(text.slice(Math.max(0, start - 3), start))
    const tail = chineseOrdinal.exec(text.slice(end, end + 4))
    if (lead === null || tail === null || value < 1 || value > 20) continue
    found.push({ value: lead[1] === undefined ? value : -value, start: start - lead[0].length, end: end + tail[0].length })
  }
  for (const match of text.matchAll(/最后(?:面)?(?:那|这|的|一)?一?(?:个|款|件|双|种|条|只)/g))
    found.push({ value: -1, start: match.index, end: match.index + match[0].length })
  for (const [pattern, value] of placeWords)
    for (const match of text.matchAll(pattern)) found.push({ value, start: match.index, end: match.index + match[0].length })
  for (const match of text.matchAll(englishOrdinal)) {
    const [whole, word, digits, label] = match
    const end = match.index + whole.length
    if (otherOrdinal.test(text.slice(end, end + 14)) || /\b(?:a|at|every) $/.test(text.slice(Math.max(0, match.index - 7), match.index)))
      continue
    if (word === 'last' && !/^ ?(?:ones?|item|pair|option|product|$|[?,.!])/.test(text.slice(end, end + 9))) continue
    const value = word === 'last' ? -1 : word !== undefined ? ordinalWords.indexOf(word) + 1 : Number(digits ?? placeOf(label!))
    if (value !== 0) found.push({ value, start: match.index, end })
  }
  return found.sort((a, b) => a.start - b.start)
}

function placeOf(label: string): number {
  const at = ['one', 'two', 'three', 'four', 'five', 'six'].indexOf(label)
  return at < 0 ? Number(label) : at + 1
}

const chinesePointing =
  /[这那](?:[个一]?(?:款|件|双|条|套|只|台|把|张|瓶|盒|种|顶)|个(?!月|星期|礼拜|周|价|问题|时候|城市|意思)|俩|两[个款件双])|(?<!其)它(?!们)|此款|该款|这(?=[有能是多]|鞋|衣|裤|裙|锅|帽|表|灯|椅)/
const englishPointing =
  /(?<![a-z'])(?:this|that|it|these|those|them)(?![a-z'])(?! (?:week|weekend|month|year|morning|evening|afternoon|summer|winter|autumn|spring|christmas|shop|store|site|chat|company|is all|was all|all))/

/** Whether something is pointed at rather than named. */
export function readPointing(text: string): Stretch | undefined {
  const match = chinesePointing.exec(text) ?? englishPointing.exec(text)
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length }
}

const orderCode = '((?=[a-z\\d-]{0,8}\\d{3})[a-z]{0,4}[-_]?\\d[a-z\\d-]{2,30})'
const orderPatterns = [
  new RegExp(`(?:订单号?|单号?)(?: ?(?:是|为|:|#|no\\.?)){0,2} ?${orderCode}`),
  new RegExp(`\\border(?: (?:number|no\\.?|id|is|code)| ?[:#是]){0,3} ?${orderCode}`),
  new RegExp(`# ?${orderCode}`),
  /^ *([a-z]{2,4}-?\d{6,20}|(?!1[3-9]\d{9} *$)\d{8,20}) *$/,
  /(?<![a-z\d-])([a-z]{2,4}-?\d{8,20})(?![a-z\d-])/,
  new RegExp(`(?:\\b(?:track|return|refund|cancel|where is|status of)(?: my)?|查(?:一下|下)?|退) ?(?=[a-z]{1,4}-?\\d{4})${orderCode}`),
]

/** The number of a placed order, as written. */
export function readOrder(text: string): Stretch | undefined {
  for (const pattern of orderPatterns) {
    const match = pattern.exec(text)
    const code = match?.[1]
    if (match === null || code === undefined) continue
    const start = match.index + match[0].lastIndexOf(code)
    return { start, end: start + code.length }
  }
  return undefined
}
