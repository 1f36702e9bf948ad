import { normalise, type Units } from '../../models/turn-units.ts'
import { labelAsked } from './asked-parts.ts'
import { type Command, typeOf, valuesOf } from './commands.ts'
import { labels, pointing, type Tag, tags, types } from './heads.ts'
import { readCount, readSums } from './sums.ts'

/**
 * What the reader's heads should tell of a message: type numbers, one label number a unit, for a pointing command its candidates, and where its
 * questions stand (nothing where that cannot be told).
 */
export type Targets = { types: number[]; tags: number[]; items: Record<number, number[]>; asks?: number[]; missed: string[] }

/** `missed`: values that could not be found in the message. */
export function targetsOf(commands: readonly Command[], message: Units, shownCount: number): Targets {
  const { text, units } = message
  const counts = new Map<string, number>()
  for (const command of commands) counts.set(typeOf(command), (counts.get(typeOf(command)) ?? 0) + 1)
  const wanted = [...counts].flatMap(([type, count]) => (count > 1 ? [type, `${type}#2`] : [type]))
  if (commands.some(command => command.command === 'find' && valuesOf(command, 'new').length > 0)) wanted.push('find+new')
  const held = Array<number>(units.length).fill(0)
  const taken = Array<boolean>(text.length).fill(false)
  const missed: string[] = []
  const values = commands.flatMap(command => command.args.flatMap(([key, value]) => tagOf(command, key, value)))
  // What is long is found first: what is short may stand inside it.
  for (const { tag, find, value } of values.sort((a, b) => b.value.length - a.value.length)) {
    const place = find(text, taken)
    const inside = place === undefined ? [] : units.flatMap((unit, at) => (unit.start < place.end && unit.end > place.start ? [at] : []))
    if (place === undefined || inside.length === 0) {
      missed.push(`${tag}=${value}`)
      continue
    }
    taken.fill(true, place.start, place.end)
    const begin = labels.indexOf(`B-${tag}`)
    for (const [index, at] of inside.entries()) held[at] = index === 0 ? begin : begin + 1
  }
  const items: Record<number, number[]> = {}
  for (const command of commands) {
    const at = (pointing as readonly string[]).indexOf(command.command)
    if (at < 0 || typeOf(command) === 'ask/shop') continue
    const pointed = valuesOf(command, 'item').flatMap(value => {
      if (value === 'all') return [shownCount]
      if (value === 'cart') return [shownCount + 1]
      return /^[\d,]+$/.test(value) ? value.split(',').map(one => Number(one) - 1) : []
    })
    items[at] = [...new Set([...(items[at] ?? []), ...pointed.filter(one => one >= 0 && one < shownCount + 2)])]
  }
  const asks = labelAsked(
    commands.flatMap(command => (command.command === 'ask' ? valuesOf(command, 'q').slice(0, 1) : [])),
    message,
  )
  return {
    types: wanted.map(type => types.indexOf(type)).filter(type => type >= 0),
    tags: held,
    items,
    ...(asks === undefined ? {} : { asks }),
    missed,
  }
}

type Wanted = { tag: Tag; value: string; find(text: string, taken: readonly boolean[]): { start: number; end: number } | undefined }

function tagOf({ command }: Command, key: string, value: string): Wanted[] {
  if (command === 'find' && key === 'budget') {
    const [, relation = '-', numbers = value] = /^(<=|>=|~)?(.*)$/.exec(value) ?? []
    return [{ tag: `budget.${relation}` as Tag, value, find: (text, taken) => placeOfSum(text, taken, numbers.split('-').map(Number)) }]
  }
  if (command !== 'find' && key === 'quantity')
    return [{ tag: 'item.quantity', value, find: (text, taken) => placeOfCount(text, taken, Number(value)) }]
  const tag = command === 'find' ? `find.${key}` : key === 'item' ? 'item.name' : `item.${key}`
  if (!(tags as readonly string[]).includes(tag) || (tag === 'item.name' && /^(?:[\d,]+|all|cart)$/.test(value))) return []
  return [{ tag: tag as Tag, value, find: (text, taken) => placeOf(text, taken, normalise(value)) }]
}

function placeOf(text: string, taken: readonly boolean[], value: string): { start: number; end: number } | undefined {
  const lower = text.toLowerCase()
  const sought = value.toLowerCase()
  for (let start = lower.indexOf(sought); start >= 0 && sought !== ''; start = lower.indexOf(sought, start + 1)) {
    const end = start + sought.length
    const isWord = !/[a-z0-9]/.test(sought[0]!) || !/[a-z0-9]/.test(lower[start - 1] ?? ' ')
    if (isWord && !taken.slice(start, end).some(Boolean)) return { start, end }
  }
  return undefined
}

function placeOfSum(text: string, taken: readonly boolean[], numbers: readonly number[]): { start: number; end: number } | undefined {
  const sums = readSums(text).filter(({ start, end }) => !taken.slice(start, end).some(Boolean))
  const [low, high] = numbers
  for (const [at, sum] of sums.entries()) {
    const next = sums[at + 1]
    if (high === undefined && (sum.low === low || sum.high === low)) return sum
    if (high !== undefined && sum.low === low && sum.high === high) return sum
    if (high !== undefined && next !== undefined && sum.low === low && next.high === high) return { start: sum.start, end: next.end }
  }
  return undefined
}

const counted =
  /[一二两俩三四五六七八九十仨双\d]+|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|dozen|couple|pair|both|another|single|double|twice)\b/giu

function placeOfCount(text: string, taken: readonly boolean[], count: number): { start: number; end: number } | undefined {
  for (const match of text.matchAll(counted)) {
    const place = { start: match.index, end: match.index + match[0].length }
    if (readCount(match[0]) === count && !taken.slice(place.start, place.end).some(Boolean)) return place
  }
  return undefined
}
