import { readNumber } from '../language/numbers.ts'
import { figuresBeside, floorSaid, ordinal, refusesService, type ServiceSaid, serviceParts, servicesIn } from '../language/services.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { inSymbols } from './money-words.ts'

/**
 * Work that the pages do to goods for a price, in major units: "keyed alike for £4 a lock", 单车每台120元. `words`: what leads up to the price, which may name the
 * goods that it is for; `kinds`: what is done, `own`: said in the sentence itself, not above it; `from`: charged for each floor from that on; `once`: however many pieces there are;
 * `further`: what each piece behind the first costs.
 */
export type Service = {
  topic: string
  language: Language
  sentence: string
  fee: number
  words: string
  kinds: readonly string[]
  own: boolean
  from?: number
  each?: 'floor' | 'end'
  once?: true
  further?: number
}

const amount = /[$£€¥￥] ?(\d{1,4}(?:\.\d{1,2})?)(?![\d%])|(?<![\d.])(\d{1,4}(?:\.\d{1,2})?) ?[元块]/gu
/** What is no price of work that is done to goods that are bought. */
const isElse =
  /退|押金|取消|改约|过保|租|满|以旧换新|抵|返|优惠|减|扣|[运邮]费(?!.{0,6}装)|快递|课|体验|报名|\b(?:refund\w*|return\w*|deposit|cancel\w*|hire|rent\w*|per (?:month|week|day|hour|mile)|postage|shipping|delivery costs|parcels?|class(?:es)?|course|evening|workshop lasts|(?:come|comes|knocked|taken) off|off (?:your|the)|voucher|free over|orders? of)\b/iu
/** In a measure that no sum knows. */
const ofMeasure =
  /^ ?(?:元|块)?(?:\/|每|一)?(?:米|平方?米?|公斤|斤|小时|天|公里)|^ ?(?:an?|per|each|every) (?:metre|meter|yard|foot|kilo|kg|hour|day|mile|week|month|gram)\b/iu
const ofMeasureBefore = /每(?:米|平方?米?|公斤|斤|小时|天|公里|月)[^，。,;；]{0,3}$/u
const isOnce = /每[单笔次]|一次|一单|\b(?:per|an?|the whole|each|every) (?:order|visit|trip|call-?out)\b|\bhowever many\b/iu
const fromFloor =
  /([二三四五六七八九2-9]) ?(?:楼|层)(?:起|以上|及以上|开始)|\b(?:from|above|beyond|over) the (second|third|fourth|fifth|first|\d(?:nd|rd|th)) floor\b/iu
const ofFloor = /每(?:一?层|上一层|层楼)|一层楼?(?:加|收)|\b(?:per|each|every|a) (?:floor|flight)\b/iu

/** Of what is done, and not of what it is done to. */
const ofEnd =
  /^ ?(?:元|块)?(?:一|每|\/)(?:个?[眼孔洞]|头|端|边|刀)|^ (?:an?|per|each|for each) (?:eye|end|hole|side|corner|cut|edge|eyelet|splice|seam)\b/iu

/** Every price of such work on the pages, a language's own before the other's. */
export function readServices(passages: readonly Passage[], language: Language): Service[] {
  const all = passages.flatMap(({ topic, language: of, heading, text }) => {
    const [page = '', ...under] = heading.split(' › ')
    const above = under.at(-1) ?? page
    // 价钱 on a page 上门安装 tells what that costs.
    const work = ofPrices.test(above) ? `${above} ${page}` : above
    return splitSentences(text).flatMap(sentence => clausesOf(sentence, work).map(one => ({ topic, language: of, sentence, ...one })))
  })
  const own = all.filter(one => one.language === language)
  return own.length > 0 ? own : all
}

const ofPrices = /价|多少钱|收费|费用|\b(?:prices?|costs?|charges?|fees?|rates?|how much)\b/iu

type Clause = Omit<Service, 'topic' | 'language' | 'sentence'>
type Step = Clause & { isFurther: boolean }

