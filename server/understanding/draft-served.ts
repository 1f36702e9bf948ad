import type { DraftPart } from './draft-parts.ts'
import { type Before, type DraftLine, isOf, type Mention, type State } from './draft-state.ts'

/** 钢笔包一下, "wrap one of the diggers", "wrapped": of what is named, else of what this message takes, else of all. */
export function served(
  state: State,
  part: DraftPart,
  { of, off }: NonNullable<DraftPart['service']>,
  mention: Mention,
  { focus, takes }: Before,
): State {
  if (asksOfService.test(part.text)) return state
  const { lines, last } = state
  const { product, variants, by, count } = mention
  const isLast = (line: DraftLine) => last !== undefined && isOf(last.at.product, last.at.variants)(line)
  const named = by === 'name' || by === 'option' ? lines.filter(isOf(product, variants)) : []
  const own = lines.some(isLast) ? lines.filter(isLast) : lines.filter(line => line.product === focus)
  const isAll = allOfIt.test(part.text) || several.test(part.text) || off || part.out !== undefined
  // "Wrap the fountain and add a scratcher": what is talked about is taken by that.
  if (lines.length === 0 && takes && focus !== undefined && !off && part.out === undefined) {
    const line: DraftLine = {
      product: focus,
      quantity: 1,
      variants: [],
      said: part.text,
      isNew: true,
      [of === 'wrapping' ? 'wrapped' : 'engraved']: 1,
    }
    return { ...state, lines: [line], isChanged: true, isServed: [of], last: { at: line } }
  }
  const meant = named.length > 0 ? named : isAll || own.length === 0 ? lines : own
  if (meant.length === 0) return state
  const key = of === 'wrapping' ? 'wrapped' : 'engraved'
  const isOff = off || part.out !== undefined
  const isOnly = onlyThat.test(part.text)
  const next = lines.map(line => {
    if (!meant.includes(line)) return isOnly && !isOff ? { ...line, [key]: 0 } : line
    return { ...line, [key]: isOff ? 0 : Math.min(count ?? line.quantity, line.quantity) }
  })
  return {
    ...state,
    lines: next,
    isChanged: true,
    isServed: [...(state.isServed ?? []), of],
    ...(meant.length === 1 ? { last: { at: next[lines.indexOf(meant[0]!)]! } } : {}),
  }
}
const asksOfService =
  /[?？吗么]|能不能|可不可以|可以.{0,6}包|(?:包装|礼盒|刻字|绣字|刻名字|绣名字)费?(?:要|是|得|收)?(?:多少|几[块元])|\b(?:do|does|is|are|did) (?:you|it|they|the|that)\b|\bhow much (?:extra )?(?:is|for|to|does|do)\b/iu
const allOfIt = /都|全|两样|\b(?:both|all|everything|each)\b/iu
/** "Wrap them", behind what was taken before. */
const several = /\b(?:them|those|these|they)\b|它们|[这那]些/iu
const onlyThat = /只|就(?=包)|\b(?:just|only)\b/iu
