import { chosenOf } from '../dialogue/attention.ts'
import { piecesOf } from '../dialogue/sum-policy.ts'
import type { DraftPart } from './draft-parts.ts'
import { type Before, type DraftLine, type State, takesVerb } from './draft-state.ts'

/** A count that stands alone: of what was named before it, else another count of what is talked about. */
export function counted(
  state: State,
  part: DraftPart,
  count: number | undefined,
  { focus: before, takes, variants, isOffered = false }: Before,
): State {
  if (count === undefined) return state
  // "2 pots actually, one for mum": of these.
  if (state.last?.base !== undefined && count < state.last.base && ofThem.test(part.text)) return state
  // "Any sleeping bags? we'd need 4": of what this message has just named.
  const focus = state.named.at(-1) ?? before
  const { lines, last } = state
  const ofFocus = lines.findLast(one => one.product === focus)
  // 来两份 of whoever takes a rod and was shown bait: of the bait.
  const isOfFocus = isOffered || takesVerb.en.test(part.text) || (focus !== undefined && takesOf.test(part.text))
  const line =
    last === undefined ? (ofFocus ?? (lines.length === 1 && !isOfFocus ? lines[0] : undefined)) : lines.find(one => one === last.at)
  if (line === undefined) {
    if (focus === undefined || !(takes || isOffered || takesVerb.en.test(part.text) || takesVerb.zh.test(part.text))) return state
    const weighed = state.weighed?.product === focus ? state.weighed.variants : []
    const chosen = weighed.length === 1 ? weighed[0] : chosenOf({ variants }, focus)
    const fresh: DraftLine = {
      product: focus,
      quantity: count,
      variants: chosen === undefined ? [] : [chosen],
      said: part.text,
      isNew: true,
    }
    return { ...state, lines: [...lines, fresh], last: { at: fresh, base: count }, isChanged: true }
  }
  // 睡袋两条, of two in different colours: those.
  const own = lines.filter(one => one.product === line.product)
  if (part.more !== true && own.length > 1 && piecesOf(own) === count) return state
  const next: DraftLine = { ...line, quantity: part.more === true ? line.quantity + count : count }
  if (next.quantity === line.quantity) return state
  return {
    ...state,
    lines: lines.map(one => (one === line ? next : one)),
    last: { at: next, base: count },
    isChanged: true,
    isRecounted: true,
  }
}

const ofThem = /\b(?:one|two|three|\d) (?:is )?(?:for|to) (?!\d)[a-z]|给[我你他她\p{Script=Han}]/iu
const takesOf = /[来拿买](?!着)|(?<![就只])要(?!是|不)/u
