import { findGoods, type GoodsMatch, isAmong, sectionOf } from '../language/goods.ts'
import { splitSentences } from '../shop/sentences.ts'
import { tellingTokens } from './answers.ts'
import { leans } from './quoting.ts'

/** What is talked about, by its names: the goods that these speak of, and their words; `asked`: those of the question. */
export type Own = { ids: ReadonlySet<number>; words: ReadonlySet<string>; asked: ReadonlySet<string> }

let last: { names: string; question: string; own: Own } | undefined

export function ownOf(names: string, question = ''): Own {
  if (last?.names === names && last.question === question) return last.own
  const own = {
    ids: new Set([names, question].flatMap(text => findGoods(text, true).found.flatMap(({ ids }) => ids))),
    words: new Set(tellingTokens(names)),
    asked: new Set(tellingTokens(question)),
  }
  last = { names, question, own }
  return own
}

/**
 * What a rule is for: "Locks and pumps have five years", 布书下过水的不退. Only what the sentence begins with, or what is not wrapped or taken back, is the kind that it is
 * for; "back to the card you paid with" is a rule for no cards.
 */
const kindsRuled = (piece: string): GoodsMatch[] => subjectsOf(piece).flatMap(part => findGoods(part, true).found)

function subjectsOf(piece: string): string[] {
  if (ofNoKind.test(piece)) return []
  const rule = piece.replace(howSoon, '')
  const subject = ends.exec(rule)
  const said = subject === null ? '' : rule.slice(0, subject.index).replace(ofService, ' ')
  const object = refused.exec(rule)?.[1] ?? ''
  return [said, object].filter(part => part !== '' && part.length <= longestSubject)
}
const longestSubject = 80
/** "Within 15 days of receiving them, shoes and clothing may …": until when, before what it is about. */
const howSoon =
  /^(?:within|for|until|up to|after|in) [^,;.]{0,20}\b(?:days?|weeks?|months?|years?)\b[^,;.]{0,30},\s*|^(?:签收|收到|收货|到货|拿到|购买|下单|买)[^，,；。]{0,12}[天日周月年]之?以?内?[，,]\s*/iu
/** 选择礼品包装的订单 is a rule for no gifts, nor "once your basket reaches £40" one for baskets. */
const ofService =
  /礼[品物盒]的?包装|购物[车篮]|\b(?:your (?:basket|cart|trolley|bag)|shopping (?:basket|cart|bag)|baskets?(?= (?:over|above|of|from|reach\w*|comes?)))\b/giu

