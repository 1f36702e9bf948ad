import { choose, chosenOf, turnTo, unchoose } from './attention.ts'
import type { CartLine, Conversation, SummedWith } from './conversation.ts'
import type { CartDeed, Doing } from './deeds.ts'
import type { Found, Gone } from './found.ts'
import type { Fact, PlanAct } from './plan.ts'
import { act, action, can, card, choices, type Settling, withoutChoice } from './settling.ts'
import type { TotalAsks } from './sum-asks.ts'
import { productOf, withTaken } from './taken.ts'
import type { AddWant, ChoiceId, EditWant, Goods, Want } from './wants.ts'

type Of<Name extends Found['want']> = Extract<Found, { want: Name }>

/** What is to be put into the cart: asked of the page, or chosen first, or left to the card where the page cannot be asked. */
export function settleAdd(state: Settling, want: AddWant, { product, goods, choose, trouble }: Of<'add'>): Settling {
  if (product === undefined) return act(state, { act: 'ask', slots: { about: 'product' } })
  const { choosing } = state.conversation
  const isAsking = state.settled.acts.some(({ act: name, slots }) => name === 'choose' && slots.of === 'option')
  // One question a reply: what else was wanted comes after it.
  if (isAsking && choosing !== undefined && choose !== undefined && want.quantity !== 'impossible') {
    const next = [...(choosing.next ?? []), { product: product.sku, quantity: want.quantity }]
    return { ...state, conversation: { ...state.conversation, choosing: { ...choosing, next } } }
  }
  const about: Settling = isAsking ? state : { ...state, conversation: turnTo(withoutChoice(state.conversation), product.sku) }
  if (trouble !== undefined) {
    const { why, name, stock, variant } = trouble
    const told = act(about, {
      act: 'cart_trouble',
      slots: {
        why,
        product: name,
        ...(stock === undefined ? {} : { stock }),
        ...(choose === undefined ? {} : { values: choose.list }),
      },
    })
    const meant =
      variant === undefined ? told : why === 'sold_out' ? withoutVariant(told, product.sku) : withVariant(told, product.sku, variant)
    const shown = card(meant, product.sku, undefined, variant)
    if (choose !== undefined) return withChoice(shown, want, product.sku, choose)
    return choices({ ...shown, conversation: { ...shown.conversation, asked: 'more' } }, ['intent:show_other'])
  }
  // A page that told it does not add has the choice on the thing's own page.
  if (choose !== undefined && (state.handles === undefined || can(state, 'add'))) {
    const { option, list } = choose
    const asked = act(about, { act: 'choose', slots: { of: 'option', product: product.name, option, values: list } })
    return withChoice(card(asked, product.sku), want, product.sku, choose)
  }
  if (choose !== undefined)
    return card(act(about, { act: 'cart_trouble', slots: { why: 'nobody', product: product.name, price: product.price } }), product.sku)
  if (goods === undefined) return about
  const { line } = goods
  // A product that comes in several may be called by the SKU of the first.
  const meant: Settling = line === product.sku && product.options.length === 0 ? about : withVariant(about, product.sku, line)
  if (can(state, 'add')) return doThis(meant, 'add', goods)
  const shown: Settling = { ...meant, conversation: { ...meant.conversation, asked: 'add' } }
  // It told that it does not: goods are bought on their own page.
  if (state.handles !== undefined)
    return card(
      act(shown, { act: 'cart_trouble', slots: { why: 'nobody', product: goods.name, price: product.price } }),
      product.sku,
      undefined,
      line,
    )
  // "One more of the towels": how many that makes.
  const before = want.also === true ? (state.conversation.taken ?? []).find(one => one.sku === line) : undefined
  const next = withLine(shown, before === undefined ? goods : { ...goods, quantity: goods.quantity + before.quantity })
  const taken = {
    sku: line,
    product: product.sku,
    quantity: goods.quantity,
    ...(line === product.sku ? { known: line } : {}),
    ...want.line,
  }
  const isBeside = state.settled.acts.some(one => linesOf(one).length > 0)
  const kept = {
    ...next,
    conversation: withTaken(next.conversation, taken, want.also === true ? 'more' : want.line !== undefined || isBeside),
  }
  return card(kept, product.sku, undefined, line)
}

