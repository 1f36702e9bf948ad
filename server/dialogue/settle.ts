import { tellsBody } from '../language/measures.ts'
import { isPoint } from '../language/points.ts'
import { ofLoyalty } from '../language/question-words.ts'
import { chosenOf, showFirst, turnToBoth, withTalked } from './attention.ts'
import { type Asked, advanceTo, type Conversation } from './conversation.ts'
import type { Deed } from './deeds.ts'
import type { Found, NeedFacts, ProductFacts, SoldOut } from './found.ts'
import { offerActs } from './offer-acts.ts'
import type { PlanAct } from './plan.ts'
import { withQuoted } from './quoted.ts'
import { notTold, settleAnswer, settleDetail, untoldLast } from './settle-answers.ts'
import { settleAdd, settleCartList, settleEdit, settleNext, settleTotal, settleTrouble } from './settle-cart.ts'
import { settleOrder } from './settle-order.ts'
import { act, card, choices, type Settling, withoutChoice, withVariants } from './settling.ts'
import { productOf } from './taken.ts'
import type { Settled, Want } from './wants.ts'

/**
 * The second pure half of a turn: from what was wanted and what was found to the acts of the reply, its cards and quick replies,
 * and the conversation as it is after them. `found` is parallel to `wants`.
 */
export function settle(
  conversation: Conversation,
  wants: readonly Want[],
  found: readonly Found[],
  need: NeedFacts,
  handles?: readonly Deed[],
): { conversation: Conversation; settled: Settled } {
  const digressed = found.some(facts => facts.want === 'answer' && facts.quote !== undefined && facts.product === undefined)
  let state: Settling = { conversation, settled: { acts: [], cards: [], choices: [], actions: [] }, need, handles }
  for (const [at, want] of wants.entries()) {
    const facts = found[at]
    if (facts !== undefined) state = settleOne(state, want, facts)
  }
  if (digressed && conversation.page === undefined) state = backToNeed(state)
  if (state.settled.cards.length > 0 && !digressed) state = { ...state, conversation: withoutPage(state.conversation) }
  // Asked for a coupon, and there is none to give nor a rule about them.
  if (wants.some(({ want }) => want === 'offer') && state.settled.acts.length === 0)
    state = wants.some(want => want.want === 'answer' && ofLoyalty(want.question))
      ? notTold(state)
      : act(state, { act: 'decline', slots: { reason: 'discount' } })
  state = untoldLast(state)
  const { settled } = state
  // A turn that only moved the state (a page view) says nothing; anything else the shopper said gets an answer.
  if (settled.acts.length === 0 && wants.length > 0) settled.acts.push({ act: 'clarify', slots: {} })
  const asked = withQuoted(withTalked(withoutStaleQuestion(state.conversation, wants, settled)), settled.acts)
  return {
    conversation: wants.some(leavesChoice) && !settled.acts.some(({ act: name }) => asksChoice.has(name)) ? withoutChoice(asked) : asked,
    settled: withVariants(
      { ...settled, choices: unique(settled.choices).slice(0, state.conversation.asked === 'option' ? mostValues : mostChoices) },
      state.conversation,
    ),
  }
}

/** After these nothing waits to be chosen any more; a question about the goods leaves it open. */
const leavesChoice = ({ want }: Want): boolean =>
  !['answer', 'detail', 'compare', 'total', 'cart_list', 'cart', 'offer', 'say', 'order_told'].includes(want)
const asksChoice: ReadonlySet<string> = new Set(['choose', 'cart_trouble'])

const mostChoices = 6
/** Of an option that is asked for all that there is, where it is no table. */
const mostValues = 16