/** Where what a sentence speaks of ends and what is said of it begins. */
const ends =
  /\b(?:you|we|they|it|may|might|can|can['’]t|cannot|must|are|aren['’]t|is|isn['’]t|was|were|have|has|had|come|comes|carry|carries|get|gets|go|goes|should|will|won['’]t|do|does|don['’]t|doesn['’]t|count|counts|need|needs|weigh|weighs|always|never|that|which|who|whose|to|for|with|on|of|from|by|at|in|bought|sold)\b|不|可以|能|有|保|一旦|拆|开[封过壶了]|[用洗穿睡试下改剪]过|支持|都|是|如果|要是|若|坏|[裂碎]|自带|太|因|属于|享|这类|沾|激活|没|超过|[，,：:（(]/iu
/** "We cannot wrap keyboards, stands or full-size guitars", "we can't take coffee back". */
const refused =
  /\b(?:cannot|can['’]t|can not|don['’]t|do not|won['’]t|unable to) (?:gift[- ]?)?(?:wrap|take back|take|accept|refund|exchange|engrave) ([^.;:]{3,60})/iu
/** Calls, notes, times and faults, and what is told of all others too. */
const ofNoKind =
  /缺页|少件|破损|摔坏的?[，,]|\b(?:arrives?|broken|damaged|faulty)\b|其[他它余]|分钟|点钟|贺卡|\d{5}|\b(?:ring (?:us|[a-z]+ on)|the phone|phone numbers?|electronic (?:invoice|receipt)\w*|every(?:thing|one) else|all other|other (?:products|goods|things|items|parts)|the rest|started|founded)\b|^(?:any|if) /iu
/** Words for all sorts of things of one section. */
const broad =
  /[具品物类器装]$|^(?:instruments?|equipment|accessor(?:y|ies)|clothes|clothing|food|gear|tools?|electronics|toys?|cookware|bedding|shoes|bags?)$/iu

const sectionsOf = (ids: Iterable<number>) => new Set([...ids].map(sectionOf))
const isOne = ({ ids, word }: GoodsMatch, own: Own): boolean => {
  const kinds = new Set(ids)
  if (isAmong(kinds, own.ids) || isAmong(own.ids, kinds)) return true
  const sections = sectionsOf(own.ids)
  return broad.test(word) && [...sectionsOf(kinds)].some(section => sections.has(section))
}

/** Whether a rule is for other kinds of goods alone than what is talked about. */
export function isOfOtherKinds(piece: string, own: Own): boolean {
  const kinds = kindsRuled(piece)
  if (kinds.length === 0 || kinds.some(kind => isOne(kind, own)) || findGoods(piece, true).found.some(one => isOne(one, own))) return false
  if (tellingTokens(piece).some(token => own.words.has(token) && namesThing.test(token))) return false
  // 漏水保多久 asks for what holds for tanks, whatever is talked about.
  return !subjectsOf(piece).some(part => tellingTokens(part).some(token => own.asked.has(token) && isTelling(token)))
}
const isTelling = (token: string): boolean => namesThing.test(token) && !ofAnything.test(token)
const namesThing = /^(?:[a-z]{4,}|pot|pan|mug|cup|bag|tin|set|rug|hat|lid|tea|\p{Script=Han}{2,})$/iu

/**
 * Whether what stands under a heading that names kinds of goods and nothing else is for the kind that is talked about ("Bread pots" of a bread pot) or for others
 * ("Binoculars" of a tripod); nothing where it is no such heading.
 */
export function kindAbove(heading: string, own: Own): 'own' | 'other' | undefined {
  const [, leaf] = /› ([^›]+)$/u.exec(heading) ?? []
  if (leaf === undefined) return undefined
  const { found } = findGoods(leaf, true)
  const rest = found.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, leaf)
  if (found.length === 0 || /\p{L}/u.test(rest.replace(joins, ' '))) return undefined
  return found.some(kind => isOne(kind, own)) ? 'own' : 'other'
}
const joins = /\b(?:and|or|with|our)\b|[和与及跟或类]/giu

/** Whoever asks for the policy as such is told all of it. */
export const asksPolicy = /polic(?:y|ies)|\brules\b|政策|规定|规则|条款/iu

/** Whether it is the rule for this kind. */
export const isOfOwnKind = (piece: string, own: Own): boolean =>
  kindsRuled(piece).some(kind => isOne(kind, own)) ||
  subjectsOf(piece).some(part => tellingTokens(part).some(token => own.words.has(token) && isTelling(token)))
/** Words of names that any rule may begin with. */
const ofAnything =
  /^(?:large|small|big|medium|new|order\w*|parcel\w*|item\w*|free|gift\w*|card\w*|standard|express|next|day\w*|every|all|any|our|size\w*|set|sets|price\w*|home|kid\w*|child\w*|women\w*|men|special|return\w*|refund\w*|delivery|post\w*|full|half|colou?r\w*|week\w*|year\w*|month\w*|back|用品|商品|产品|系列|套装|礼盒|大号|小号)$/iu

/** A text without its rules for other kinds: sentences, and what stands between semicolons. */
export const withoutOtherKinds = (text: string, own: Own): string =>
  own.words.size === 0 ? text : keptSentences(text, sentence => keptOf(sentence, own))

export const isAllOfOtherKinds = (text: string, own: Own): boolean =>
  splitSentences(text).every((sentence, at) => keptOf(sentence, own) === '' || (at > 0 && leans.test(sentence)))

/** What is left of a text's sentences, without what leans on one that is gone; unchanged where nothing would be left. */
export function keptSentences(text: string, left: (sentence: string) => string): string {
  const sentences = splitSentences(text)
  const kept = sentences.map(left)
  const said = kept.filter((one, at) => one !== '' && !(kept[at - 1] === '' && leans.test(one)))
  if (said.length === 0 || kept.every((one, at) => one === sentences[at])) return text
  return said.join(/\p{Script=Han}/u.test(text) ? '' : ' ')
}

function keptOf(sentence: string, own: Own): string {
  const pieces = sentence.split(/(?<=[;；])/u)
  const kept = pieces.filter(piece => !isOfOtherKinds(piece.trim(), own))
  if (kept.length === pieces.length) return sentence
  const said = kept.join('').trim()
  return said.replace(/[;；]$/u, /\p{Script=Han}/u.test(said) ? '。' : '.')
}
