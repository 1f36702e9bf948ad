import type { Command } from '../dialogue/commands.ts'
import type { Message } from './message.ts'

const openly =
  /\b(?:some|any)(?:thing|\b)(?: (?:a )?(?:bit|lot|little|much|else))*(?: that'?s)? (?:cheaper|less (?:pricey|expensive|dear)|not (?:so|as) (?:dear|expensive|pricey))(?: that'?s| that is| which is| but| for| and| with)\b/iu

/** "Anything cheaper thats still cushiony", "something cheaper for big dogs": of the kind that is talked about; what is said of it names no other. */
export function ofKindTalkedAbout(commands: readonly Command[], { focus, shown }: Pick<Message, 'focus' | 'shown'>): Command[] {
  const cheaper = commands.find(one => one.command === 'cheaper' && one.order === undefined && openly.test(one.text))
  if (cheaper === undefined || focus === undefined) return [...commands]
  const inView = (sku: string) => sku === focus || shown.includes(sku)
  return commands.map(one => {
    if (one === cheaper && !one.skus.every(inView)) return { ...one, skus: [] }
    if (one.command !== 'find' || one.text !== cheaper.text) return one
    const { category: _category, product: _product, ...slots } = one.slots
    const { kind: _kind, ...wish } = one.wish
    return { ...one, slots, wish: { ...wish, hasKind: false } }
  })
}
