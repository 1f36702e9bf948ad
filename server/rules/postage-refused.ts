import { placesIn, placesNamed } from '../language/places.ts'
import { waysIn } from '../language/ways.ts'
import { isPlain } from './postage-plain.ts'
import type { Said } from './postage-told.ts'
import { withoutPlaces } from './postage-where.ts'

/**
 * What a sentence says is not sent: nothing to `places`, or `onlyTo` these; `goods`: what is said of what is not sent there, nothing where no parcel is. `elsewhere`:
 * anywhere else than where the page has told before, `there`: just there.
 */
export type Refused = Said & { places: readonly string[]; onlyTo?: true; elsewhere?: true; there?: true; goods?: string }

/** That nothing is sent: a clause in Chinese, which may name the places before it, and in English up to where they end. */
export const unsent = {
  zh: /(?:不|没法|无法|停)(?:能|支持|再)?(?:发|寄|送|配送|邮|快递)(?!货地|票)|(?:发|寄|送)不了/u,
  en: /\b(?:not|cannot|unable to|no longer|don['’]t|can['’]t)\b[^,;.]{0,30}\b(?:deliver|ship|post|send|sent|dispatch|(?:go|travel)(?= (?:to|outside|beyond)))\b[^;.]{0,200}/giu,
}
/** What comes after is taken out: whoever ships nothing outside the UK ships within it. */
export const butFor = /\b(?:but|except|outside|beyond)\b|除了|但|[\p{Script=Han}、]{1,12}[以之]外/iu

const longest = 600

/** What a sentence refuses to send to some places. */
export function refusedIn(said: Said): Refused[] {
  const { sentence } = said
  if (sentence.length > longest) return []
  const found = /\p{Script=Han}/u.test(sentence) ? refusedZh(withPlaces(sentence)) : [...refusedEn(sentence), ...sentOnlyTo(sentence)]
  return found.map(one => ({ ...said, ...one }))
}

/** 新疆、西藏运费加15元，鱼缸不发这两个地区: to these two. */
function withPlaces(sentence: string): string {
  const [whole] = pointing.exec(sentence) ?? []
  if (whole === undefined) return sentence
  const names = placesNamed(sentence.slice(0, sentence.indexOf(whole))).map(({ from, to }) => sentence.slice(from, to))
  return names.length === 0 ? sentence : sentence.replace(whole, `到${names.join('、')}`)
}
const pointing = /(?:到|往|去)?(?:这|以上|上述)[几两二三四五六]?个?(?:地区|地方|省份?|区域|省区)/u

/** Where one place is named a name that is a common word too is of another. */
const placesTold = (text: string): string[] =>
  placesIn(text).length === 0 ? [] : [...new Set(placesNamed(text, true).flatMap(({ ids }) => (ids.length > mostOfGroup ? [] : ids)))]
const mostOfGroup = 7

type Found = Pick<Refused, 'places' | 'onlyTo' | 'elsewhere' | 'there' | 'goods'>

/** 菜刀太长，新疆、西藏不发; 港澳台暂时不寄. */
function refusedZh(sentence: string): Found[] {
  return sentence.split(/[。；;]/u).flatMap(part => {
    const clauses = part.split(/[，,：:]/u)
    return clauses.flatMap((clause, at): Found[] => {
      // What does not go by the fastest way goes by another.
      if (waysIn(clause).length > 0) return []
      const [, before = '', where] = only.zh.exec(clause) ?? []
      const isOnly = where !== undefined
      if (!isOnly && !unsent.zh.test(clause)) return []
      const places = placesTold((isOnly ? where : clause).split(butFor)[0] ?? '')
      if (places.length === 0) return []
      const goods = subjectZh(isOnly ? before : clause) ?? subjectBefore(clauses.slice(0, at))
      if (isOnly) return goods === undefined ? [] : [{ places, onlyTo: true, goods }]
      return [{ places, ...(goods === undefined ? {} : { goods }) }]
    })
  })
}

const plainZh =
  /暂时|暂不|目前|现在|如今|海外|国外|境外|外国|其他|其余|别的|国家|邮政信箱|信箱|地址|这些|以及|还有|等地?|一样|一律|通通|统统|快递|物流|因为|抱歉|[以之]外|除外|也|还|和|与|及|或|能|会|可以?|再|了|到|没法|无法|停|支持|配送|邮|送|只|仅|往|至|给|哦|呢|哈|的|~|～/gu
const reason = /^(?:因为?|由于|受|快递|物流|路|距离|太远|疫情|抱歉|对不起|不好意思|目前|暂时|另外|注意|说明)|远$/u

function subjectZh(clause: string): string | undefined {
  const bare = withoutPlaces(clause.split(butFor)[0] ?? '').replace(plainZh, ' ')
  return isPlain(bare) ? undefined : bare.trim()
}

/** What the sentence began to speak of, where that is neither a place nor a price. */
function subjectBefore(clauses: readonly string[]): string | undefined {
  const at = clauses.findLastIndex(clause => placesNamed(clause).length > 0)
  return clauses
    .slice(at + 1)
    .find(clause => !/\d/u.test(clause) && !reason.test(clause.trim()) && subjectZh(clause) !== undefined)
    ?.trim()
}

const subject = {
  /** Who sends, and not what. */
  ours: /\b(?:we|i|us|our|couriers?|carriers?|royal mail|dpd|usps|ups|fedex)\b/iu,
  /** What was named before. */
  pronoun: /^\W*(?:(?:and|but|so|which) )?(?:it|they|these|those|this|that|them)\b/iu,
}
const upToWhere = /\b(?:to|outside|in|into|beyond|anywhere|abroad|overseas|there|within|further|at|on|by|from|for|with|via)\b/iu

