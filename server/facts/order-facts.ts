import { careLabel } from '../dialogue/choices.ts'
import type { Found } from '../dialogue/found.ts'
import type { KnownOrder } from '../dialogue/orders.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { AnswerWant, Want } from '../dialogue/wants.ts'
import type { Language } from '../language/language.ts'

type Told = Extract<Want, { want: 'order_told' }>
type Ports = {
  /** What was bought, in words. */
  linesOf(lines: KnownOrder['lines'], language: Language): Fact | undefined
  answer(want: AnswerWant, language: Language): Promise<{ quote?: Fact }>
  date(iso: string, language: Language): string
}

/** An order's number that may be said back: nothing that reads like a sentence or a link. */
export const orderNumber = /^(?=.*\d)[A-Za-z0-9#_-]{1,40}$/

/** How far an order is, as facts; whether the texts of what was bought tell how it is used, once it is there. */
export function createOrderFacts({ linesOf, answer, date }: Ports) {
  return async ({ order, news }: Told, language: Language): Promise<Extract<Found, { want: 'order_told' }>> => {
    const { id, state, at, carrier, tracking, lines } = order
    const fact = (type: Fact['type'], text: string): Fact => ({ type, text, source: 'shop', ref: `order:${id}` })
    const bought = linesOf(lines, language)
    const care = news === true && state === 'delivered' ? await caredFor(lines, language) : undefined
    return {
      want: 'order_told',
      ...(orderNumber.test(id) ? { order: fact('code', id) } : {}),
      ...(bought === undefined ? {} : { lines: { ...bought, source: 'shop' as const, ref: `order:${id}` } }),
      // Where nothing has been done with it yet, its day is no news.
      ...(state === 'placed' ? {} : { date: fact('date', date(at, language)) }),
      ...(carrier === undefined || state !== 'shipped' ? {} : { carrier: fact('name', carrier) }),
      ...(tracking === undefined || state !== 'shipped' ? {} : { tracking: fact('code', tracking) }),
      ...(care === undefined ? {} : { care }),
    }
  }

  /** The first of them whose own text tells how it is used and looked after. */
  async function caredFor(lines: KnownOrder['lines'], language: Language): Promise<string | undefined> {
    for (const { sku, product = sku } of lines.slice(0, mostLooked)) {
      const { quote } = await answer({ want: 'answer', question: careLabel[language], skus: [product], about: 'products' }, language)
      if (quote !== undefined) return product
    }
    return undefined
  }
}

/** Each costs a look through its texts. */
const mostLooked = 5
