import { type Conversation, inView } from '../dialogue/conversation.ts'
import { runningOf } from '../dialogue/sum-policy.ts'
import { productOf } from '../dialogue/taken.ts'
import { findComparatives } from '../language/comparatives.ts'
import { foldText } from '../language/fold.ts'
import type { Language } from '../language/language.ts'
import { nameScore } from '../understanding/likely.ts'
import { piecesIn } from '../understanding/pieces.ts'
import type { ListenFacts } from './in-shops-terms.ts'

/** "The oak ones", "green ones in 43", 送硒鼓的那个: a thing by what tells it from what else is there. */
const ones = {
  en: /(?<![\da-z'-]|\d |\b(?:what|how) about )((?:the|that|those|these|your) )?((?:(?!(?:ones?|and|or|but|plus)\b)[a-z-]{3,}(?: |, ?)){1,3})ones?(?![a-z'-])(?! (?:of|in (?:the|a|my) (?:middle|back|front)|that|which|who|with|for|from|without|by|like)\b)/giu,
  zh: /(?<=^|[\s，,。.!！?？;；]|那就?|[要就选拿买问看])([\p{Script=Han}a-z]{2,6}?)(?:的?那[个款只种把件双条顶](?![一几月些么呢]|便宜|贵|太|好看|更|也)|的(?=就?(?:不要|不用|不买|算了|去掉|删)))/giu,
} as const
/** Any thing may be so, or it points at no quality of a thing. */
const ofAnything =
  /^(?:(?:cheap|cheaper|cheapest|expensive|pricey|dear|dearer|big|bigger|biggest|small|smaller|smallest|large|larger|largest|little|long|longer|short|shorter|tall|taller|wide|wider|narrow|thick|thicker|thin|thinner|heavy|heavier|light|lighter|old|new|nice|nicer|good|better|best|first|second|third|last|other|another|next|same|right|wrong|left|only|whole|two|three|four|five|six|both|one|such|different|few|these|those|them|the|that|this|an?|any|some|which|what|of|and|or|no|not|my|your|is|are|was|do|does|have|got|get|want|need|like|take|see|show|just|then|ok|more|less|very|most|cute|fancy|normal|plain|basic|proper|actual|exact|adult|kid|kids|loved) ?)+$|^(?:便宜|贵|大|小|长|短|厚|薄|轻|重|好|新|旧|前面|后面|刚才|之前|上面|下面|第[一二三四五]|另外?|别的|最[\p{Script=Han}]|你说|我说|我要|一样|同样|这|那|他们|我们|你们)+的?$/iu
const determiners =
  /^(?:(?:the|that|those|these|this|your|my|an?|any|some|of|and|or|but|then|ok|okay|so|just|is|are|was|do|does|have|has|got|get|want|need|like|love|take|see|show|prefer|about|with|for|in|no|not|would|could|will|yes|yeah|me|i|you|ll|them|it) )+/iu
/** Others than what is there. */
const asksOthers = (text: string): boolean =>
  findComparatives(foldText(text)).length > 0 || /\b(?:any|some|other|another|more|less|no)\b/iu.test(text)
/** "The two person one" may be none of those in view: its number tells. */
const countsSomething = /\b(?:\d{1,2}|two|three|four|five|six|eight)\b/iu
const longest = 200

/**
 * A message with the name of a thing where it is called by a quality that one thing in view has and no other: all that reads it is then about the same thing. A word that
 * what is talked about comes in stays as it is, and so does what several have.
 */
export function withNames(text: string, before: Conversation, language: Language, facts: ListenFacts): string {
  if (text.length > longest || facts.holding === undefined) return text
  const script = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  return withSized(text, before, facts).replace(ones[script], (whole: string, ...groups: (string | number)[]) => {
    const at = groups.at(-2) as number
    // "How big are they? The double-wall ones": no more than what the question is about.
    const [lead = '', tail = ''] = [text.slice(0, at), text.slice(at + whole.length)]
    if (/[?？]\s*$/u.test(lead) && /^\s*[.!?。！？]*\s*$/u.test(tail)) return whole
    const said = String((script === 'en' ? groups[1] : groups[0]) ?? '')
      .replaceAll(',', ' ')
      .trim()
    const quality = said.replace(determiners, '')
    if (quality === '' || determiners.test(`${quality} `) || ofAnything.test(quality) || countsSomething.test(quality) || asksOthers(whole))
      return whole
    const found = ownerOf(quality, before, language, facts)
    // Of what is talked about anyway its words tell what is asked; in an order they call it.
    if (found === undefined || (found.sku === before.focus && piecesIn(text).length === 0)) return whole
    // 四人的不要了 lets go of what is being taken; 木头的不要 of anything made of it.
    if (/\p{Script=Han}的$/u.test(whole) && !runningOf(before).some(line => productOf(line) === found.sku)) return whole
    const name = nameOf(found.sku, script, facts)
    if (name === undefined) return whole
    const isPointed = script === 'zh' || groups[0] !== undefined || /\b(?:the|that|those|these|your)\b/iu.test(whole)
    if (!isPointed && !found.isOption) return whole
    const words = whole.slice(0, whole.toLowerCase().indexOf(quality.toLowerCase()))
    return `${words}${found.isOption ? (script === 'en' ? `${quality} ${name}` : `${name}${quality}`) : name}`
  })
}

/** "The 4 person tent" of two tents in view: the one that is named so. */
const sized = /(?<![\d.,-])\b(?:\d{1,2}|two|three|four|five|six|eight)[- ](?:person|man|berth) [a-z]{3,12}\b(?! ones?\b)/giu
function withSized(text: string, before: Conversation, facts: ListenFacts): string {
  return text.replace(sized, said => {
    const view = inView(before)
    const spoken = facts.speaksOf(said, view).filter(one => view.includes(one.sku) && one.head > 0)
    const [best, next] = spoken.map(one => ({ sku: one.sku, score: nameScore(one) })).sort((a, b) => b.score - a.score)
    const isClear = best !== undefined && next !== undefined && best.score - next.score >= clearly
    return (isClear ? nameOf(best.sku, 'en', facts) : undefined) ?? said
  })
}
const clearly = 0.1

const nameOf = (sku: string, script: 'zh' | 'en', facts: ListenFacts): string | undefined =>
  facts
    .vocabulary()
    .products.find(one => one.sku === sku)
    ?.names.find(one => /\p{Script=Han}/u.test(one) === (script === 'zh'))

/** Whose quality a word is, of what is in view, where it is one thing's alone. */
function ownerOf(
  quality: string,
  before: Conversation,
  language: Language,
  facts: ListenFacts,
): { sku: string; isOption: boolean } | undefined {
  const { focus, refused = [] } = before
  const view = inView(before).filter(sku => !refused.includes(sku))
  const comesIn = view.filter(sku => facts.variantsNamed(quality, sku, language).length > 0)
  const { named = [], told = [] } = facts.holding?.(quality) ?? {}
  if (focus !== undefined && comesIn.includes(focus)) return undefined
  for (const owners of [named, comesIn, told]) {
    const [only, more] = owners.filter(sku => view.includes(sku))
    if (only !== undefined) return more === undefined ? { sku: only, isOption: comesIn.includes(only) } : undefined
  }
  return undefined
}
