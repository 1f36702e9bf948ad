import type { Command } from '../dialogue/commands.ts'
import { isNamedFrom, nameScore } from '../understanding/likely.ts'
import type { ListenFacts } from './in-shops-terms.ts'

/** "Show me the skyglide", "can i have a look at the shell", 云驰给我看看: whoever wants to see a thing wishes for it, by whatever coined name it goes. */
const toSee =
  /^\s*(?:(?:hi|hey|hello|ok(?:ay)?|so|and|um|yeah|yes|please|pls)[,.! ]+)*(?:(?:can|could|may) (?:i|we|you|u) |(?:i|we)(?:'d| would)? (?:want|like|wanna|need) (?:to )?|let(?:'s| me| us)? )?(?:please )?(?:show (?:me|us)|see|have a (?:little |quick )?(?:look|peek) at|take a (?:look|peek) at|look at|view|check out)\b|(?:给我|让我|我?想|来|再)?看(?:一?下|看|一看)|瞧(?:一?下|瞧)/iu
const around = /\b(?:the|that|those|your|please|pls|again|one|ones|pair|some|it)\b|[的那这个款双件吧呢吗哈啊先再我]|[?？!！.。,，]/giu
/** A message of more words says what else is wanted. */
const longest = 60

/** The wish of whoever asks to see what is called by its name, where nothing else was made of it. */
export function asksToSee(
  commands: readonly Command[] | undefined,
  text: string,
  inView: readonly string[],
  { speaksOf }: ListenFacts,
): Command | undefined {
  const isMissed = commands === undefined || commands.every(one => missedAs.has(one.command) && one.skus.length === 0)
  if (!isMissed || text.length > longest || !toSee.test(text)) return undefined
  const rest = text.replace(toSee, ' ').replace(around, ' ').trim()
  const named = speaksOf(rest, inView).filter(one => one.others === 0 && one.refused === 0 && nameScore(one) > isNamedFrom)
  const [best, next] = named.sort((a, b) => nameScore(b) - nameScore(a))
  if (best === undefined || (next !== undefined && nameScore(next) === nameScore(best))) return undefined
  const wish = { words: rest, hasKind: true, isOption: false, isNew: false, avoid: [] }
  return { command: 'find', probability: 1, text, skus: [], slots: { product: [best.sku] }, wish }
}
const missedAs: ReadonlySet<string> = new Set(['off', 'noise', 'chat', 'ask'])