function refusedEn(sentence: string): Found[] {
  const spans = [...sentence.matchAll(unsent.en)].flatMap(({ 0: whole, index }): Found[] => {
    // What does not go by the fastest way goes by another.
    if (waysIn(whole).length > 0 || /\bfree\b/iu.test(whole)) return []
    const verb = /\b(?:deliver|ship|post|send|sent|dispatch|go|travel)\b/iu.exec(whole)!
    const [object = ''] = whole.slice(verb.index + verb[0].length).split(upToWhere)
    const before = sentence.slice(0, index)
    const goods = goodsEn(before, object)
    const there = whole.split(butFor)[0] ?? ''
    const isBefore = /^[^,;.]*\bthere\b/iu.test(whole.slice(verb.index)) && placesTold(there).length === 0
    const places = placesTold(isBefore ? before : there)
    // "We may not send live plants there."
    if (isBefore && places.length === 0) return goods === undefined ? [] : [{ places: [], there: true, goods }]
    if (/\b(?:anywhere|somewhere|any place) else\b/iu.test(whole) && goods !== undefined) return [{ places: [], elsewhere: true, goods }]
    // "For the islands it is £9, and we cannot send pianos there": what stands before the refusal is no goods.
    const refused = isBefore && isPlain(bareEn(object)) ? undefined : goods
    return places.length === 0 ? [] : [{ places, ...(refused === undefined ? {} : { goods: refused }) }]
  })
  const [, things, where] = noneTo.exec(sentence) ?? []
  const none = where === undefined ? [] : placesTold(where.split(butFor)[0] ?? '')
  return none.length === 0 || things === undefined || isPlain(things.toLowerCase()) ? spans : [...spans, { places: none, goods: things }]
}
/** "No knives to Northern Ireland". */
const noneTo = /^\W*no ([^,;:.]{3,40}?) (?:to|in|outside) ([^;.]{3,160})/iu

/** What is said not to be sent: "we do not send *the easel* to", "*knives* cannot be posted to"; nothing where it is any parcel. */
function goodsEn(before: string, object: string): string | undefined {
  if (!isPlain(bareEn(object))) return object.trim()
  const clause = before.split(/[,;:.]|\b(?:and|but)\b/iu).at(-1) ?? ''
  if (subject.ours.test(clause) && !subject.pronoun.test(object.trim())) return undefined
  const led = /^([^,:;]{3,80})[,:;]/u.exec(before)?.[1]
  const words = subject.pronoun.test(clause) || subject.pronoun.test(object.trim()) ? (led ?? '') : clause
  return isPlain(bareEn(words)) ? undefined : words.trim()
}
const bareEn = (words: string): string =>
  withoutPlaces(words)
    .toLowerCase()
    .replace(
      /\b(?:currently|present(?:ly)?|moment|unfortunately|sorry|directly|yet|able|time|orders?|them|it|they|these|those|off|out)\b/gu,
      ' ',
    )

const verbs = '(?:ships?|shipped|sent|send|sends|goes|go|posts?|posted|delivers?|delivered|travels?|stays?|dispatched)'
const only = {
  zh: /^([^只仅]*)[只仅](?:能|可以?|支持)?(?:发|寄|送|配送)(.+)$/u,
  /** "Aerosols: UK mainland only". */
  list: /^\W*([^:;.,$£€\d]{3,40}): ([^:;.$£€]{2,60}) only\W*$/iu,
  behind: new RegExp(`\\b${verbs}\\b([^,;:.]{0,24}?)\\b(?:to|within|in|on) ([^,;:.]{2,80}?) only\\b`, 'iu'),
  before: new RegExp(`\\bonly (?:be )?${verbs}\\b([^,;:.]{0,24}?)\\b(?:to|within|in|on) ([^,;:.]{2,80})`, 'iu'),
}

/** "Sewing machines go to the lower 48 only": said of goods, which go nowhere else. */
function sentOnlyTo(sentence: string): Found[] {
  const [, things = '', there = ''] = only.list.exec(sentence) ?? []
  if (waysIn(sentence).length === 0 && placesTold(there).length > 0 && !isPlain(bareEn(things)))
    return [{ places: placesTold(there), onlyTo: true, goods: things }]
  const found = only.behind.exec(sentence) ?? only.before.exec(sentence)
  if (found === null || waysIn(sentence).length > 0) return []
  const [, behind = '', where = ''] = found
  const [object = ''] = behind.split(upToWhere)
  const places = placesTold(where)
  const goods = goodsEn(sentence.slice(0, found.index), object)
  return places.length === 0 || goods === undefined ? [] : [{ places, onlyTo: true, goods }]
}

/** Whether what is refused is so to a place. */
export const isTo = ({ places, onlyTo }: Refused, place: string): boolean => places.includes(place) !== (onlyTo === true)

/** The sentence that says that nothing is sent to a place, or nothing that words name. */
export function refusalOf(refused: readonly Refused[], place: string, isNamed?: (words: string) => boolean): Said | undefined {
  const found = refused.find(one => {
    const isMeant = one.goods === undefined || (isNamed === undefined ? one.onlyTo !== true : isNamed(one.goods))
    return isMeant && isTo(one, place)
  })
  return found === undefined ? undefined : { topic: found.topic, language: found.language, sentence: found.sentence }
}
