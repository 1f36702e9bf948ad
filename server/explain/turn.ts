import type { Arm } from '../strategy/arms.ts'
import { explainChoice, type KeptChoice } from '../strategy/explain.ts'
import type { Limits } from '../strategy/strategy.ts'
import type { Card } from '../wire.ts'
import type { Explanation } from '../wire-explained.ts'
import type { Words } from '../wire-profile.ts'

type Fact = { text: string; source: 'shop' | 'shopper' | 'computed'; ref: string }
type Slots = Readonly<Record<string, unknown>>
/** What the trace of a turn tells, as far as it is explained here. Traces of older versions have less. */
export type TracedTurn = {
  acts?: readonly { act: string; slots?: Slots }[]
  strategy?: KeptChoice
  /** What the cards were shown for. */
  shown?: readonly { sku: string; why?: Fact }[]
}

/** What a shopper asked for that products were chosen by. */
const conditions = ['category', 'budget', 'recipient', 'colour', 'size'] as const

/** What was chosen, recommended and offered in a turn, each with its why. `cards` are those of its reply. */
export function explainTurn(turn: TracedTurn, cards: readonly Card[], limits: Readonly<Record<Arm, Limits>>): Explanation[] {
  const { acts = [], strategy } = turn
  const offers = acts.filter(({ act }) => act === 'offer' || act === 'promotion')
  return [
    ...(strategy === undefined ? [] : [explainChoice(strategy, limits)]),
    ...(acts.some(({ act }) => act === 'recommend') && cards.length > 0 ? [explainCards(turn, cards)] : []),
    ...offers.map(({ slots = {} }) => explainOffer(slots, turn)),
  ]
}

function explainCards({ acts = [], strategy, shown = [] }: TracedTurn, cards: readonly Card[]): Explanation {
  const reasons = new Map(shown.map(({ sku, why }) => [sku, why]))
  const facts = cards.map(({ sku, title, why }): Fact => {
    const reason = reasons.get(sku)
    const text = reason?.text ?? why
    return {
      text: text === undefined ? title : `${title}: ${text}`,
      source: reason?.source ?? 'shop',
      ref: reason?.ref ?? `product:${sku}`,
    }
  })
  const slots = acts.flatMap(({ act, slots = {} }) => (act === 'recommend' || act === 'no_match' ? [slots] : []))
  const asked = slots.flatMap(one => conditions.flatMap(name => factsOf(one[name])))
  const relaxed = slots.flatMap(({ relaxed }) =>
    typeof relaxed === 'string' && Object.hasOwn(relaxations, relaxed) ? [relaxations[relaxed]!] : [],
  )
  const wishes = [...new Set(asked.map(({ text }) => text))]
  const counted = facts.some(({ ref }) => ref.startsWith('visits:'))
  const titles = cards.map(({ title }) => title)
  return {
    kind: 'recommendation',
    title: { zh: `推荐了${titles.join('、')}`, en: `showed ${titles.join(', ')}` },
    sentence: whyShown(wishes, counted, strategy?.arm === 'bestsellers'),
    known: [],
    arms: [],
    rules: [...wishes.map(text => ({ zh: `要求：${text}`, en: `asked for: ${text}` })), ...relaxed, refusals],
    facts: [...facts, ...asked],
  }
}

function whyShown(wishes: readonly string[], counted: boolean, chosen: boolean): Words {
  const by: Words = counted
    ? { zh: '按访客一起看过、最近看过的商品挑选', en: 'picked by what visitors look at together and of late' }
    : { zh: '按店铺自己的顺序和文字挑选', en: 'picked by the shop’s own order and texts' }
  if (wishes.length > 0)
    return { zh: `符合顾客的要求（${wishes.join('、')}）；${by.zh}。`, en: `They fit what was asked for (${wishes.join(', ')}); ${by.en}.` }
  if (chosen)
    return {
      zh: `顾客没有具体要求，策略选择展示商品；${by.zh}。`,
      en: `Nothing in particular was asked for, and the strategy chose to show something; ${by.en}.`,
    }
  return { zh: `顾客没有说具体的限制；${by.zh}。`, en: `The shopper named no limits; ${by.en}.` }
}

const refusals: Words = { zh: '顾客拒绝过的商品不再展示', en: 'what the shopper has refused is not shown again' }
const relaxations: Record<string, Words> = {
  budget: { zh: '没有完全符合的，放宽了预算', en: 'nothing fitted wholly: the budget was let go' },
  colour: { zh: '没有完全符合的，放宽了颜色', en: 'nothing fitted wholly: the colour was let go' },
  size: { zh: '没有完全符合的，放宽了尺码', en: 'nothing fitted wholly: the size was let go' },
  age: { zh: '没有适合这个年龄的，列出了店里有的', en: 'nothing was for that age: what there is was shown' },
  category: { zh: '没有完全符合的，放宽了品类', en: 'nothing fitted wholly: the kind was let go' },
}

function explainOffer(slots: Slots, { acts = [], strategy }: TracedTurn): Explanation {
  const [code] = factsOf(slots.code)
  const [discount] = factsOf(slots.discount ?? slots.off)
  const [minimum] = factsOf(slots.minimum)
  const [expires] = factsOf(slots.expires)
  const terms: Slots = acts.find(({ act }) => act === 'terms')?.slots ?? {}
  const [only] = factsOf(terms.only)
  const name = code?.text ?? ''
  const isFirst = slots.for !== 'any_order'
  return {
    kind: 'offer',
    title: { zh: `说了优惠券 ${name}`, en: `named the coupon ${name}` },
    sentence:
      strategy?.arm === 'coupon'
        ? { zh: `策略选择说出优惠券 ${name}，券账里有它。`, en: `The strategy chose to name the coupon ${name}, which the ledger holds.` }
        : { zh: `回答里要用到：券账里有 ${name}。`, en: `It belongs to the answer: the ledger holds ${name}.` },
    known: [],
    arms: [],
    rules: [
      { zh: '只说券账里现在有效的优惠', en: 'only what holds in the ledger now is ever named' },
      ...(isFirst ? [{ zh: '限首单', en: 'for a first order' }] : []),
      ...(minimum === undefined ? [] : [{ zh: `满 ${minimum.text}`, en: `from ${minimum.text}` }]),
      ...(expires === undefined ? [] : [{ zh: `有效期至 ${expires.text}`, en: `until ${expires.text}` }]),
      ...(only === undefined ? [] : [{ zh: `限 ${only.text}`, en: `for ${only.text}` }]),
      ...(terms.combinable === 'no' ? [{ zh: '不与其他优惠同享', en: 'not beside other offers' }] : []),
    ],
    facts: [code, discount, minimum, expires, only].flatMap(fact => fact ?? []),
  }
}

/** A slot's facts; what is no fact (a literal, something of an older version) is none. */
function factsOf(slot: unknown): Fact[] {
  return [slot].flat().flatMap(one => {
    const { text, source, ref } = (one ?? {}) as Partial<Fact>
    return typeof text === 'string' && typeof ref === 'string' && (source === 'shop' || source === 'shopper' || source === 'computed')
      ? [{ text, source, ref }]
      : []
  })
}
