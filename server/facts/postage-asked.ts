import type { AnswerWant } from '../dialogue/wants.ts'
import { readNumber } from '../language/numbers.ts'
import { isAmong, placeName, placesIn, placesNamed, withoutDeniedPlaces } from '../language/places.ts'
import { type Way, waysWanted } from '../language/ways.ts'
import { namesGoods } from '../rules/postage-goods.ts'
import type { Said } from '../rules/postage-told.ts'
import { formatMoney, toMajor, toMinor } from '../shop/money.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'
import { parcelOf } from './parcels.ts'
import { isSentBy, isSoldBy } from './sum-rules.ts'

/** What a parcel comes to for a place or for goods of so much: in a word, by these sentences. */
export type PostageTold = { verdict: string; sentences: readonly Said[] }

type Ports = Pick<FactPorts, 'currency' | 'postage' | 'shipping' | 'surcharges' | 'vocabulary'>

/**
 * 寄乌鲁木齐要付邮费吗, "what's delivery to Skye if I spend £80?": what the shop's rule comes to for this place and this much. Nothing where neither is told, or where no rule is read
 * for it: the pages are looked through then.
 */
export function postageAsked(want: AnswerWant, products: readonly Product[], language: Language, ports: Ports): PostageTold | undefined {
  const { destination } = want
  const question = withoutDeniedPlaces(want.question)
  const message = withoutDeniedPlaces(want.message ?? want.question)
  const spent = spentIn(question)
  if (!asksPostage(want, spent) || goesBack.test(question) || asksOfSort.test(question)) return undefined
  // A place may stand in another part of the message.
  const telling = placesNamed(question).length > 0 ? question : message
  const named = placesNamed(telling).at(-1)
  const place = placesIn(telling).at(-1) ?? (named === undefined ? destination : undefined)
  if ((named !== undefined && place === undefined) || (place === undefined && spent === undefined)) return undefined
  const refused = place === undefined ? undefined : refusedFor(place, question, products, language, ports)
  if (refused !== undefined)
    return { verdict: refusedTo[language](whereOf(place!, named && { ...named, question: telling }, language)), sentences: [refused] }
  if (want.topic === 'delivery_area' && spent === undefined && !asksFeeOf(message) && !asksPrice.test(message)) return undefined
  const [way, otherWay] = waysWanted(question).wanted
  if (otherWay !== undefined) return undefined
  const currency = ports.currency()
  const sums = spent === undefined ? sumsOf(products, piecesIn(question)) : [toMinor(spent, currency) ?? 0]
  const told = sums.map(sum => paidFor(sum, { place, way }, products, language, ports))
  const [first] = told
  if (first === undefined || told.some(one => one?.fee !== first.fee || one.sentences.length !== first.sentences.length)) return undefined
  const where =
    place === undefined ? undefined : whereOf(place, named === undefined ? undefined : { ...named, question: telling }, language)
  const [sum = 0, other] = sums
  const goods = sum > 0 && other === undefined ? sum : undefined
  const money = (minor: number) => formatMoney(minor, currency, language)
  const free = goods === undefined && first.freeOver !== undefined ? money(first.freeOver) : undefined
  const all = goods !== undefined && first.fee > 0 && asksAll.test(question) ? money(goods + first.fee) : undefined
  // How long it takes is told beside it, or looked for on the pages.
  if (asksDays.test(question) && !first.sentences.some(({ sentence }) => tellsDays.test(sentence))) return undefined
  return {
    verdict: inWords[language]({
      where,
      goods: goods === undefined ? undefined : money(goods),
      fee: first.fee === 0 ? undefined : money(first.fee),
      free: first.fee === 0 ? undefined : free,
      all,
    }),
    sentences: first.sentences,
  }
}

/** "Do you send sewing machines to Hawaii?": the sentence that keeps these goods from going there. */
function refusedFor(
  place: string,
  question: string,
  products: readonly Product[],
  language: Language,
  { postage }: Ports,
): Said | undefined {
  const isMeant = (words: string) => products.some(product => isSentBy(product, words)) || namesGoods(words, [question])
  const pages = postage(language)
  return pages.refusal(place, () => false) === undefined ? pages.refusal(place, isMeant) : undefined
}
const refusedTo: Record<Language, (where: string | undefined) => string> = {
  zh: where => `不能寄到${where ?? '那里'}`,
  en: where => `No, not to ${where ?? 'there'}`,
}

