import type { Conversation } from '../dialogue/conversation.ts'
import type { Clause } from '../dialogue/turn.ts'
import { goodsWanted } from '../language/goods.ts'
import type { Vocabulary } from '../language/slots.ts'
import { namesFacility } from '../language/wish-phrases.ts'
import type { Command as Read } from '../understanding/commands.ts'

/** A message in so plain a form that it leaves no doubt, whatever the reader makes of it: a facility of the shop's, nothing but a limit, or what somebody likes. */
export const plainlySaid = (before: Conversation, text: string, clauses: readonly Clause[], vocabulary: Vocabulary): Read | undefined =>
  facilityAsked(text, vocabulary) ?? nearestAsked(before, text) ?? limitTold(text, clauses) ?? likingTold(before, text)

/** "What's the closest then", 有类似的吗 of who was told that there is no such thing. */
function nearestAsked({ shown, focus, need }: Conversation, text: string): Read | undefined {
  const isInVain = shown.length === 0 && focus === undefined && need.words !== undefined
  return isInVain && asksNearest.test(text.trim()) && goodsWanted(text).length === 0
    ? { command: 'more', args: [], probability: 1, place: 0 }
    : undefined
}
const asksNearest =
  /^[^,，。.!！?？]{0,14}(?:类似|相近|接近|差不多|(?:能|可以)?[代替]{1,2}[代替换]?的|替代|其他的?呢?|别的)[^,，。.!！?？]{0,6}[?？。 ]*$|^(?:(?:ok(?:ay)?|oh|so|and|well|ah|right|alright|no worries|fair enough|shame)[, ]+)*(?:(?:what|wot)(?:'?s| is| are| do (?:you|u) have(?: that'?s)?| have (?:you|u) got(?: that'?s)?| would (?:you|u) (?:suggest|recommend)| can (?:you|u) (?:suggest|recommend|offer))?|(?:is|are) there|(?:do|have) (?:you|u) (?:have|got|do)|any(?:thing)?|something|got any(?:thing)?|which)\b[^.?!]{0,30}\b(?:closest|nearest|similar|alternatives?|instead|close|near it|like (?:it|that)|else)\b[^.?!]{0,14}[?!. ]*$/iu

/** "Do you have a showroom", 有停车场吗: what a shop may have and does not sell is asked about, and looked for nowhere. */
function facilityAsked(text: string, { products }: Pick<Vocabulary, 'products'>): Read | undefined {
  const said = asksForIt
    .exec(text.trim())
    ?.slice(1)
    .find(one => one !== undefined)
    ?.toLowerCase()
  if (said === undefined || !namesFacility(said) || goodsWanted(text).length > 0) return undefined
  if (products.some(({ names }) => names.some(name => name.toLowerCase().includes(said)))) return undefined
  // What pages tell of a place to go to is that one may visit it.
  const asked: Read['args'] = placeToGo.test(said) ? [['q', visitable]] : []
  return { command: 'ask', args: [['about', 'shop'], ...asked], probability: 1, place: 0 }
}

const placeToGo = /^(?:.* )?(?:stores?|shops?|show ?rooms?|branch(?:es)?|premises|outlets?)$/u
const visitable = 'do you have a physical store or shop i can visit, and where is it'

const asksForIt =
  /^(?:hi|hello|hey|and|so|also|btw|by the way|ok|okay|[, ])*(?:(?:do|have) (?:you|u|ya)(?: guys| lot)?(?: (?:have|got|do|run))?|is there|are there|got|any) ([a-z][a-z -]{2,40}?)(?: (?:as well|too|here|anywhere|(?:that )?i can (?:visit|use|join|go to)|near me|in [a-z ]{3,20}))?[?!. ]*$|^(?:请问|那|对了|你好|你们?家?|店里|这边|[\s,，])*(?:有没有|有)(?:自己的)?(\p{Script=Han}{2,6}?|app|wifi)(?:可以|能)?(?:用|停|去|加|看)?[吗么嘛啊呀]*[?？。 ]*$/iu

/** "I could stretch to 550", "what if i went to 900", 可以加到600: nothing but how much may be spent, whatever the reader makes of it. */
function limitTold(text: string, clauses: readonly Clause[]): Read | undefined {
  const [clause, more] = clauses
  const { max, min } = clause?.slots.budget ?? {}
  if (more !== undefined || max === undefined || min !== undefined || !onlyLimit.test(text.trim())) return undefined
  return { command: 'find', args: [['budget', `<=${max}`]], probability: 1, place: 0 }
}

/** "He likes science", 他喜欢做实验 of whoever it is looked for: tells what it could be. */
function likingTold({ need }: Pick<Conversation, 'need'>, text: string): Read | undefined {
  const known = need.recipient !== undefined || need.age !== undefined || need.gift === true
  const said = known
    ? likes
        .exec(text.trim())
        ?.slice(1)
        .find(one => one !== undefined)
    : undefined
  return said === undefined ? undefined : { command: 'find', args: [['feature', said]], probability: 1, place: 0 }
}
const likes =
  /^(?:(?:well|oh|um|so|and|but|also)[, ]+)*(?:he|she|they)(?:'s| is|'re| are)? (?:(?:really|quite|very|just|totally|absolutely|also|does|always) )*(?:likes?|loves?|enjoys?|into|mad (?:on|about)|crazy about|keen on|obsessed with|a big fan of) (?!it\b|that\b|this\b|them\b|those\b|the )([^,.?!]{3,40})[.! ]*$|^(?:[他她]|孩子|宝宝|小孩|娃)(?:平时|一直|比较|特别|很|最|超|就|还|也)*(?:喜欢|爱|迷)(?!这|那|它)(\p{Script=Han}{2,12})[。.！!~ ]*$/iu

const sum =
  '(?:[¥￥£$€] ?)?(?:\\d+(?:\\.\\d+)?k?|(?:an?|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand)|[一二两三四五六七八九十百千]{2,})' +
  ' ?(?:quid|pounds?|dollars?|euros?|yuan|rmb|块钱?|元|刀)?'
const begins =
  "(?:(?:ok|okay|well|so|hmm+|alright|fine|maybe|actually|and|but|or|then|i|we|i'?d|i'?ll|can|could|might|would|will|be able|be|happy|willing|prepared|what if|suppose|if i|probably|just|about|to)[ ,]+)*"
const stretches =
  '(?:stretch|push|go|went|raise|bump|increase|extend)(?: (?:it|that|this|myself|(?:my|the|our) (?:budget|limit)|a bit|a little|up|maybe|as (?:far|high) as))* (?:to )?'
const most = '(?:up to|under|below|less than|max|no more than) '
const atMost = '(?:tops|max|at (?:a|the) (?:push|stretch|most|outside))'
const onlyLimit = new RegExp(
  `^${begins}(?:(?:${stretches}|${most})${sum}(?: (?:${atMost}|please|pls|then|if needed))*|${sum} ${atMost})[ .!?]*$` +
    `|^[那嗯哦好吧,， ]*(?:我|预算|最多|顶多|可以|也|能|就|再|那就)*(?:加|提高?|放宽|涨|出|接受)到了? ?${sum}(?:左右|吧|也行|的|都行|也可以|以内)*[。.！!？? ]*$` +
    `|^(?:那|嗯|再|可以|稍微|,|，| )*贵(?:一?点|些)?儿?(?:也|都)?(?:行|可以|没事|没关系|无所谓)[，, ]{0,2}${sum}(?:左右|吧|也行|的|都行|也可以|以内)*[。.！!？? ]*$`,
  'iu',
)