function settleOne(state: Settling, want: Want, found: Found): Settling {
  const { need } = state
  switch (found.want) {
    case 'say':
      return want.want === 'say' && !(want.unless === 'answered' && answered(state)) ? act(state, want.act) : state
    case 'greet':
      return act(state, { act: 'greet', slots: found.shop === undefined ? {} : { shop: found.shop } })
    case 'range':
      return settleRange(state, found)
    case 'ask':
      return want.want === 'ask' ? settleAsk(state, want, found) : state
    case 'corrected':
      return want.want === 'corrected' ? act(state, { act: 'corrected', slots: { what: want.what, ...only(need, want.what) } }) : state
    case 'products':
      if (want.want === 'products' && want.unless === 'answered' && answered(state)) return state
      return want.want === 'products' ? settleProducts(state, want, found) : state
    case 'detail':
      return want.want === 'detail' ? settleDetail(state, want, found) : state
    case 'answer':
      return want.want === 'answer' ? settleAnswer(state, want, found) : state
    case 'compare':
      return want.want === 'compare' && want.ifTold === true && found.products.length === 0
        ? state
        : settleCompare(state, found, want.want === 'compare' ? want.question : '')
    case 'offer':
      return offerActs(found).reduce(act, state)
    case 'cart':
      if (found.product === undefined) return state
      return act(state, {
        act: 'in_cart',
        slots: {
          product: found.product,
          ...(found.quantity === undefined ? {} : { quantity: found.quantity }),
        },
      })
    case 'total':
      return want.want === 'total' ? settleTotal(state, want, found) : state
    case 'next':
      return want.want === 'next' ? settleNext(state, want, found) : state
    case 'changed':
      if (want.want !== 'changed' || found.product === undefined) return state
      return act(state, {
        act: 'cart_changed',
        slots: { what: want.what, product: found.product, ...(found.quantity === undefined ? {} : { quantity: found.quantity }) },
      })
    case 'trouble':
      return want.want === 'trouble' ? settleTrouble(state, want, found) : state
    case 'cart_list':
      return settleCartList(state, found.lines)
    case 'add':
      return want.want === 'add' ? settleAdd(state, want, found) : state
    case 'edit':
      return want.want === 'edit' ? settleEdit(state, want, found) : state
    case 'handoff':
      if (want.want !== 'handoff') return state
      if (want.state === 'offered' && state.settled.acts.some(({ act: name }) => name === 'handoff')) return state
      // Nobody is there: no promise of a colleague in a moment, but a way to be reached.
      if (found.away !== undefined && want.state !== 'offered')
        return want.state === 'contact_kept'
          ? act(state, { act: 'handoff', slots: { state: want.state, ...found.away } })
          : choices(act(state, { act: 'handoff', slots: { state: 'away', ...found.away } }), ['contact:leave'])
      return choices(
        act(state, { act: 'handoff', slots: { state: want.state === 'contact_kept' ? 'waiting' : want.state } }),
        want.state === 'offered' ? ['intent:affirm', 'intent:deny'] : [],
      )
    case 'clarify':
      if (want.want !== 'clarify') return state
      return choices(
        act(state, { act: 'clarify', slots: found.options.length === 0 ? {} : { option: found.options } }),
        want.options.length > 0
          ? want.options.map(name => `intent:${name}` as const)
          : ['intent:ask_recommendation', 'intent:ask_shipping_fee', 'intent:talk_to_human'],
      )
    case 'order':
      return act(state, { act: 'thank', slots: { for: 'order', ...(found.order === undefined ? {} : { order: found.order }) } })
    case 'order_told':
      return want.want === 'order_told' ? settleOrder(state, want, found) : state
    default:
      return found satisfies never
  }
}

function settleRange(state: Settling, { kinds, told, ids }: Extract<Found, { want: 'range' }>): Settling {
  const listed = kinds === undefined ? state : act(state, { act: 'range', slots: { told, kinds } })
  const asked = act(listed, { act: 'ask', slots: { about: 'category' } })
  return choices(
    { ...asked, conversation: { ...asked.conversation, asked: 'category' } },
    ids.map(id => `category:${id}` as const),
  )
}

function settleAsk(state: Settling, want: Extract<Want, { want: 'ask' }>, found: Extract<Found, { want: 'ask' }>): Settling {
  const asked = act(state, {
    act: 'ask',
    slots: {
      about: want.about,
      ...(found.product === undefined ? {} : { product: found.product }),
      ...(found.currency === undefined ? {} : { currency: found.currency }),
    },
  })
  if (want.about === 'product') return state.conversation.shown.slice(0, 3).reduce((next, sku) => choices(next, [`about:${sku}`]), asked)
  return choices(asked, want.about === 'need' ? ['intent:ask_recommendation', 'intent:find_gift', 'intent:ask_shipping_fee'] : [])
}

