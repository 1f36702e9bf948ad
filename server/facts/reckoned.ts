import type { ToReckon } from '../dialogue/found.ts'
import type { Fact, PlanAct } from '../dialogue/plan.ts'
import { toQueryTokens } from '../language/bigrams.ts'
import { readNumber } from '../language/numbers.ts'
import { quotesIn } from '../language/quotations.ts'
import { sumClaimed } from '../language/sum-claimed.ts'
import { addsUp, asksSumOf } from '../language/sums.ts'
import { countOf, isOneOf, isPiece, type Rate, ratesIn } from '../rules/rates.ts'
import { formatMoney, toMinor } from '../shop/money.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { quotedPage } from './product-facts.ts'

/** A price of the pages that applies; `times`: of each unit so many. */
type Charge = {
  sentence: string
  rate: Rate
  times: readonly number[]
  comes: number
  isSaid: boolean
  isNear: boolean
  isOfLine: boolean
  score: number
}

/**
 * What prices of the pages come to for as much as was told: 每条每天3元 for six fish and fifteen days, "£38 an hour" for two; with the goods that the reply adds up, and what of it
 * somebody has reckoned himself. By sentences that the reply quotes, has quoted lately or might quote, and quoted beside it; nothing where two prices fit alike.
 */
export function createReckoning(passages: readonly Passage[], currency: () => string) {
  let index: ReturnType<typeof indexOf> | undefined
  const pages = () => (index ??= indexOf(passages))
  /** The sentences of the pages with any of these amounts in them. */
  const withAmounts = (amounts: readonly number[]): string[] => amounts.flatMap(amount => pages().byNumber.get(round(amount)) ?? [])

  return (asked: ToReckon): PlanAct[] => {
    const { line, before, acts, language } = asked
    const claimed = sumClaimed(line)
    const total = totalOf(acts)
    const asksAll = asksSumOf(line) || addsUp(line) || countsIn.test(line)
    const isMore = before !== undefined && asksMoney.test(before)
    const wantsPerson = acts.some(({ act, slots }) => act === 'handoff' && slots.state !== 'offered')
    if (wantsPerson || (!asksAll && claimed === undefined && !asksMoney.test(line) && !asksShare.test(line) && !isMore)) return [...acts]
    const money = (major: number) => formatMoney(toMinor(String(round(major)), currency()) ?? 0, currency(), language)
    const told = chargedIn(asked)
    const charges = chargesOf(asked, told, claimed === undefined ? undefined : withAmounts([claimed - (total ?? 0), ...numbersIn(line)]))
    const proved = claimed === undefined ? undefined : provedBy(claimed, total, charges)
    if (proved !== undefined) return saying(asked, proved, steps(proved, total, money, language, true))
    const share = instalment(line, [...told], total ?? priceOf(acts), money, language)
    if (share !== undefined) return saying(asked, [], share)
    const near = charges.filter(one => one.isNear && !isCounted(one, acts))
    // 5天，再送到酒店 of whoever was told what a day costs.
    const asks = asksAll || asksMoney.test(line) ? near : near.filter(({ isOfLine }) => isOfLine)
    const best =
      bestOf(asks.filter(({ rate, times }) => rate.units.length > 0 && times.some(count => count !== 1))) ??
      (asksAll && asksMoney.test(line) && total !== undefined ? bestOf(asks.filter(({ isSaid }) => isSaid)) : undefined)
    if (best === undefined || (total === undefined && best.times.every(count => count === 1))) return [...acts]
    return saying(asked, [best], steps([best], total, money, language, false))
  }

  /** The sentences that the reply quotes, has quoted lately or might quote. */
  function chargedIn({ acts, quoted, told }: Pick<ToReckon, 'acts' | 'quoted' | 'told'>): Set<string> {
    const known = (one: string) => pages().bySentence.has(one)
    return new Set([...saidIn(acts), ...[...quoted].reverse().filter(known), ...told.filter(known)])
  }

  /** Every price of which it is told how many: of what is quoted or may be (`near`), and of the sentences that may prove a claim, where there is one. */
  function chargesOf({ line, before, acts }: ToReckon, near: ReadonlySet<string>, proving: readonly string[] | undefined): Charge[] {
    const said = saidIn(acts)
    const goods = new Set(toQueryTokens(goodsIn(acts)))
    const words = new Set(toQueryTokens(line).filter(word => word.length > 1 && !saysNoMatter.has(word)))
    const hasWork = sumIn(acts)?.rule?.text.includes(' × ') === true
    const numbers = new Set(numbersIn(line))
    return [...new Set([...near, ...(proving ?? [])])].flatMap(sentence =>
      ratesIn(sentence).flatMap((rate, _at, rates): Charge[] => {
        const isOfRegions = rates.length > 1 && ofParcel.test(sentence)
        const ofLine = rate.units.map(unit => countOf(unit, line))
        const ofBefore = rate.units.map(unit => (before === undefined ? undefined : countOf(unit, before)))
        const counts = ofLine.map((count, at) => count ?? ofBefore[at] ?? piecesOf(rate.units[at]!, acts, line))
        if (counts.includes(undefined)) return []
        const times = counts.map(count => count!)
        const shared = toQueryTokens(rate.words).filter(word => words.has(word))
        const isSaid = said.includes(sentence)
        const isAsked = numbers.has(rate.amount) || shared.some(word => !goods.has(word))
        const isOfGoods = toQueryTokens(rate.words).some(word => goods.has(word))
        const isTold = counts.some((_count, at) => ofLine[at] !== undefined || ofBefore[at] !== undefined)
        // What no reply quotes is charged to whoever speaks of it, by more than what the thing is called, where no other work is in the sum.
        const isMeant = isSaid
          ? isAsked || isTold || (rate.units.length === 0 && isOfGoods)
          : !hasWork && (isAsked || (proving !== undefined && near.has(sentence) && (isTold || rate.units.length === 0)))
        if (!isMeant) return []
        // What a parcel costs by where it goes the sum tells where that is known.
        if (isOfRegions && !numbers.has(rate.amount)) return []
        return [
          {
            sentence,
            rate,
            times,
            comes: round(times.reduce((product, count) => product * count, rate.amount)),
            isSaid,
            isNear: near.has(sentence),
            isOfLine: ofLine.some(count => count !== undefined),
            score: shared.length + (numbers.has(rate.amount) ? 4 : 0) + 2 * ofLine.filter(Boolean).length + (isSaid ? 3 : 0),
          },
        ]
      }),
    )
  }

  /** The reply with what was reckoned behind what it goes by. */
  function saying({ acts, language }: ToReckon, charges: readonly Charge[], text: string): PlanAct[] {
    const verdict: Fact = {
      type: 'verdict',
      text,
      source: 'computed',
      ref: charges.map(({ rate }) => `rate:${rate.amount}`).join('+') || 'sum',
    }
    const quotes = [...new Set(charges.filter(({ isSaid }) => !isSaid).map(({ sentence }) => sentence))].flatMap(sentence =>
      quoting(sentence, language),
    )
    const last = acts.findLastIndex(({ act }) => act === 'answer' || act === 'total')
    const at = last < 0 ? acts.length : last + 1
    return [...acts.slice(0, at), ...quotes, { act: 'follows', slots: { by: 'numbers', verdict } }, ...acts.slice(at)]
  }

  function quoting(sentence: string, language: Language): PlanAct[] {
    const passage = pages().bySentence.get(sentence)
    return passage === undefined ? [] : [quotedPage(passage.topic, sentence, language)]
  }
}

