import { type Conversation, inView } from '../dialogue/conversation.ts'
import type { Language } from '../language/language.ts'
import type { MessageEvent } from '../wire.ts'
import type { ListenFacts } from './in-shops-terms.ts'
import { asItWas, type Heard } from './put-right.ts'

/**
 * "Sorry, 165", 23.5的呢, "22, measured it wrong" after a size was asked for: the same is asked for that number, in the conversation as it was then. Nothing where the
 * number is the name of a size ("and the 37?"), unless it is said to put something right.
 */
export function measureCorrected(
  now: Conversation,
  messages: readonly MessageEvent[],
  language: Language,
  facts: Pick<ListenFacts, 'variantsNamed'>,
): Heard | undefined {
  const [only, more] = messages
  const { last, question, measured, focus } = now
  if (last === undefined || only === undefined || more !== undefined || only.choice !== undefined) return undefined
  const asked = question?.topic === 'size_advice' || (measured !== undefined && (asksSize.test(last.said) || putsRight.test(only.text)))
  if (!asked || only.text.length > longest) return undefined
  const [number, another] = only.text.match(numbers) ?? []
  if (number === undefined || another !== undefined || !isBare(only.text)) return undefined
  const about = focus === undefined ? inView(now) : [focus]
  const isName = about.some(sku => facts.variantsNamed(only.text, sku, language).length > 0)
  if (isName && !putsRight.test(only.text)) return undefined
  const again = withNumber(last.said, number)
  if (again !== undefined) return { before: asItWas(now, last.before), messages: [{ ...only, text: again }], denied: [] }
  const told = measured === undefined ? undefined : withNumber(measured, number)
  return told === undefined ? undefined : { before: now, messages: [{ ...only, text: `${told} ${asking[language]}` }], denied: [] }
}

const asksSize = /[几啥哪]个?码|什么码|多大|尺码|\bsizes?\b|\bfit\b/iu
const longest = 40
const numbers = /\d+(?:\.\d+)?/gu
const asking: Record<Language, string> = { zh: '穿几码', en: 'what size' }
const putsRight = /错|不对|不是|应该|其实|\b(?:sorry|oops|meant|mean|typo|actually|wrong|not)\b/iu
/** Around the number nothing but what puts right, whose it is and what it measures. */
const around =
  /打错了?|[说写量记看]错了?|搞错了?|不对|不是|不好意思|应该|其实|要是|如果|换成|身高|体重|脚长|头围|胸围|腰围|掌围|脚|手|厘米|公分|公斤|千克|毫米|孩子|女儿|儿子|宝宝|老公|老婆|穿几码|几码|多大码?|哪个码|[哦噢啊呃嗯诶唉那么呢吗吧的是有才她他我它们斤米高重长围就了又哈也对说穿]|\b(?:sorry|oops|i|mean|meant|that|typo|actually|it|is|was|it's|its|i'm|im|he's|hes|she's|shes|he|she|my|wrong|remeasured|measured|measure|no|not|and|if|whats?|what|about|how|size|cm|mm|kg|kilos?|stone|lbs?|inch(?:es)?|in|ft|tall|foot|feet|chest|waist|head|palm|height|weight|then|for|wait|hang|on|just|again|now|should|be|ok|oh|him|her|me|someone|somebody|same|but)\b|[\s\p{P}]/giu
const isBare = (text: string): boolean => text.replace(numbers, ' ').replace(around, '').length <= 1

/** A text with the number in it that is nearest to this one and may be the same measure. */
function withNumber(text: string, number: string): string | undefined {
  const value = Number(number)
  const near = [...text.matchAll(numbers)].filter(
    ([one]) => Number(one) !== value && Number(one) > value * least && Number(one) < value / least,
  )
  const [found] = near.sort((a, b) => Math.abs(Number(a[0]) - value) - Math.abs(Number(b[0]) - value))
  return found === undefined ? undefined : `${text.slice(0, found.index)}${number}${text.slice(found.index + found[0].length)}`
}
/** So much of it at least is taken for the same measure. */
const least = 0.7