function settleProducts(state: Settling, want: Extract<Want, { want: 'products' }>, found: Extract<Found, { want: 'products' }>): Settling {
  const { conversation, need } = state
  const [lead] = found.products
  // Only the wish that had to give way is named: the others may well be met.
  const { relaxed } = found
  const wish = relaxed === 'budget' || relaxed === 'colour' || relaxed === 'size' ? only(need, 'category', relaxed) : only(need, 'category')
  const missing = found.soldOut === undefined ? [] : [soldOutAct(found.soldOut)]
  if (lead === undefined && found.soldOut !== undefined) {
    const { sku } = found.soldOut.product
    const said = card({ ...state, settled: { ...state.settled, acts: [...state.settled.acts, ...missing] } }, sku)
    const about = advanceTo({ ...showFirst(conversation, [sku]), asked: 'more' }, 'shown')
    return choices({ ...said, conversation: about }, ['intent:show_other'])
  }
  const whom = want.need.recipient === 'pet' ? only(need, 'recipient') : {}
  if (lead === undefined && found.absent !== undefined) {
    const said = act(state, { act: 'no_match', slots: { relaxed: 'kind', category: found.absent, ...whom } })
    return choices({ ...said, conversation: { ...said.conversation, asked: 'category' } }, [
      'intent:ask_recommendation',
      'intent:talk_to_human',
    ])
  }
  const ofSpent = found.spent === undefined ? wish : { category: found.spent }
  const gaveWay = relaxed === 'only' ? ofSpent : wish
  if (lead === undefined && relaxed === 'only')
    return choices(act(state, { act: 'no_match', slots: { relaxed, ...ofSpent } }), ['intent:ask_recommendation', 'intent:talk_to_human'])
  if (lead === undefined) {
    const said = act(state, { act: 'no_match', slots: { relaxed: relaxed === 'cheapest' ? relaxed : 'nothing', ...wish } })
    // Everything there is was shown already: asking what kind of thing is meant would be absurd.
    if (want.exclude.length > 0 || want.than !== undefined || want.cheaperThan !== undefined || want.dearerThan !== undefined)
      // Of what nothing is cheaper than stays in view.
      return choices(want.cheaperThan === undefined || conversation.focus === undefined ? said : card(said, conversation.focus), [
        'intent:ask_recommendation',
        'intent:talk_to_human',
      ])
    const asked = act({ ...said, conversation: { ...said.conversation, asked: 'category' } }, { act: 'ask', slots: { about: 'category' } })
    return choices(asked, ['intent:ask_recommendation', 'intent:talk_to_human'])
  }
  // What is being taken is praised to nobody.
  const isAlone = found.products.length === 1 && relaxed === undefined && found.absent === undefined
  if (isTaken(conversation, lead.sku) && isAlone && want.asked !== true)
    return state.settled.acts.length > 0 ? state : cardOfTaken(state, lead)
  const isNear = relaxed !== undefined
  const unmet: PlanAct[] = [
    ...(found.absent === undefined ? [] : [{ act: 'no_match', slots: { relaxed: 'kind', category: found.absent, ...whom } } as const]),
    ...(isNear && (found.absent === undefined || relaxed === 'budget')
      ? [{ act: 'no_match', slots: { relaxed, ...gaveWay } } as const]
      : []),
  ]
  const { told: costs, over } = found.dearer === undefined ? noCosts : costsMore(found.dearer)
  const missed = missing.length > 0 ? missing : found.dearer === undefined ? unmet : costs
  const corrected = state.settled.acts.some(({ act: name }) => name === 'corrected')
  const { recipient, ...others } = isNear || corrected ? {} : only(need, 'budget', 'recipient', 'colour')
  const echo: NeedFacts = recipient === undefined || found.forOthers === true ? others : { ...others, recipient }
  const recommend: PlanAct = {
    act: 'recommend',
    slots: {
      product: lead.name,
      price: lead.price,
      ...(lead.why === undefined ? {} : { why: lead.why }),
      ...(found.count === undefined || isNear || need.recipient !== undefined || found.firsts !== undefined ? {} : { count: found.count }),
      ...(found.together === undefined ? firstOf(echo) : {}),
    },
  }
  // One of each kind that was named, and what they come to.
  const besides = found.products
    .slice(1, found.firsts ?? 1)
    .map(({ name, price }): PlanAct => ({ act: 'recommend', slots: { product: name, price } }))
  const together: PlanAct[] = found.together === undefined ? [] : [{ act: 'total', slots: { of: 'goods', ...found.together } }]
  const [, ...more] = found.products
  const shown = [lead.sku, ...more.map(({ sku }) => sku)] as const
  const after: Conversation = advanceTo(
    { ...showFirst(conversation, shown), need: relaxed === 'colour' ? withoutColour(conversation.need) : conversation.need },
    'shown',
  )
  let next: Settling = {
    ...state,
    conversation: after,
    settled: { ...state.settled, acts: [...state.settled.acts, ...missed, recommend, ...over, ...besides, ...together] },
  }
  for (const product of found.products) next = card(next, product.sku, product)
  const asks = state.settled.acts.some(({ act: name }) => name === 'ask')
  const sized = state.settled.acts.some(({ act: name, slots }) => name === 'answer' && slots.topic === 'size_advice')
  // "Cheaper" has told what may be spent.
  const isPriced = want.cheaperThan !== undefined || want.dearerThan !== undefined
  const question =
    isNear || asks || isPriced || want.asked === true || found.firsts !== undefined
      ? undefined
      : usefulQuestion(after, found.products, sized)
  if (question !== undefined) {
    next = act(next, { act: 'ask', slots: { about: question } })
    next = {
      ...next,
      conversation: { ...next.conversation, asked: question, askedBefore: unique([...next.conversation.askedBefore, question]) },
    }
  } else {
    next = { ...next, conversation: { ...next.conversation, asked: 'product' } }
  }
  return choices(next, isPriced ? ['intent:show_other'] : ['intent:show_other', 'intent:cheaper'])
}