/** Of what something costs, and not of what that is. */
const saysNoMatter: ReadonlySet<string> = new Set(
  'cost price pay total order piece each charg extra add plus per post postag ship deliveri delivery one two three four five six it then ok so 一共 总共 共多 多少 少钱 运费 邮费 一件 两件 每件 一个 两个 加起 起来 算下 帮我 我算'.split(
    ' ',
  ),
)

/** The sentences of the pages, and those with a number in them. Made when it is first needed: a shop may have thousands. */
function indexOf(passages: readonly Passage[]) {
  const bySentence = new Map<string, Passage>()
  const byNumber = new Map<number, string[]>()
  for (const passage of passages)
    for (const sentence of splitSentences(passage.text)) {
      bySentence.set(sentence, passage)
      if (!tellsMoney.test(sentence)) continue
      for (const number of new Set(numbersIn(sentence))) byNumber.set(number, [...(byNumber.get(number) ?? []), sentence])
    }
  return { bySentence, byNumber }
}

const tellsMoney = /[元块¥￥$£€]|\dp\b|\bpounds?\b|\bquid\b|\bdollars?\b|\beuros?\b/iu
const numbersIn = (text: string): number[] => (text.normalize('NFKC').match(/\d+(?:\.\d+)?/gu) ?? []).map(Number)
const round = (major: number): number => Math.round(major * 100) / 100
const saidIn = (acts: readonly PlanAct[]): string[] => acts.flatMap(one => (one.act === 'answer' ? sentencesOf(one.slots.quote.text) : []))
const sentencesOf = (quote: string): string[] => quotesIn(quote).flatMap(splitSentences)