const withoutVariant = (state: Settling, product: string): Settling => ({ ...state, conversation: unchoose(state.conversation, product) })

const withVariant = (state: Settling, product: string, sku: string): Settling => ({
  ...state,
  conversation: choose(state.conversation, product, sku),
})

/** What is to be added on its card: one by its name, several things or several of one with their counts in one sentence. */
function withLine(state: Settling, goods: Goods): Settling {
  const { acts } = state.settled
  const others = acts.flatMap(linesOf)
  if (others.length >= mostLines || (others.length === 0 && goods.quantity === 1))
    return act(state, { act: 'next_step', slots: { step: 'add_to_cart', product: goods.name } })
  const lines = [...others, counted(goods)]
  const noted: PlanAct = {
    act: 'noted',
    slots: { on: goods.quantity > 1 || lines.some(({ text }) => !text.endsWith(' × 1')) ? 'card' : 'cards', lines },
  }
  return { ...state, settled: { ...state.settled, acts: [...acts.filter(one => linesOf(one).length === 0), noted] } }
}

/** As many as the act has room for. */
const mostLines = 6

type Noted = Extract<PlanAct, { act: 'noted' }>
const isNoted = (one: PlanAct): one is Noted => one.act === 'noted'

function linesOf(one: PlanAct): readonly Fact[] {
  if (isNoted(one)) return one.slots.lines
  const { product, step } = one.act === 'next_step' ? one.slots : {}
  return product === undefined || step !== 'add_to_cart' ? [] : [counted({ name: product, quantity: 1 })]
}

const counted = ({ name, quantity }: Pick<Goods, 'name' | 'quantity'>): Fact => ({
  ...name,
  type: 'list',
  text: `${name.text} × ${quantity}`,
  source: 'computed',
})

/** A line of the cart that shall go or have another quantity. */
export function settleEdit(state: Settling, want: EditWant, { goods, sure, list, trouble }: Of<'edit'>): Settling {
  const [first] = goods
  if (trouble !== undefined) {
    const { why, stock } = trouble
    const slots = { why, ...(first === undefined ? {} : { product: first.name }), ...(stock === undefined ? {} : { stock }) }
    return act(state, { act: 'cart_trouble', slots })
  }
  if (first === undefined) {
    const said = act(state, { act: 'cart_trouble', slots: { why: 'not_in_cart', ...(list === undefined ? {} : { values: list }) } })
    return withCartButton(said)
  }
  if (!sure) {
    const asked = act(state, { act: 'choose', slots: { of: 'line', ...(list === undefined ? {} : { values: list }) } })
    return choices(
      asked,
      goods.map(({ line }): ChoiceId => (want.edit === 'remove' ? `drop:${line}` : `set:${Number(want.quantity)}:${line}`)),
    )
  }
  const deed = want.edit
  if (can(state, deed)) return goods.reduce((next, one) => doThis(next, deed, one), state)
  return withCartButton(act(state, { act: 'next_step', slots: { step: 'remove_in_cart', product: first.name } }))
}

