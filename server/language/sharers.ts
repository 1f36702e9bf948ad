import { foldText } from './fold.ts'
import { readNumber } from './numbers.ts'

const many = '(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)'
const zhMany = '(\\d{1,2}|[两俩二三仨四五六七八九十]{1,2})'
/** "Split between 3 of us", "how much each, there's four of us", 三个人平摊, 四个人分一人多少. */
const shared = new RegExp(
  [
    `${zhMany} ?(?:个?人|位|家|个)?(?:一起|来|要|们|呢|的话|，|,| ){0,2}(?:平分|平摊|均摊|分摊|aa制?)(?:[^。！？!?\\d]{0,10}每?一?(?:个?人|位|家)(?:要|得|出|付|摊|平均)?(?:多少|几[块元]))?`,
    `${zhMany} ?(?:个人|人|位|家)[^。！？!?\\d]{0,8}(?:每|平均|一)(?:一?个?人|位|家)(?:要|得|出|付|摊|是|平均)?(?:多少|几[块元])(?!克|片|个|粒|斤|张|米)`,
    `(?:除以|平分给|分摊给) ?${zhMany} ?(?:个人|人|家|位)?`,
    `\\b(?:split|divide[ds]?|splitting|dividing)\\b[^.!?\\d]{0,24}?\\b${many}\\b(?: ways?| of us| people| friends| mates)?(?! ?[a-z])`,
    `\\b(?:split|divide[ds]?|splitting|dividing|shared?|sharing)\\b[^.!?\\d]{0,24}?\\b${many} (?:ways|of us|people|friends|mates)\\b`,
    `\\b${many} of us\\b[^.!?\\d]{0,12}?\\bshar(?:e|ing)\\b`,
    `\\b(?:between|among|amongst) (?:the )?${many} of us\\b`,
    `\\b${many} of us\\b[^.!?\\d]{0,24}?\\b(?:each|per (?:person|head)|apiece)\\b`,
    `\\b(?:each|per (?:person|head)|apiece)\\b[^.!?\\d]{0,24}?\\b(?:for |there(?: a|'|’)?re |there'?s |with |if )?(?:the )?${many} (?:of us|people|friends)\\b`,
  ].join('|'),
  'u',
)

/** "Split it into 2 parcels", "split the payment in 3": nobody shares anything. */
const inParts = /\b(?:pay(?:ments?|ing)?|instal\w*|klarna|parcels?|deliver(?:y|ies)|orders?|packages?|months?)\b|分期|期/u

/** Among how many somebody wants to share what it comes to. */
export function sharersOf(text: string): number | undefined {
  const folded = foldText(text)
  const [, ...found] = inParts.test(folded) ? [] : (shared.exec(folded) ?? [])
  const word = found.find(one => one !== undefined)
  const count = word === '俩' ? 2 : word === '仨' ? 3 : word === undefined ? undefined : readNumber(word)
  return count !== undefined && count >= 2 ? count : undefined
}

/** A message without among how many its sum is shared, which counts no goods. */
export const withoutSharers = (text: string): string => {
  const folded = foldText(text)
  return folded.length === text.length && shared.test(folded) ? text.replace(new RegExp(shared.source, 'iu'), ' ') : text
}
