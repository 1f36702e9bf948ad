import type { Command } from '../dialogue/commands.ts'
import { readAge } from '../language/ages.ts'

/** "My niece turns 6 on saturday. Any ideas?", "markers for a 6 yr old? Something crafty": how old a child is may stand beside the one wish of a message, where nothing is asked for that it could be told of. */
export function withAgeTold(commands: readonly Command[], message: string): Command[] {
  const finds = commands.filter(({ command }) => command === 'find')
  const age = finds.length === 1 && commands.every(({ command }) => besideWish.has(command)) ? readAge(message) : undefined
  return commands.map(one =>
    one.command === 'find' && one.wish.age === undefined && age !== undefined ? { ...one, wish: { ...one.wish, age } } : one,
  )
}

const besideWish: ReadonlySet<Command['command']> = new Set(['find', 'chat', 'reject', 'yes', 'no', 'more', 'cheaper', 'dearer'])