/** What it comes to; which one, where that depends on it. */
export function settleTotal(
  before: Settling,
  want: Extract<Want, { want: 'total' }>,
  { want: _total, open, total, limit, within, excess, unsent, claim, share, short, services, gone = [], meant = [], ...all }: Of<'total'>,
): Settling {
  // "Make it all 3 sage", of which there are two: nothing has changed that could be added up.
  const { acts } = before.settled
  // Who asks what all of it comes to with postage is told that of the rest.
  const isOfRest = want.asks?.shipping === true && want.lines.length - gone.length > 1
  const isNothing = want.of === 'goods' && acts.some(isNotThere) && !acts.some(one => isNoted(one) || one.act === 'next_step')
  if (isNothing && !isOfRest) return before
  const state = gone.reduce(withGone, before)
  if (gone.length > 0 && total === undefined && open === undefined) return state
  if (want.beside === true && (open !== undefined || total === undefined || !state.settled.acts.some(isNoted))) return state
  // What is to be chosen is asked once.
  if (open !== undefined && state.settled.acts.some(({ act: name, slots }) => name === 'choose' && slots.of === 'option')) return state
  // What is added up is added up when that is told.
  if (open !== undefined)
    return act(want.of === 'cart' ? state : { ...state, conversation: summedAs(state.conversation, want, { open: true }) }, {
      act: 'choose',
      slots: { of: 'option', product: open.product, option: open.option, values: open.list },
    })
  // What is not in the feed has no price to add; where postage or a coupon was asked the pages are quoted.
  if (total === undefined && want.asks === undefined) return withCartButton(act(state, { act: 'decline', slots: { reason: 'unknown' } }))
  if (total === undefined) return state
  const lines = want.lines
    .filter(line => gone.every(({ sku, counted }) => counted !== undefined || sku !== productOf(line)))
    .map(line => asManyAsThere(line, gone))
  const sum = { ...want, lines, ...(services === undefined ? {} : { asks: { ...want.asks, services } }) }
  // What a sum is of is what is meant from now on.
  const kept =
    want.wouldBe === true
      ? { ...state.conversation, ...togetherIn(lines) }
      : meant.reduce((now, { product, sku }) => choose(now, product, sku), summedAs(state.conversation, sum))
  // What has just been noted line by line is not named twice.
  const isListed = state.settled.acts.some(one => isNoted(one) && one.slots.lines.length === lines.length)
  const { lines: _lines, product: _product, ...figures } = all
  const slots = isListed ? figures : all
  const said = claim === undefined ? state : act(state, { act: 'follows', slots: { by: 'numbers', verdict: claim } })
  const told = act(
    { ...said, conversation: withShort(kept, short), ...(unsent === true ? { unsent } : {}) },
    { act: 'total', slots: { of: want.of, total, ...slots } },
  )
  const summed = share === undefined ? told : act(told, { act: 'follows', slots: { by: 'numbers', verdict: share } })
  if (limit === undefined || within === undefined) return summed
  return act(summed, { act: 'within_limit', slots: { is: within, limit, ...(excess === undefined ? {} : { excess }) } })
}

/** Of what there are too few, those that there are. */
function asManyAsThere<Line extends CartLine>(line: Line, gone: readonly Gone[]): Line {
  const short = gone.find(({ sku, counted }) => counted === 'there' && sku === productOf(line))
  return short?.stock === undefined ? line : { ...line, quantity: Math.min(line.quantity, Number(short.stock.text)) }
}

const isNotThere = ({ act: name, slots }: PlanAct): boolean =>
  name === 'cart_trouble' && (slots.why === 'short' || slots.why === 'sold_out')

/** "2 in brown, how much?": what is not there is told instead of added up, once. */
function withGone(state: Settling, { sku, counted: _counted, ...slots }: Gone): Settling {
  const isTold = state.settled.acts.some(({ act: name, slots: told }) => name === 'cart_trouble' && told.product?.ref === slots.product.ref)
  if (isTold) return state
  const told = card(act(state, { act: 'inform', slots }), sku)
  return { ...told, conversation: turnTo(told.conversation, sku) }
}

function summedAs(
  conversation: Conversation,
  { lines, of, asks }: Extract<Want, { want: 'total' }>,
  open: { open?: true } = {},
): Conversation {
  const counted = { ...conversation, summedWith: { ...countedIn(asks), ...open } }
  return of === 'goods' ? { ...counted, summed: lines, ...togetherIn(lines) } : counted
}

/** What is missing to a free parcel is what a little thing is to make up. */
const withShort = (conversation: Conversation, short: number | undefined): Conversation =>
  short === undefined ? conversation : { ...conversation, summedWith: { ...conversation.summedWith, short } }

/** What "both" means after a sum, of what would be taken too. */
function togetherIn(lines: readonly CartLine[]): { together?: readonly string[] } {
  const together = [...new Set(lines.map(productOf))]
  return together.length > 1 ? { together } : {}
}

