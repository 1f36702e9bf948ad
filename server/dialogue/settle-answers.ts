import { isCall, isPoint, sharesWord } from '../language/points.ts'
import { endsSentence, holds, quotesIn, sentencesIn } from '../language/quotations.ts'
import { ofMoney, ofParcel, totals } from '../language/sums.ts'
import { ruleFor } from '../language/trouble-words.ts'
import { choose, tell, turnTo, unchoose } from './attention.ts'
import type { Found, ProductFacts } from './found.ts'
import type { Fact, PlanAct } from './plan.ts'
import { pointsOf, quotesOf } from './quoted.ts'
import { act, card, choices, type Settling } from './settling.ts'
import type { AnswerWant, DetailKind } from './wants.ts'

/** `question`: what was asked, where it may be told in part only. */
export function settleDetail(
  state: Settling,
  want: { about: DetailKind; question?: string },
  found: Extract<Found, { want: 'detail' }>,
): Settling {
  const isSaid = found.undated === true && state.settled.acts.some(one => saysGone(one, found.product))
  const told = isSaid ? state : settleTold(state, want, found)
  return found.undated === true ? notTold(told, want.question) : told
}

const isGone = ({ act: name, slots }: PlanAct): boolean =>
  (name === 'inform' && (slots.availability === 'sold_out' || slots.availability === 'not_offered')) ||
  (name === 'cart_trouble' && (slots.why === 'sold_out' || slots.why === 'not_offered'))
const saysGone = ({ act: name, slots }: PlanAct, product?: ProductFacts): boolean =>
  name === 'inform' && slots.availability === 'sold_out' && slots.product?.ref === product?.name.ref

function settleTold(state: Settling, want: { about: DetailKind }, found: Extract<Found, { want: 'detail' }>): Settling {
  const { product } = found
  if (product === undefined) return act(state, { act: 'ask', slots: { about: 'product' } })
  const { availability, polarity, stock, size, colour, sizes, colours, text, price, was, variant, variants } = found
  const follows = found.verdict === undefined ? state : act(state, { act: 'follows', slots: { by: 'numbers', verdict: found.verdict } })
  if (variants !== undefined) {
    const apart = text === undefined ? follows : act(follows, { act: 'inform', slots: { product: product.name, detail: text } })
    // What their text tells of them is told alone where they cost the same.
    const isSamePrice = variants.every(one => one.price.text === variants[0]?.price.text && !one.sold)
    return settleVariants(apart, product, text !== undefined && isSamePrice ? [] : variants)
  }
  const known = [availability, stock, size, colour, sizes, colours, text].some(fact => fact !== undefined)
  if (!known && want.about !== 'price') return notTold(card(state, product.sku))
  const inform: PlanAct = {
    act: 'inform',
    slots: {
      product: product.name,
      ...(price !== undefined ? { price } : known ? {} : { price: product.price }),
      ...(was === undefined ? {} : { was }),
      ...(availability === undefined ? {} : { availability }),
      ...(polarity === undefined ? {} : { polarity }),
      ...(stock === undefined ? {} : { stock }),
      ...(size === undefined ? {} : { size }),
      ...(colour === undefined ? {} : { colour }),
      ...(sizes === undefined ? {} : { sizes }),
      ...(colours === undefined ? {} : { colours }),
      ...(text === undefined ? {} : { detail: text }),
    },
  }
  const sold = availability === 'sold_out' || availability === 'not_offered'
  const next = card(act(follows, inform), product.sku, undefined, variant)
  const about = turnTo(next.conversation, product.sku)
  const meant = variant === undefined ? about : sold ? unchoose(about, product.sku) : choose(about, product.sku, variant)
  return choices(
    { ...next, conversation: { ...meant, asked: sold ? 'more' : 'add' } },
    sold ? ['intent:show_other'] : [`add:${variant ?? product.sku}`, 'intent:show_other'],
  )
}

