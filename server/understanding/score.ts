import { type Command, typeOf } from './commands.ts'

/** How readings compare with what was meant, over some turns; shares are 0 to 1. */
export type TurnFigures = { turns: number; commandsRight: number; allRight: number; commandF1: number; argumentF1: number; itemF1: number }

/** A turn's commands are right when their types are, in any order; all is right when every counted argument is too. */
export function figuresOf(turns: readonly { gold: readonly Command[]; read: readonly Command[] }[]): TurnFigures {
  const types = turns.map(({ gold, read }) => [gold.map(typeOf), read.map(typeOf)] as const)
  const values = turns.map(({ gold, read }) => [gold.flatMap(counted), read.flatMap(counted)] as const)
  const items = values.map(([gold, read]) => [gold.filter(isItem), read.filter(isItem)] as const)
  const right = types.map(([gold, read]) => same(gold, read))
  const share = (hits: readonly boolean[]) => hits.filter(Boolean).length / Math.max(1, hits.length)
  return {
    turns: turns.length,
    commandsRight: share(right),
    allRight: share(values.map(([gold, read], at) => right[at]! && same(gold, read))),
    commandF1: f1(types),
    argumentF1: f1(values),
    itemF1: f1(items),
  }
}

export const isRight = (gold: readonly Command[], read: readonly Command[]): { commands: boolean; all: boolean } => {
  const commands = same(gold.map(typeOf), read.map(typeOf))
  return { commands, all: commands && same(gold.flatMap(counted), read.flatMap(counted)) }
}

const isItem = (value: string) => value.includes('\titem\t')

/** Arguments as they are compared: letters, digits and relations alone; how a question or a reason is worded does not count. */
function counted({ command, args }: Command): string[] {
  return args
    .filter(([key, value]) => key !== 'q' && key !== 'what' && key !== 'reason' && !(key === 'about' && value !== 'shop'))
    .map(
      ([key, value]) =>
        `${command}\t${key}\t${[...value.toLowerCase()].filter(character => /[\p{L}\p{N}<>=~-]/u.test(character)).join('')}`,
    )
}

function same(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.toSorted().every((value, at) => value === second.toSorted()[at])
}

function f1(pairs: readonly (readonly [readonly string[], readonly string[]])[]): number {
  let shared = 0
  let all = 0
  for (const [gold, read] of pairs) {
    const left = [...read]
    for (const value of gold) {
      const at = left.indexOf(value)
      if (at < 0) continue
      shared++
      left.splice(at, 1)
    }
    all += gold.length + read.length
  }
  return all === 0 ? 0 : (2 * shared) / all
}