/** That only what costs more has what must be had is told before it, that what is called by its name costs more after it. */
function costsMore({ lacks, limit, excess }: NonNullable<Extract<Found, { want: 'products' }>['dearer']>): {
  told: PlanAct[]
  over: PlanAct[]
} {
  return lacks === undefined
    ? { told: [], over: [{ act: 'within_limit', slots: { is: 'no', limit, excess } }] }
    : { told: [{ act: 'costs_more', slots: { by: 'texts', lacks, limit, excess } }], over: [] }
}
const noCosts = { told: [], over: [] }

const cardOfTaken = (state: Settling, { sku, name }: ProductFacts): Settling =>
  card(act(state, { act: 'next_step', slots: { step: 'add_to_cart', product: name } }), sku, undefined, chosenOf(state.conversation, sku))

const isTaken = ({ taken = [] }: Conversation, product: string): boolean => taken.some(line => productOf(line) === product)

/** A colour that there is none of is said once, and wished for no more. */
const withoutColour = ({ colour: _colour, notColour: _not, ...need }: Conversation['need']): Conversation['need'] => need

/** The shop's own words were quoted, or set beside each other. */
const answered = ({ settled }: Settling) =>
  settled.acts.some(({ act: name, slots }) => telling.has(name) || (name === 'inform' && slots.detail !== undefined))
const telling: ReadonlySet<string> = new Set(['answer', 'near', 'compare', 'follows'])

function soldOutAct({ product, colour, size, colours, sizes }: SoldOut): PlanAct {
  return {
    act: 'inform',
    slots: {
      product: product.name,
      availability: 'sold_out',
      ...(colour === undefined ? {} : { colour }),
      ...(size === undefined ? {} : { size }),
      ...(colours === undefined ? {} : { colours }),
      ...(sizes === undefined ? {} : { sizes }),
    },
  }
}