/** Several variants of one product side by side. */
function settleVariants(
  state: Settling,
  product: ProductFacts,
  variants: readonly { label: Fact; price: Fact; sold: boolean }[],
): Settling {
  const said = variants.reduce(
    (next, { label, price, sold }) =>
      act(next, {
        act: 'inform',
        slots: { product: product.name, price, colour: label, availability: sold ? 'sold_out' : 'in_stock' },
      }),
    state,
  )
  const shown = card(said, product.sku)
  return choices({ ...shown, conversation: { ...turnTo(shown.conversation, product.sku), asked: 'add' } }, [
    `add:${product.sku}`,
    'intent:show_other',
  ])
}

export function settleAnswer(before: Settling, want: AnswerWant, found: Extract<Found, { want: 'answer' }>): Settling {
  const { sized } = found
  const state =
    sized === undefined
      ? before
      : { ...before, conversation: unchoose(tell(before.conversation, sized.product, sized.options), sized.product) }
  const { product, page, detail, verdict } = found
  const quote = found.quote === undefined ? undefined : unsaid(found.quote, state.settled.acts)
  const isUnsent = want.topic === 'shipping' && state.unsent === true
  if (want.unless === 'summed' && !isUnsent && state.settled.acts.some(one => tellsOf(one, want.topic))) return state
  // Of what is not there no parcel is told.
  if (want.unless === 'summed' && state.settled.acts.some(isGone) && !state.settled.acts.some(({ act: name }) => name === 'total'))
    return state
  // What the parcel costs is told in the sum, by the rule that holds for it.
  const isOfParcel = want.topic === 'shipping' || want.topic === 'delivery_area'
  if (isOfParcel && ruleFor(want.question) === undefined && state.settled.acts.some(tellsParcel)) return state
  if (detail !== undefined)
    return settleDetail(state, { about: 'stock', question: want.question }, quote === undefined ? detail : { ...detail, text: quote })
  // "A student discount?" beside the code that everybody gets.
  if (found.absent === true && want.topic === 'coupon') return notTold(state, want.question)
  if (want.topic === 'coupon' && state.settled.acts.some(({ act: name }) => name === 'offer' || name === 'promotion')) return state
  if (found.quote === undefined) {
    if (want.attempt !== undefined || want.part === true || found.unasked === true || isSaid(found.nearest, state.settled.acts))
      return state
    // "Do i pay" behind what was told of exchanges is told with it, as far as anything is.
    if (want.bare === true && isOfPages(state.settled.acts.at(-1))) return state
    const [only] = want.about === 'pages' ? [] : want.skus
    return notTold(only === undefined || want.skus.length > 1 ? state : card(state, only), want.each === true ? undefined : want.question)
  }
  if (quote === undefined) return state
  const isNear = found.near === true && verdict === undefined
  // "Do i pay" behind what was told of exchanges, "you there?" before what is asked.
  if (isNear && (isCall(want.question) || (want.bare === true && isOfPages(state.settled.acts.at(-1))))) return state
  // 那个实验箱多少钱 is told by its price.
  if (isNear && want.attempt === 'texts' && want.of === 'goods') return state
  // "The 2 person one then", told before what is asked, is not missed in what is told.
  if (isNear && want.each !== true && tellsYet(state) && !isPoint(want.question)) return state
  const near = isNear ? nearTo(want.each === true ? '' : want.question, quote, product?.name) : undefined
  const said = verdict === undefined ? {} : { verdict }
  if (product === undefined) {
    const answered = act(state, near ?? { act: 'answer', slots: { topic: want.topic ?? 'shop', ...said, quote } })
    return page === undefined ? answered : { ...answered, conversation: { ...answered.conversation, page } }
  }
  // A yes or no comes before whose text it is.
  const told = card(
    act(
      state,
      near ??
        (verdict === undefined || want.each === true
          ? { act: 'inform', slots: { product: product.name, detail: quote } }
          : { act: 'answer', slots: { topic: 'product', ...said, quote } }),
    ),
    product.sku,
  )
  // Asked of each of several, a button would not tell which of them it adds; their cards do.
  const adds = want.each === true ? [] : [`add:${product.sku}` as const]
  return choices({ ...told, conversation: { ...turnTo(told.conversation, product.sku), asked: 'add' } }, [...adds, 'intent:show_other'])
}