type Words = Record<'where' | 'goods' | 'fee' | 'free' | 'all', string | undefined>
const inWords: Record<Language, (told: Words) => string> = {
  zh: ({ where, goods, fee, free, all }) => {
    const to = where === undefined ? '' : `寄到${where}`
    const of = goods === undefined ? to : `${goods}的订单${to}`
    if (fee === undefined) return `${of}包邮`
    return `${of}${goods === undefined && to !== '' ? '，' : ''}运费${fee}${free === undefined ? '' : `，满${free}包邮`}${all === undefined ? '' : `，一共${all}`}`
  },
  en: ({ where, goods, fee, free, all }) => {
    const delivery = `${goods === undefined ? 'Delivery' : `On an order of ${goods}, delivery`}${where === undefined ? '' : ` to ${where}`} is`
    if (fee === undefined) return `${delivery} free`
    return `${delivery} ${fee}${free === undefined ? '' : `, and free from ${free}`}${all === undefined ? '' : `: ${all} in all`}`
  },
}

/** What goods of this sum pay for the parcel; `freeOver`, in minor units too, where that is the same for all that is paid. */
function paidFor(
  sum: number,
  { place, way }: { place: string | undefined; way: Way | undefined },
  products: readonly Product[],
  language: Language,
  { currency: currencyOf, postage, shipping, surcharges, vocabulary }: Ports,
): { fee: number; freeOver?: number; sentences: readonly Said[] } | undefined {
  const currency = currencyOf()
  const pages = postage(language)
  const isNamed = (words: string) => products.some(product => isSentBy(product, words))
  const sent = {
    ...(place === undefined ? {} : { place }),
    ...(way === undefined ? {} : { way }),
    isNamed,
    areNamed: (words: string) => products.length > 0 && products.every(product => isSentBy(product, words)),
    isSold: (words: string) => isSoldBy(vocabulary(), words),
  }
  const [refusal] = place === undefined ? [] : [pages.refusal(place, isNamed)]
  if (refusal !== undefined) return undefined
  const rule = pages.ruleFor(sent, toMajor(sum, currency))
  const own = way === undefined ? shipping() : undefined
  const parcel = parcelOf(sum, own, rule, currency)
  if (parcel === undefined || rule?.apart !== undefined) return undefined
  // What the owner told is said with the sentence of the pages that tells the same.
  const [usual] = own === undefined ? [] : [pages.ruleFor({}, toMajor(sum, currency))]
  const sentences = (own === undefined ? rule : usual)?.sentences ?? []
  const extra = surcharges(language).filter(
    one =>
      one.for === 'place' &&
      place !== undefined &&
      isAmong(place, one.places) &&
      !(own === undefined && sentences.some(({ sentence }) => sentence === one.sentence)),
  )
  const charged = extra.filter(({ freeOver }) => freeOver === undefined || toMajor(sum, currency) < freeOver)
  const fee = (parcel.fee ?? 0) + charged.reduce((all, one) => all + (toMinor(one.fee, currency) ?? 0), 0)
  const freeOver = parcel.missing === undefined || extra.length > 0 ? undefined : sum + parcel.missing
  const said = [...extra, ...sentences.filter(({ sentence }) => !extra.some(one => one.sentence === sentence))]
  return said.length === 0 ? undefined : { fee, ...(freeOver === undefined ? {} : { freeOver }), sentences: said }
}

/** What the one thing that is meant costs, the least and the most of it; with nothing that is meant nothing is known of the sum. */
function sumsOf(products: readonly Product[], pieces: number): readonly number[] {
  const [product, another] = products
  if (product === undefined || another !== undefined) return [0]
  const prices = [product.price, ...product.variants.map(({ price }) => price)]
  return [...new Set([Math.min(...prices) * pieces, Math.max(...prices) * pieces])]
}

/** 那我买两把还要邮费吗, "what if I get 3": so many of it. */
function piecesIn(question: string): number {
  const plain = question.normalize('NFKC')
  const [, said = '1'] = pieces.exec(plain) ?? []
  return readNumber(said.toLowerCase()) ?? 1
}
const pieces =
  /(?:[买要来拿拍]|\b(?:get|buy|order|take|want|for) )(\d{1,2}|[两俩三四五六七八九十]|(?:two|three|four|five|six)\b)(?=[把个件条只双套瓶盒包袋台本罐斤张支副组对顶床]|[ ?？,.]|$)/iu

