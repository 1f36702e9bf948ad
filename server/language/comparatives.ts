import { inOrder, withoutOverlaps } from './stretches.ts'

/** How the next one should differ from the one before: "cheaper", "bigger", "size+1" … in a folded text. */
export type Comparative = { value: string; start: number; end: number }

const chineseWords: Readonly<Record<string, string>> = {
  便宜: 'cheaper',
  实惠: 'cheaper',
  贵: 'dearer',
  大: 'bigger',
  小: 'smaller',
  长: 'longer',
  短: 'shorter',
  厚: 'thicker',
  薄: 'thinner',
  轻便: 'lighter',
  轻: 'lighter',
  重: 'heavier',
  深: 'darker',
  浅: 'paler',
  亮: 'brighter',
  好: 'better',
  宽松: 'looser',
  宽: 'wider',
  窄: 'narrower',
  紧: 'tighter',
  保暖: 'warmer',
  暖和: 'warmer',
  软: 'softer',
  硬: 'harder',
  新: 'newer',
  结实: 'sturdier',
  耐用: 'sturdier',
  凉快: 'cooler',
  透气: 'cooler',
  舒服: 'more comfortable',
  舒适: 'more comfortable',
  简单: 'simpler',
  素: 'simpler',
  高: 'taller',
  矮: 'lower',
}
const adjective = Object.keys(chineseWords).join('|')
/** A comparison needs a mark on one side: 更大, 再便宜, 大一点. */
const chinese = new RegExp(
  `(?:再|更加?)(${adjective})(?:一?点儿?|一?些|(?!就?[不没]))|(?<![不没太友正刚美])(?!重点)(${adjective})(?:一?点儿?|一?些)(?!\\d)`,
  'g',
)
const chineseStep = /(?<![不])([大小])([一两半1-3])(?:个)?[码号]|([大小])半[码号]/g
const steps: Readonly<Record<string, number>> = { 一: 1, 两: 2, 半: 0.5, '1': 1, '2': 2, '3': 3 }