function clausesOf(sentence: string, heading: string): Clause[] {
  const text = inSymbols(sentence.normalize('NFKC'))
  const prices = [...text.matchAll(amount)]
  const last = prices.at(-1)
  if (last === undefined || prices.length > mostPrices) return []
  // 代打粉每袋收3元，打了粉不退: what is said behind the price is no price of that.
  const [behindLast = ''] = /^[^,;，；。]*/u.exec(text.slice(last.index + last[0].length)) ?? []
  if (isElse.test(text.slice(0, last.index + last[0].length + behindLast.length))) return []
  const above = servicesIn(heading)
  const ofHeading = above.length > 1 || ofOtherWork.test(text) ? [] : above
  let start = 0
  const clauses = prices.flatMap(({ 0: whole, 1: symbol, 2: zh, index }): Step[] => {
    const end = index + whole.length
    // "£12 a pair, and trimming a blind": what stands behind the price before is that one's.
    const stretch = text.slice(start, index)
    const before = start === 0 ? stretch : stretch.replace(behindPrice, '')
    const after = text.slice(end)
    const [behind = ''] = /^[^,;，；。]*?(?=[,;，；。]| and | or |$)/u.exec(after) ?? []
    // 可以付费安装：单车每台120元: what it is for stands right before.
    const [last = ''] = before.split(/[:：]/u).slice(-1)
    const words = last.trim().length > 1 ? last : before
    start = end
    const lead = servicesIn(`${before}${behind}`)
    const inSentence = lead.length > 0 ? lead : servicesIn(text.slice(0, index))
    const kinds = inSentence.length > 0 ? inSentence : ofHeading
    const fee = Number(symbol ?? zh)
    if (fee <= 0 || ofMeasure.test(after) || ofMeasureBefore.test(before)) return []
    const [, zhFloor, enFloor] = fromFloor.exec(before) ?? fromFloor.exec(text) ?? []
    const from = zhFloor === undefined ? (enFloor === undefined ? undefined : ordinal(enFloor)) : readNumber(zhFloor)
    const isFloor = ofFloor.test(`${before.slice(-12)}${whole}${behind}`)
    return [
      {
        fee,
        words,
        kinds: kinds.filter(kind => kind === 'stairs' || !isFloor),
        own: inSentence.length > 0,
        ...(isFloor ? { each: 'floor' as const, ...(from === undefined ? {} : { from }) } : {}),
        ...(ofEnd.test(behind) ? { each: 'end' as const } : {}),
        ...(isOnce.test(`${before}${behind}`) ? { once: true as const } : {}),
        isFurther: ofFurther.test(`${last} `) || ofFurther.test(behind),
      },
    ]
  })
  return withSteps(clauses)
}

/** "£30 for the first and £15 for each one after it", 第二根起每根40元: one price by steps. */
function withSteps(clauses: readonly Step[]): Clause[] {
  const steps: Clause[] = []
  for (const { isFurther, ...clause } of clauses) {
    const first = steps.at(-1)
    if (!isFurther || first === undefined || first.further !== undefined) steps.push(clause)
    else {
      const { once: _once, ...each } = first
      steps[steps.length - 1] = { ...each, further: clause.fee }
    }
  }
  return steps
}
const ofFurther =
  /第[二2][^，,;；。]{0,4}[起开]|(?:之后|往后|以后|后面|其余|再[加多装做])的?每|每[再多]一|每(?:增?加|多)|\b(?:each|every|any) (?:one )?(?:after|more|further|extra|additional|other|thereafter)\b|\b(?:each|every|any) (?:one|piece|item|[a-z]+) (?:after|beyond|on top)\b|\b(?:after (?:that|it)|thereafter)\b/iu
const mostPrices = 6
const behindPrice = /^[^,;，；:：]{0,24}?(?:[,;，；]|\band\b)(?=.*\S)/u
/** What has prices of its own wherever it stands. */
const ofOtherWork = /包|礼|绣|刻|卡|加工|材料|\b(?:wrap\w*|gifts?|cards?|ribbons?|names?|engrav\w*|material)\b/iu

/** What of the pages' work a message wants done, and what it wants left; what goods are called, "left-handed scissors", is no work. */
export function servicesSaid(
  text: string,
  services: readonly Service[],
  products: Vocabulary['products'],
): { wanted: ServiceSaid[]; off: string[] } {
  const goods = kindsCalled(products)
  const known = new Set(services.flatMap(({ kinds }) => kinds.filter(kind => !goods.has(kind))))
  const wanted = new Map<string, ServiceSaid>()
  const off: string[] = []
  for (const part of serviceParts(text))
    for (const of of servicesIn(part).filter(kind => known.has(kind))) {
      if (asksWhether.test(part)) continue
      if (refusesService(part, of)) off.push(of)
      else wanted.set(of, { ...wanted.get(of), of, ...(of === 'stairs' ? floorsIn(text) : figuresBeside(part)) })
    }
  return { wanted: [...wanted.values()].filter(({ of }) => !off.includes(of)), off }
}
function kindsCalled(products: Vocabulary['products']): ReadonlySet<string> {
  const kinds = called.get(products) ?? new Set<string>(products.flatMap(({ names }) => names.flatMap(servicesIn)))
  called.set(products, kinds)
  return kinds
}
const called = new WeakMap<Vocabulary['products'], ReadonlySet<string>>()

const floorsIn = (text: string): { count?: number } => {
  const count = floorSaid(text)
  return count === undefined ? {} : { count }
}
/** Whether it is done at all, or has to be: 需要自己装吗, "is it assembled already". */
const asksWhether =
  /^\s*(?:and |so |ok |also )*(?:do|does|did|is|are|have|has|will)\b|有没有|提供|有.{0,6}(?:服务|业务)|(?:需要|要不要|用不用|自己).{0,4}[装改配].{0,2}(?:吗|么|嘛|不|[?？])|[包含带]安?装(?:吗|么|嘛|不|[?？])/iu