/** What is asked for money, and nothing that is reckoned otherwise: no 算了. */
const asksMoney = /多少|钱|价|付|几块|算(?:一下|一算|下|出来|个数)|一共|总|\b(?:how much|costs?|price|pay|total|comes? to|charges?)\b/iu
/** It is to be in the sum. */
const countsIn =
  /(?:加|算|含|包括)(?:进|上|在内|起来)|[含连加](?=\p{Script=Han}{1,8}(?:总|一共|多少))|\b(?:including|include|plus|counting) |\bwith (?:the |my )?[a-z]+ing\b/iu

/** How many pieces of the goods in the sum; nothing of a unit that is no piece. */
function piecesOf(unit: string, acts: readonly PlanAct[], line: string): number | undefined {
  if (!isPiece(unit)) return undefined
  if (onOne.test(line)) return 1
  const sum = sumIn(acts)
  if (sum === undefined) return isOneOf(unit) ? 1 : undefined
  const { count, lines } = sum
  if (count === undefined) return 1
  return lines === undefined || isOneOf(unit) ? Number(count.text) : undefined
}

/** "Put her name on one". */
const onOne = /\b(?:on|for|of) (?:just |only )?one\b|[只就]\p{Script=Han}{0,4}[一1][个件本只条]/iu

/** What the reply calls goods by. */
const goodsIn = (acts: readonly PlanAct[]): string =>
  acts
    .flatMap(({ slots }) =>
      [('product' in slots ? slots.product : undefined) ?? [], ('lines' in slots ? slots.lines : undefined) ?? []].flat(),
    )
    .map(({ text }) => text)
    .join('\n')

/** The sum that the reply tells. */
const sumIn = (acts: readonly PlanAct[]): Extract<PlanAct, { act: 'total' }>['slots'] | undefined =>
  acts.flatMap(one => (one.act === 'total' ? [one.slots] : []))[0]

/** What the reply says that the goods come to, as they are paid for, in major units. */
function totalOf(acts: readonly PlanAct[]): number | undefined {
  const sum = sumIn(acts)
  return sum === undefined ? undefined : majorOf((sum.grand ?? sum.lowered ?? sum.total).text)
}
/** Of an amount as it is told: 2960 of ¥2,960. */
const majorOf = (told: string): number => Number(told.replace(/[^\d.]/gu, ''))

/** The only price that the reply tells. */
function priceOf(acts: readonly PlanAct[]): number | undefined {
  const prices = new Set(acts.flatMap(one => (one.act === 'inform' && one.slots.price !== undefined ? [one.slots.price.text] : [])))
  const [only] = prices
  return prices.size === 1 ? majorOf(only!) : undefined
}

