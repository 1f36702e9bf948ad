import { argumentsOf, type Command, isCommandName } from '../understanding/commands.ts'
import { InputError } from './input.ts'
import { linesOf, nameOf, readObject, shortened } from './lines.ts'

/** A message in its situation, and what it means where the line tells. */
export type TurnLine = {
  place: string
  id?: string
  shop?: string
  language: 'zh' | 'en'
  context: Record<string, string>
  say: string
  commands?: Command[]
}

/** Every turn of a JSONL file; throws InputError at the first line that is none. */
export function readTurnLines(file: string | 0, withCommands: boolean): TurnLine[] {
  const turns = Array.from(linesOf(file), ({ line, place }) => {
    const row = readObject(line)
    const { say, context = {}, language, id, shop, commands } = row ?? {}
    if (typeof say !== 'string') throw new InputError(`${place}: expected {"say": "…", "context": {…}}, got ${shortened(line)}`)
    if (!isTexts(context))
      throw new InputError(`${place}: expected "context" to hold texts such as "shown", got ${shortened(JSON.stringify(context))}`)
    if (withCommands && commands === undefined) throw new InputError(`${place}: expected "commands", got none`)
    const chinese = typeof language === 'string' ? language.startsWith('zh') : /\p{Script=Han}/u.test(say)
    return {
      place,
      ...(typeof id === 'string' && { id }),
      ...(typeof shop === 'string' && { shop }),
      language: chinese ? ('zh' as const) : ('en' as const),
      context,
      say,
      ...(withCommands && { commands: readCommands(commands, place) }),
    }
  })
  if (turns.length === 0) throw new InputError(`${nameOf(file)}:1: expected lines of {"say": "…", "context": {…}}, got none`)
  return turns
}

function isTexts(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string')
}

function readCommands(value: unknown, place: string): Command[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new InputError(`${place}: expected "commands" to be a list, got ${shortened(JSON.stringify(value))}`)
  return value.map((one: unknown) => {
    const { command, args = [] } = (one ?? {}) as { command?: unknown; args?: unknown }
    if (typeof command !== 'string' || !isCommandName(command))
      throw new InputError(`${place}: expected one of ${Object.keys(argumentsOf).join(', ')}, got ${shortened(JSON.stringify(one))}`)
    if (!isPairs(args)) throw new InputError(`${place}: expected "args" such as [["item","1"]], got ${shortened(JSON.stringify(args))}`)
    const stranger = args.find(([key]) => !argumentsOf[command].includes(key))
    if (stranger !== undefined)
      throw new InputError(`${place}: expected ${command} to have ${argumentsOf[command].join(', ') || 'no arguments'}, got ${stranger[0]}`)
    return { command, args }
  })
}

function isPairs(value: unknown): value is [string, string][] {
  return (
    Array.isArray(value) && value.every(pair => Array.isArray(pair) && pair.length === 2 && pair.every(part => typeof part === 'string'))
  )
}
