import { goodsWords } from './postage-plain.ts'
import { headOf, isChargedFor, kindsOf } from './surcharges.ts'
import { callsGoods } from './unwrapped.ts'

/** Whether words about a parcel name what is called so: 新生儿五件礼盒 is no other gift box, "a Lookout" is the post of that name. */
export function namesGoods(words: string, titles: readonly string[]): boolean {
  const own = titles.map(title => title.normalize('NFKC'))
  if (callsGoods(goodsWords(words), own, '')) return true
  return /\p{Script=Han}/u.test(words) ? own.some(title => isHeadOf(title, words)) : isChargedFor({ words }, { titles: own, text: '' })
}

/** 画架 of 木质画架 三脚: the last of a name, or of its first word that is longer than a sort of it. */
const headsOf = (title: string): string[] =>
  [headOf(title), /(?<!\S)\p{Script=Han}+(\p{Script=Han}{2})(?=\s)/u.exec(title)?.[1] ?? ''].filter(head =>
    /^\p{Script=Han}{2}$/u.test(head),
  )

/** What stands before the last word of a name is of the name too. */
function isHeadOf(title: string, words: string): boolean {
  const head = headsOf(title).find(one => words.includes(one))
  if (head === undefined) return kindsOf(title).some(kind => words.includes(kind))
  const before = /\p{Script=Han}{1,2}$/u.exec(words.slice(0, words.indexOf(head)).replace(saysAll, ''))?.[0] ?? ''
  return [...before].every(character => title.includes(character))
}
const saysAll =
  /(?<!大件|大型|小件|超长|整套|其中|所有|全部|我们|本店|的|和|与|及|类)(?:大件|大型|小件|超长|整套|其中|所有|全部|我们|本店|的|和|与|及|类)+$/u