const englishWords: readonly (readonly [string, string])[] = [
  ['less expensive|cheaper|less pricey|lower[- ]priced?|more affordable|budget[- ]friendlier', 'cheaper'],
  ['more expensive|dearer|pricier|higher[- ]end', 'dearer'],
  ['bigger|larger|roomier', 'bigger'],
  ['smaller|more compact|less bulky', 'smaller'],
  ['longer', 'longer'],
  ['shorter', 'shorter'],
  ['lighter', 'lighter'],
  ['heavier', 'heavier'],
  ['warmer', 'warmer'],
  ['thicker', 'thicker'],
  ['thinner', 'thinner'],
  ['wider', 'wider'],
  ['narrower|slimmer', 'narrower'],
  ['softer', 'softer'],
  ['harder|firmer', 'harder'],
  ['darker', 'darker'],
  ['paler', 'paler'],
  ['brighter', 'brighter'],
  ['looser', 'looser'],
  ['tighter', 'tighter'],
  ['newer', 'newer'],
  ['stronger|sturdier|tougher|more durable', 'sturdier'],
  ['cooler|more breathable', 'cooler'],
  ['more comfortable|comfier', 'more comfortable'],
  ['simpler|plainer', 'simpler'],
  ['taller', 'taller'],
  ['nicer|better quality|something better', 'better'],
]
const english = new RegExp(`\\b(?:${englishWords.map(([words]) => `(${words})`).join('|')})\\b(?:一?点儿?|一?些)?`, 'g')
const notWanted = /\b(?:no|any|how much|found (?:it|this|one|them)) $/
/** "Which is lighter?", 哪双更轻: a question about what is there. */
const asks = /(?:哪\p{Script=Han}{0,3}|\b(?:which|why|what'?s|is (?:the|that|this|it))\b[^,.?!，。？！]{0,40})$/u
const englishStep =
  /\b(?:(?:a|one|(half a|half)) sizes? (up|down|bigger|smaller|larger)|(?:the )?next size (up|down)|(up|down) (?:a|one|(half a)) size)\b/g

/** Comparatives of a folded text, in order. "Which is better" and "no longer" ask for nothing else. */
export function findComparatives(text: string): Comparative[] {
  const found: Comparative[] = []
  const add = (value: string, start: number, end: number) => found.push({ value, start, end })
  for (const { 0: whole, 1: way, 2: step, 3: half, index } of text.matchAll(chineseStep))
    add(toStep((way ?? half) === '大', half === undefined ? steps[step!]! : 0.5), index, index + whole.length)
  for (const { 0: whole, 1: halfBefore, 2: after, 3: next, 4: before, 5: halfAfter, index } of text.matchAll(englishStep)) {
    const lead = whole.startsWith('the ') ? 4 : 0
    add(
      toStep(/^(?:up|bigger|larger)$/.test((after ?? next ?? before)!), (halfBefore ?? halfAfter) ? 0.5 : 1),
      index + lead,
      index + whole.length,
    )
  }
  for (const { 0: whole, 1: marked, 2: followed, index } of text.matchAll(chinese))
    if (!asks.test(text.slice(Math.max(0, index - 48), index))) add(chineseWords[(marked ?? followed)!]!, index, index + whole.length)
  for (const match of text.matchAll(english)) {
    const at = match.slice(1).findIndex(word => word !== undefined)
    const lead = text.slice(Math.max(0, match.index - 48), match.index)
    if (!notWanted.test(lead) && !asks.test(lead)) add(englishWords[at]![1], match.index, match.index + match[0].length)
  }
  return withoutOverlaps(found).sort(inOrder)
}

const toStep = (isUp: boolean, size: number) => `size${isUp ? '+' : '-'}${size}`

/** More of something in a folded text, be it warmth or room: not a price, nor the next size. */
export const asksMore = (text: string): boolean =>
  findComparatives(text).some(({ value }) => value !== 'cheaper' && value !== 'dearer' && !value.startsWith('size'))

/** Another than the one before, in whatever respect: "something less shouty", "a quieter one", 没那么吵的. */
export const asksOtherwise = (text: string): boolean => asksMore(text) || otherwise.test(text)
const otherwise =
  /\b(?:something|anything|one|ones|some|any|a) (?:that(?:'?s| is)? )?(?:(?:a )?(?:bit|little|lot|touch|much|slightly) )*(?:less|more) (?!than|of|like|to|for|in|from|with|expensive|pricey|money)[a-z-]{3,}|\b(?!other|under|over|leather|silver|copper|paper|rubber|summer|winter|cheaper|dearer)[a-z]{2,}[^e\W]er ones?\b|[没不]那么(?!贵|便宜)\p{Script=Han}{1,4}的/u

/** What shall be less so: "less shouty", 没那么甜的. */
export const wantedLess = (text: string): string | undefined => {
  const [, english, chinese] = less.exec(text) ?? []
  return english ?? chinese
}
const less =
  /\bless (?!than|of|like|to|for|in|from|with|expensive|pricey|money|bulky)([a-z-]{3,})|[没不]那么(?!贵|便宜|[大小])(\p{Script=Han}{1,4}?)的/u

/** "Quiet" for the "quieter" of "a quieter one": what a text can tell. */
export function withoutComparison(words: string, text: string): string {
  const [, compared = '', root = ''] = comparedOne.exec(text) ?? []
  if (root === '') return words
  const plain = root.endsWith('i')
    ? `${root.slice(0, -1)}y`
    : /([bdgmnpt])\1$/.test(root)
      ? root.slice(0, -1)
      : /(?:[csvz]|[^n]g|[bp]l)$/.test(root)
        ? `${root}e`
        : root
  return words.replace(compared, plain)
}
const comparedOne = /\b(?!other|under|over|leather|silver|copper|paper|rubber|summer|winter|cheaper|dearer)(([a-z]{2,}[^e\W])er) ones?\b/u