const tellsYet = ({ settled: { acts } }: Settling): boolean => acts.some(({ act: name }) => tellsSomething.has(name) || takes.has(name))
const takes: ReadonlySet<string> = new Set(['choose', 'next_step', 'in_cart'])

/** "It doesn't say outright": of what was asked, in the shopper's words where they can be said back. */
function nearTo(question: string, quote: Fact, product: Fact | undefined): PlanAct {
  const [point] = isPoint(question) ? (pointsOf([question], brief) ?? []) : []
  const of = product === undefined ? {} : { product }
  return { act: 'near', slots: { of: 'texts', ...of, ...(point === undefined ? {} : { point }), quote } }
}
/** In characters: of a long message the quotation is answer enough. */
const brief = { han: 14, other: 40 }

/** What the pages tell, or what a code is. */
const isOfPages = (last: PlanAct | undefined): boolean =>
  last !== undefined &&
  (last.act === 'answer' ? last.slots.topic !== 'product' : last.act === 'near' ? last.slots.product === undefined : ofCodes.has(last.act))
const ofCodes: ReadonlySet<string> = new Set(['offer', 'promotion', 'terms'])

const tellsParcel = ({ act: name, slots }: PlanAct): boolean =>
  name === 'total' && [slots.shipping, slots.fee].some(told => told !== undefined)

/** A sum that counts in what is asked about, or asks which one is meant first. */
function tellsOf({ act: name, slots }: PlanAct, topic: AnswerWant['topic']): boolean {
  // What is added up when it is chosen tells what the parcel costs; where nothing was counted in, the pages do.
  if (name === 'choose') return slots.of === 'option' && topic !== 'shipping'
  if (name !== 'total') return false
  if (topic === 'coupon') return [slots.code, slots.below, slots.rule].some(told => told !== undefined)
  return topic !== 'shipping' || [slots.shipping, slots.fee, slots.rule].some(told => told !== undefined)
}

/** What comes nearest has just been quoted: "it does not say" beside it would take it back. */
const isSaid = (nearest: readonly Fact[] | undefined, acts: readonly PlanAct[]): boolean =>
  nearest?.some(({ text }) => quotesOf(acts).includes(text)) === true

/** What of a quotation the reply does not quote yet; nothing where that is all of it. */
function unsaid(quote: Fact, acts: readonly PlanAct[]): Fact | undefined {
  const said = quotesOf(acts)
  const whole = quotesIn(said)
  const quoted = [...whole, ...whole.flatMap(sentencesIn)]
  const pieces = quotesIn(quote.text)
  // One sentence and then the passage it stands in: of that passage what is left of it.
  const left = pieces
    .filter(piece => !said.includes(piece) && !quoted.some(one => holds(one, piece)))
    .flatMap(piece => quoted.reduce<string[]>((parts, one) => parts.flatMap(part => around(part, one)), [piece]))
  if (left.length === pieces.length && left.every((piece, at) => piece === pieces[at])) return quote
  return left.length === 0 ? undefined : { ...quote, text: left.map(piece => `“${piece}”`).join('\n') }
}

/** What of a text stands before and after a whole sentence of it. */
function around(text: string, sentence: string): string[] {
  const at = text.indexOf(sentence)
  if (at < 0 || sentence === '' || !endsSentence(sentence)) return [text]
  const before = text.slice(0, at).trim()
  return before !== '' && !endsSentence(before) ? [text] : [before, text.slice(at + sentence.length).trim()].filter(one => one !== '')
}