/** "What's that per month" of what is paid in three instalments. */
function instalment(
  line: string,
  sentences: readonly string[],
  price: number | undefined,
  money: (major: number) => string,
  language: Language,
): string | undefined {
  if (price === undefined || !asksShare.test(line)) return undefined
  const parts = new Set(sentences.flatMap(sentence => partsIn(sentence) ?? []))
  const [only] = parts
  if (only === undefined || parts.size > 1) return undefined
  const each = money(Math.ceil((price * 100) / only) / 100)
  return language === 'zh' ? `${money(price)}分${only}期，每期${each}` : `${money(price)} in ${only} instalments is ${each} each`
}
const asksShare = /每[个]?[月期]|一[个]?[月期]|\b(?:per|a|each|every) (?:month|instal+ment|payment)\b|\bmonthly\b/iu
function partsIn(sentence: string): number | undefined {
  const [, zh, en] = instalments.exec(sentence) ?? []
  const said = zh ?? en
  return said === undefined ? undefined : readNumber(said.toLowerCase())
}
const instalments =
  /分(?:成)?([\d二三四六九十]{1,2}) ?期|\b(\d{1,2}|two|three|four|five|six|ten|twelve) (?:equal |monthly |interest[- ]free )*(?:instal+ments|payments)\b/iu

/** Whether a sum goes by this price already, or tells the parcel that it is for. */
function isCounted({ sentence }: Charge, acts: readonly PlanAct[]): boolean {
  const { rule, fee, shipping } = sumIn(acts) ?? {}
  return rule?.text.includes(sentence) === true || ((fee ?? shipping) !== undefined && ofParcel.test(sentence))
}
const ofParcel = /运费|邮费|快递|包邮|顺丰|加急|\b(?:postage|shipping|delivery|courier|post|express|next[- ]day|tracked)\b/iu

/** The charge that fits best; none where another of another amount fits as well. */
function bestOf(charges: readonly Charge[]): Charge | undefined {
  const [best, ...others] = [...charges].sort((a, b) => b.score - a.score)
  return best === undefined || others.some(one => one.score === best.score && one.comes !== best.comes) ? undefined : best
}

/** Which of these, at most two beside the goods, make what somebody takes it for. */
function provedBy(claimed: number, total: number | undefined, charges: readonly Charge[]): Charge[] | undefined {
  const starts = total === undefined ? [0] : [total, 0]
  const few = [...charges].sort((a, b) => b.score - a.score).slice(0, mostTried)
  for (const start of starts) {
    for (const one of few) {
      const isMore = start > 0 || one.times.some(count => count !== 1)
      if (isMore && round(start + one.comes) === claimed) return [one]
      for (const other of few)
        if (other !== one && other.sentence !== one.sentence && round(start + one.comes + other.comes) === claimed) return [one, other]
    }
  }
  return undefined
}
const mostTried = 12

/** 6 × 15 × ¥3 = ¥270, ¥184 + ¥8 = ¥192. */
function steps(
  charges: readonly Charge[],
  goods: number | undefined,
  money: (major: number) => string,
  language: Language,
  isClaim: boolean,
): string {
  const each = charges.flatMap(({ rate, times, comes }) => {
    const counts = times.filter(count => count !== 1)
    return counts.length === 0 ? [] : [`${counts.join(' × ')} × ${money(rate.amount)} = ${money(comes)}`]
  })
  const parts = [...(goods === undefined ? [] : [goods]), ...charges.map(({ comes }) => comes)]
  const all = parts.length < 2 ? [] : [`${parts.map(money).join(' + ')} = ${money(round(parts.reduce((sum, part) => sum + part, 0)))}`]
  const said = [...each, ...all].join(language === 'zh' ? '；' : '; ')
  if (!isClaim) return said
  return language === 'zh' ? `对的，${said}` : `That's right: ${said}`
}
