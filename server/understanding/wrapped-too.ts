import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../dialogue/questions.ts'
import { wantsWrapping } from '../dialogue/sums.ts'
import { doubtsParcel } from './sums.ts'

const parts = /[^,，.。!！?？;；\n]+[.。!！?？;；\n]*/gu

/** 粉的要一个，包装一下: what is taken is to be wrapped, where that is said and not asked; 来两条 那不用运费了吧 asks of its parcel. */
export function wrappedToo(commands: readonly Command[], text: string): Command[] {
  const isTaken = commands.some(({ command }) => command === 'add')
  const isWrapped = isTaken && wantsWrapping(text) && (text.match(parts) ?? []).some(part => wantsWrapping(part) && !asksSomething(part))
  const said = { ...(isWrapped ? { wraps: true as const } : {}), ...(isTaken && doubtsParcel(text) ? { sent: true as const } : {}) }
  return Object.keys(said).length > 0 ? commands.map(one => (one.command === 'add' ? { ...one, ...said } : one)) : [...commands]
}
