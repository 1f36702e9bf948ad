import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../dialogue/questions.ts'
import { wantsWrapping } from '../dialogue/sums.ts'

const parts = /[^,，.。!！?？;；\n]+[.。!！?？;；\n]*/gu

/** 粉的要一个，包装一下: what is taken is to be wrapped, where that is said and not asked. */
export function wrappedToo(commands: readonly Command[], text: string): Command[] {
  const isTaken = commands.some(({ command }) => command === 'add') && wantsWrapping(text)
  const isSaid = isTaken && (text.match(parts) ?? []).some(part => wantsWrapping(part) && !asksSomething(part))
  return isSaid ? commands.map(one => (one.command === 'add' ? { ...one, wraps: true } : one)) : [...commands]
}