const countedIn = ({ shipping, wrapping, wraps, engraving, way, services, percent }: TotalAsks = {}): SummedWith => ({
  ...(shipping === true ? { shipping } : {}),
  ...(wrapping === true ? { wrapping, ...(wraps === undefined ? {} : { wraps }) } : {}),
  ...(engraving === true ? { engraving } : {}),
  ...(way === undefined ? {} : { way }),
  ...(services === undefined ? {} : { services }),
  ...(percent === undefined ? {} : { percent }),
})

export function settleCartList(state: Settling, lines: Fact | undefined): Settling {
  const said = act(state, { act: 'cart_list', slots: lines === undefined ? { of: 'empty' } : { of: 'filled', lines } })
  return withCartButton(said)
}

export function settleTrouble(state: Settling, want: Extract<Want, { want: 'trouble' }>, { product, price, sku }: Of<'trouble'>): Settling {
  const said = act(state, {
    act: 'cart_trouble',
    slots: { why: want.why, ...(product === undefined ? {} : { product }), ...(price === undefined ? {} : { price }) },
  })
  const isToBuy = want.do === 'add' && sku !== undefined
  const shown = isToBuy ? card(said, sku, undefined, want.sku === sku ? undefined : want.sku) : said
  // Only a fresh look tells what became of it.
  return want.why === 'unknown' || want.do !== 'add' ? withCartButton(shown) : shown
}

/** The next step, and the button that takes it where the page has one. */
export function settleNext(state: Settling, want: Extract<Want, { want: 'next' }>, { product }: Of<'next'>): Settling {
  const opens = want.step === 'checkout' ? ('open_checkout' as const) : want.step === 'view_cart' ? ('open_cart' as const) : undefined
  if (want.now === true && opens !== undefined && can(state, opens)) {
    const said = act(state, { act: 'doing', slots: { what: opens === 'open_cart' ? 'opening_cart' : 'opening_checkout' } })
    return action(said, { do: opens, on: 'arrival' })
  }
  const next = act(state, { act: 'next_step', slots: { step: want.step, ...(product === undefined ? {} : { product }) } })
  const offered = opens !== undefined && can(state, opens) ? action(next, { do: opens, on: 'tap' }) : next
  return [...(want.sku === undefined ? [] : [want.sku]), ...(want.skus ?? [])].slice(0, 3).reduce((shown, sku) => {
    return card(shown, sku, undefined, chosenOf(shown.conversation, sku))
  }, offered)
}

const withCartButton = (state: Settling): Settling => (can(state, 'open_cart') ? action(state, { do: 'open_cart', on: 'tap' }) : state)

const saying = { add: 'adding', set_quantity: 'changing', remove: 'removing' } as const

/** Asks the page; that it was done is said when it answers. */
function doThis(state: Settling, deed: CartDeed, { line, product, name, quantity }: Goods): Settling {
  const asked = act(state, {
    act: 'doing',
    slots: {
      what: saying[deed],
      product: name,
      ...(deed === 'remove' || (deed === 'add' && quantity === 1)
        ? {}
        : { quantity: { type: 'number', text: String(quantity), source: 'shopper', ref: 'shopper' } }),
    },
  })
  const doing: Doing = { do: deed, line, product, quantity }
  const others = state.conversation.doing?.filter(one => one.line !== line) ?? []
  const next = action(asked, { do: deed, line, quantity, on: 'arrival' })
  return { ...next, conversation: { ...next.conversation, doing: [...others, doing] } }
}

function withChoice(
  state: Settling,
  { quantity, line }: AddWant,
  product: string,
  { chosen, choices: offered }: NonNullable<Of<'add'>['choose']>,
): Settling {
  const choosing = { product, quantity: quantity === 'impossible' ? 1 : quantity, chosen }
  const conversation = withTaken(
    state.conversation,
    { sku: product, product, quantity: choosing.quantity, open: true, ...line },
    line !== undefined,
  )
  return choices({ ...state, conversation: { ...conversation, asked: 'option', choosing } }, offered)
}