/** The one missing detail that would narrow the choice most; nobody is asked the same twice, nor interrogated before seeing goods. */
function usefulQuestion(
  conversation: Conversation,
  products: readonly ProductFacts[],
  sized: boolean,
): 'recipient' | 'budget' | 'size' | undefined {
  const { need, askedBefore } = conversation
  // Who has just been told their size is not asked for it.
  const askable = (about: Asked) => !askedBefore.includes(about) && !(about === 'size' && sized)
  if (askedBefore.length >= 3) return undefined
  if (need.gift === true && need.recipient === undefined && need.age === undefined && askable('recipient')) return 'recipient'
  // One thing, or all of one price: what may be spent would change nothing.
  const cost = new Set(products.map(({ amount }) => amount))
  if (need.budget === undefined && cost.size > 1 && askable('budget')) return 'budget'
  const isMeasured = tellsBody([need.words, need.told].join(' '))
  if (need.size === undefined && !isMeasured && need.gift !== true && askable('size') && products[0]?.options.includes('size') === true)
    return 'size'
  return undefined
}

function settleCompare(
  state: Settling,
  { products, suits, verdict, untold, gone = [] }: Extract<Found, { want: 'compare' }>,
  question: string,
): Settling {
  const [first, second] = products
  if (first === undefined || second === undefined) return act(state, { act: 'ask', slots: { about: 'product' } })
  // Whose text tells what was asked comes first.
  const told = [first, second].flatMap(({ why }) => why ?? [])
  const why = first.why === undefined ? {} : { why: told }
  const follows = verdict === undefined ? state : act(state, { act: 'follows', slots: { by: 'numbers', verdict } })
  const beside = act(follows, { act: 'compare', slots: { product: [first.name, second.name], price: [first.price, second.price], ...why } })
  const suited = suits === undefined ? beside : act(beside, { act: 'suits', slots: { by: 'texts', product: suits } })
  const said = gone.reduce((next, product) => act(next, soldOutAct({ product })), suited)
  // What is asked next is asked of these two.
  const shown = [first.sku, second.sku]
  const known: Settling = {
    ...said,
    conversation: turnToBoth({ ...said.conversation, shown, seen: unique([...said.conversation.seen, ...shown]) }, first.sku, second.sku),
  }
  const shownToo = [first, second].reduce((next, { sku }) => card(next, sku), known)
  return untold === true && isPoint(question) ? notTold(shownToo, question) : shownToo
}

/** Goods are talked about again. */
function withoutPage({ page: _page, ...conversation }: Conversation): Conversation {
  return conversation
}

/** What is asked of the thing itself, whichever page tells it: nobody has left it. */
const ofTheThing: ReadonlySet<string> = new Set(['size_advice', 'exchange', 'warranty', 'gift_wrap'])

/** After a first policy question the shopper is led back to what they were looking for. */
function backToNeed(state: Settling): Settling {
  const { conversation, settled, need } = state
  const stays = settled.acts.some(({ act: name, slots }) => name !== 'answer' || slots.verdict !== undefined || ofTheThing.has(slots.topic))
  if (stays || hasChosen(conversation) || !['need_known', 'shown'].includes(conversation.stage) || need.category === undefined) return state
  const back = act(state, { act: 'next_step', slots: { step: 'back', category: need.category } })
  return choices(back, ['intent:show_other'])
}

/** Something is taken, or talked about that was more than the first of what was found: nobody is looking for goods any more. */
const hasChosen = ({ focus, isLead, taken = [], summed = [], cart }: Conversation): boolean =>
  (focus !== undefined && isLead !== true) || taken.length + summed.length + cart.length > 0

/** A question is open only until the next reply: what was asked earlier must not read a later "yes". */
function withoutStaleQuestion(conversation: Conversation, wants: readonly Want[], settled: Settled): Conversation {
  const { asked, ...rest } = conversation
  const asksNow = settled.acts.some(
    ({ act: name }) =>
      name === 'ask' ||
      name === 'choose' ||
      name === 'handoff' ||
      name === 'recommend' ||
      name === 'inform' ||
      name === 'near' ||
      name === 'next_step' ||
      name === 'compare',
  )
  return asked === undefined || asksNow || wants.length === 0 ? conversation : rest
}

function only<K extends string>(need: NeedFacts, ...keys: readonly K[]): NeedFacts {
  return Object.fromEntries(Object.entries(need).filter(([key]) => (keys as readonly string[]).includes(key)))
}

/** One echo of the wish is enough in a sentence that names a product. */
function firstOf(facts: NeedFacts): NeedFacts {
  return Object.fromEntries(Object.entries(facts).slice(0, 1))
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
