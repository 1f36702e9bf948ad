import type { Command } from '../dialogue/commands.ts'
import { eachCount } from '../understanding/draft-parts.ts'
import type { Draft } from '../understanding/draft-state.ts'
import type { Facts } from './ports.ts'

/** Whether what was told is a wish, where nothing was taken before it. `takes`: something was heard as taken; `isSum`: a sum is asked for. */
export function isWish(
  told: Draft,
  { text, takes, isSum, commands }: { text: string; takes: boolean; isSum: boolean; commands: readonly Command[] },
  vocabulary: ReturnType<Facts['vocabulary']>,
): boolean {
  // 想要一个双肩包: what nobody has heard as taken is a wish, but for a list or a number.
  const isMore =
    told.lines.length > 1 || told.lines.some(({ quantity, variants }) => quantity > 1 || (told.isOptioned && variants.length === 1))
  const isCounted = eachCount(text) !== undefined || told.lines.some(line => line.isCounted === true)
  const asksPrice = !isCounted && commands.some(({ command }) => command === 'price')
  if (!takes && !isSum && (!isMore || asksPrice || wishes.test(text))) return true
  // Something else was heard as taken, too.
  const kindOf = (sku: string) => vocabulary.products.find(one => one.sku === sku)?.category
  const isMissed = ({ command, skus: [sku, more] }: Command) =>
    command === 'add' &&
    sku !== undefined &&
    more === undefined &&
    !told.lines.some(line => line.product === sku || kindOf(line.product) === kindOf(sku))
  return told.named.length < 2 && commands.some(isMissed)
}

const wishes =
  /想(?:要|买|找|看|入)|推荐|有没有|看看|别的|换一个(?=[\s，]|$)|有关的|\b(?:looking for|need an?|something|anything|any|suggest|recommend|show me)\b/iu

/** "Don't bother with the tent" wishes for none. */
const turnsDown = /不(?:要|用|买|需要)|别(?!的)|算了|\b(?:no|not|never|without|(?:do|does|did)n['’]?t)\b/iu

/** A wish for a kind of its own is no part of an order, where all that is taken was read as taken, or the order stays as it was. */
export function wishedBeside(commands: readonly Command[], { lines, named }: Draft): readonly Command[] {
  const adds = commands.filter(({ command }) => command === 'add')
  const fresh = lines.filter(({ isNew }) => isNew === true)
  const isExplained =
    fresh.length === 0
      ? named.length === 0
      : fresh.every(line => adds.some(({ skus: [sku, more] }) => sku === line.product && more === undefined))
  if (!isExplained) return []
  return commands.filter(
    one =>
      one.command === 'find' &&
      one.wish.hasKind &&
      !turnsDown.test(one.text) &&
      commands.every(other => other === one || other.text !== one.text),
  )
}