/** That the texts do not tell one thing is said after what they tell of the others, and as a part of what was asked. */
export function untoldLast(state: Settling): Settling {
  const { acts } = state.settled
  const tells = acts.some(({ act: name }) => tellsSomething.has(name))
  if (!tells || !acts.some(isUntold)) return offerLast(state)
  const { untold = [] } = state
  // What it comes to is told by the sum.
  const isSummed = acts.some(({ act: name }) => name === 'total')
  const open = untold.filter(
    one => isPoint(one) && !(isSummed && ofMoney(one) && (totals.test(one) || ofParcel(one))) && !tellsIt(acts, one),
  )
  // "Show it to someone" behind a question is no point of its own.
  if (untold.length > 0 && open.length === 0) return withoutUntold(state)
  const points = pointsOf(open)
  const rest: PlanAct =
    points === undefined ? { act: 'decline', slots: { reason: 'unknown_rest' } } : { act: 'untold', slots: { of: 'points', points } }
  const others = acts.filter(one => !isUntold(one) && !isOffer(one))
  return { ...state, settled: { ...state.settled, acts: [...others, rest, ...acts.filter(isOffer)] } }
}

/** What the reply quotes or tells of prices is about it: "does not say" beside it would be wrong more often than right. */
function tellsIt(acts: readonly PlanAct[], question: string): boolean {
  const names = acts.flatMap(({ slots }) => ('product' in slots ? [slots.product].flat() : [])).map(product => product?.text ?? '')
  if (sharesWord(question, quotesOf(acts), names.join(' '))) return true
  return ofMoney(question) && acts.filter(({ act: name, slots }) => name === 'inform' && slots.price !== undefined).length > 1
}

function withoutUntold(state: Settling): Settling {
  const { acts, choices: all } = state.settled
  const left = acts.filter(one => !isUntold(one))
  const { asked, offered, ...rest } = state.conversation
  // What is told beside it may have asked something since.
  const conversation = asked === undefined || asked === 'handoff' ? rest : { ...rest, asked }
  if (offered !== 'unanswered' || acts.some(({ act: name }) => name === 'apologise'))
    return { ...state, settled: { ...state.settled, acts: left } }
  const settled = { ...state.settled, acts: left.filter(one => !isOffer(one)), choices: all.filter(one => !ofOffer.has(one)) }
  return { ...state, conversation, settled }
}
const ofOffer: ReadonlySet<string> = new Set(['intent:affirm', 'intent:deny'])

const isUntold = ({ act: name, slots }: PlanAct): boolean => name === 'decline' && slots.reason === 'unknown'

/** Beside these the one thing that is not told is named. */
const tellsSomething: ReadonlySet<string> = new Set([
  'answer',
  'near',
  'inform',
  'recommend',
  'compare',
  'total',
  'offer',
  'promotion',
  'noted',
])

const isOffer = ({ act: name, slots }: PlanAct): boolean => name === 'handoff' && slots.state === 'offered'

/** Whoever is offered a person hears that after what else is told. */
function offerLast(state: Settling): Settling {
  const { acts } = state.settled
  return acts.findIndex(isOffer) < 0 || isOffer(acts.at(-1)!)
    ? state
    : { ...state, settled: { ...state.settled, acts: [...acts.filter(one => !isOffer(one)), acts.find(isOffer)!] } }
}

/** The shop's texts do not say: honest about it, once, and a person is offered. */
export function notTold(before: Settling, question?: string): Settling {
  const { untold = [] } = before
  const state: Settling = question === undefined || untold.includes(question) ? before : { ...before, untold: [...untold, question] }
  if (state.settled.acts.some(({ act: name, slots }) => name === 'decline' && slots.reason === 'unknown')) return state
  const declined = act(state, { act: 'decline', slots: { reason: 'unknown' } })
  // One question a reply: which colour it shall be is asked already.
  if (state.settled.acts.some(({ act: name, slots }) => name === 'choose' && slots.of === 'option')) return declined
  const offered = act(declined, { act: 'handoff', slots: { state: 'offered' } })
  return choices({ ...offered, conversation: { ...offered.conversation, asked: 'handoff', offered: 'unanswered' } }, [
    'intent:affirm',
    'intent:deny',
  ])
}
