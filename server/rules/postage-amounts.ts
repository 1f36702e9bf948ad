import { findNumbers } from '../language/numbers.ts'
import { free } from './postage-words.ts'

const money = { before: /[$£€¥₹]\s?$|\b(?:rmb|cny|usd|gbp) ?$/iu, after: /^ ?(?:元|块|rmb|cny|quid\b|pounds?\b|dollars?\b)/iu }
/** "Over £50", 满 99: at least so much. */
const up = {
  before:
    /(?<![不未没])(?:满(?:足|了)?|够) ?$|(?:达到|超过|大于|高于|(?:商品|东西|货|[价额款]|消费)达?到了?|(?:门槛|起点)[:：]? ?(?:是|为)?(?:商品|货款)?) ?$|\b(?:over|above|from|past|reach(?:es)?|touch(?:es)?|exceed(?:s|ing)?|comes? to|adds? up to|totals?|hits?|more than|spend(?:ing)?|once (?:there (?:is|are)|you have)|at least|beyond|starts? at|(?:free|nothing|off) (?:at|with)|(?:orders?|baskets?|carts?|purchases?) of) $/iu,
  after: /^ ?[元块]?钱?(?:及|或)?(?:以上|起)|^(?:\+| ?(?:or|and) (?:more|up|over|above)\b| upwards\b)/iu,
} as const
const strictly = /(?:超过|大于|高于) ?$|\b(?:over|above|past|exceed(?:s|ing)?|more than|beyond) $/iu
const down = {
  before: /(?:不满|没满|未满|不足|不到|低于|少于|不够|未达) ?$|\b(?:under|below|less than|(?<!adds? )up to) $/iu,
  after: /^ ?[元块]?钱?以[下内]|^ ?(?:or|and) (?:less|under)\b/iu,
} as const
/** An amount of a text: what is paid, or what goods come to. */
export type Amount = { value: number; start: number; end: number; is: 'price' | 'from' | 'below'; beyond: boolean }

export function amountsIn(text: string): Amount[] {
  return findNumbers(text).flatMap(({ value, start, end }): Amount[] => {
    const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 16)]
    const plain = before.replace(/(?:[$£€¥₹]|rmb|cny)\s?$/u, '')
    const isMoney = money.before.test(before) || money.after.test(after)
    if (!isMoney && otherUnit.test(after)) return []
    // "The $80 offer does not apply": what was told before.
    if (ofBefore.test(after)) return []
    const common = { value, start, end, beyond: strictly.test(plain) }
    if (down.before.test(plain) || (isMoney && down.after.test(after))) return [{ ...common, is: 'below' }]
    if (/\bstarts? at $/u.test(plain) && !free.test(text)) return []
    // 总价到 149 元就包邮.
    if (isMoney && /(?<!不)[到达] ?$/u.test(plain) && free.test(text)) return [{ ...common, is: 'from' }]
    if (up.before.test(plain) && (isMoney || /[满够到过于] ?$/u.test(plain))) return [{ ...common, is: 'from' }]
    // 运费 45 元起 is no limit, and no price that is known.
    if (/^ ?[元块]?钱?起/u.test(after) && feeBefore.test(plain)) return []
    if (up.after.test(after) && (isMoney || (value >= 20 && free.test(text)))) return [{ ...common, is: 'from' }]
    if (isMoney || (paid.test(plain) && /^ ?(?:$|[,，;；。])/u.test(after))) return [{ ...common, is: 'price' }]
    return []
  })
}
const ofBefore = /^ ?(?:offer|limit|threshold|minimum|mark|rule)\b/iu
const feeBefore = /(?:[运邮]费|快递费|[收付])(?:是|为|按)? ?$/u
const otherUnit =
  /^ ?(?:\p{Script=Han}?[件个公斤千克天日岁升双米]|(?:working |business |week)days?\b|kg|g\b|lbs?\b|oz\b|cm\b|mm\b|in\b|inch|ft\b|pounds? (?:in weight|heavy)|%|percent|days?\b|am\b|pm\b)/iu
const paid = /[收加补付] ?$/u
