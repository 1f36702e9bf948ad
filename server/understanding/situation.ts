/** What a message is said in: what stands on the shopper's screen, what was talked about, what was asked. */
export type Situation = {
  /** The cards on the screen, in order. */
  shown: readonly Shown[]
  /** Place among `shown`, from 0. */
  focus?: number
  /** Titles of what lies in the cart. */
  cart: readonly string[]
  /** What the assistant asked last. */
  asked?: Asked
  /** Whether something is looked for already. */
  hasNeed: boolean
  /** What the assistant said last. */
  said: string
}

/** Something on the screen; `options` are its sizes and colours in words. */
export type Shown = { title: string; price?: number; options: string }

export const askable = ['kind', 'budget', 'recipient', 'size', 'colour', 'which', 'quantity', 'person', 'checkout', 'contact'] as const
export type Asked = (typeof askable)[number]

/** As a line of a file tells it: `shown: 1 Mug £8 (red/blue) | 2 Teapot £24`, `focus: 2`, `cart: Mug x1`, `asked: size`. */
export function readSituation(context: Readonly<Record<string, string | undefined>>): Situation {
  const shown = (context.shown ?? '').split(' | ').flatMap(readShown)
  const focus = Number(context.focus ?? '') - 1
  const asked = askable.find(name => name === context.asked)
  return {
    shown,
    ...(shown[focus] === undefined ? {} : { focus }),
    cart: (context.cart ?? '').split(/\s*[|,，;；、]\s*/).filter(line => line !== ''),
    ...(asked === undefined ? {} : { asked }),
    hasNeed: (context.need ?? '') !== '',
    said: context.bot ?? '',
  }
}

const price = /(?:[¥￥$£€]|[A-Z]{2,3}\$?)\s*(\d[\d,]*(?:\.\d+)?)|(?<!\d)(\d[\d,]*(?:\.\d+)?)\s*(?:元|块|€|£|\$)/

function readShown(line: string): Shown[] {
  const text = line.trim().replace(/^\d+\s+/, '')
  if (text === '') return []
  const priced = price.exec(text)
  if (priced === null) {
    const [, title = text, options = ''] = /^(.*?)\s*(?:\((.*)\))?$/.exec(text) ?? []
    return [{ title, options }]
  }
  const amount = Number((priced[1] ?? priced[2] ?? '').replaceAll(',', ''))
  const before = text.slice(0, priced.index).trim()
  const after = text.slice(priced.index + priced[0].length)
  return [{ title: before === '' ? after.trim() : before, price: amount, options: after.replace(/[()（）]/g, ' ').trim() }]
}