/** 运费多少, "is delivery free", or so much spent where parcels are talked about. */
function asksPostage({ question, topic, destination }: AnswerWant, spent: number | undefined): boolean {
  const isOfFee = asksFeeOf(question)
  if (asksDays.test(question) || topic === 'delivery_time') return isOfFee
  const isOfMore = destination !== undefined && (spent !== undefined || (piecesIn(question) > 1 && isFree.test(question)))
  // "Customs on top?", "could I pick it up and save the postage": heard as one of what parcels cost, and none.
  const isPlaced = (topic === 'shipping' || topic === 'delivery_area') && placesNamed(question).length > 0
  return !asksBeside.test(question) && (isOfFee || isPlaced || isOfMore)
}
/** "Do you post to Dublin and how much". */
const asksPrice = /多少钱|\bhow much\b/iu
const asksFeeOf = (question: string): boolean => postage.zh.test(question) || (postage.en.test(question) && asksFee.test(question))
const asksBeside =
  /自[提取]|去店|到店|关税|清关|税|保价|\b(?:pick(?:ed|ing)? (?:it |them )?up|collect(?:ion|ing)?|customs|dut(?:y|ies)|tax(?:es)?|vat|insur\w*)\b/iu
const postage = {
  zh: /[运邮]费|快递费|[包免]邮|免运/u,
  en: /\b(?:postage|shipping|delivery|shipped|delivered|post(?:ed)?|deliver|ship)\b/iu,
} as const
const asksFee =
  /\b(?:how much|costs?|fees?|charges?|pay|free|price|postage)\b|\bwhat(?:['’]?s| is| are| would) (?:the )?(?:delivery|shipping)\b(?! (?:time|days?|options?|date))/iu
const isFree = /[包免]邮|免运|邮费|运费|\bfree\b/iu
const asksDays = /几天|多久|多长时间|什么时候|哪天|\b(?:when|how long|how (?:quick|fast)\w*|how many days)\b/iu
const tellsDays = /\d ?(?:个?工作日|天|日)|\bdays?\b/iu
const goesBack = /退|换货|换码|寄回|\b(?:returns?|returning|refunds?|exchange|send (?:it|them) back|back)\b/iu
/** Which carrier, where it stands, or a fee that somebody names: "so it's 6.95, right?" */
const asksOfSort = /谁|哪家|什么快递|啥快递|单号|\b(?:which|who|carrier|courier|track\w*)\b/iu
const asksAll = /一共|总共|总价|合计|一起|连邮费|加[上起]?[运邮]费|\b(?:altogether|total|in all|all in|come to|comes to)\b/iu

/** So much is spent: 买200块的, "if I spend £80", "an £80 order"; nothing where it is several sums. */
export function spentIn(question: string): number | undefined {
  const told = [
    ...question
      .normalize('NFKC')
      .replace(/(\d),(?=\d{3})/gu, '$1')
      .matchAll(spends),
  ]
  const sums = new Set(told.map(({ 1: behind, 2: before }) => Number(behind ?? before)))
  const [sum, another] = sums
  return sum === undefined || another !== undefined || sum <= 0 ? undefined : sum
}
const spends =
  /(?:买(?:了|个|够|满|到)?|满(?:了)?|花(?:了)?|消费|凑(?:够|到|满)?|超过|\b(?:spend(?:ing)?|spent|over|above|from|orders? (?:of|for|over)|buy(?:ing)?|worth|comes? to|reach(?:es)?)) ?[¥￥£$€]? ?(\d{1,6}(?:\.\d{1,2})?)(?![\d.]| ?(?:[件个条只双套瓶盒包袋台本罐斤]|kg|码|号|还是|of\b|or\b|x\b|cm\b|mm\b|more\b))|(?<![\d.])(\d{1,6}(?:\.\d{1,2})?) ?(?:元|块钱?|quid|pounds?|dollars?|bucks|yuan)(?: ?(?:的|左右|order|worth))/giu

/** As the question calls it; what was said before is called by its region, where that has one name. */
function whereOf(place: string, named: { question: string; from: number; to: number } | undefined, language: Language): string | undefined {
  if (named === undefined) return ofMany.has(place) ? undefined : placeName(place, language)
  const said = named.question.slice(named.from, named.to)
  return language === 'zh' ? said : said.replace(/(?<![\p{L}'’])(?!(?:of|and|the)\b)\p{Ll}/gu, letter => letter.toUpperCase())
}
const ofMany = new Set(['islands', 'lower_48'])
