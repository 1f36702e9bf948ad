import type { Language } from '../dialogue/language.ts'
import { type Command as Read, valuesOf } from './commands.ts'

/** Where something new may begin: after a mark; the point of 4.5升 is none. */
const marks = /(?:[^,，.。;；!！?？\n…~～/]|(?<=\d)\.(?=\d))+[,，.。;；!！?？\n…~～/]*/gu
/** Of a wish beside another command after a space between Han characters too, where no mark parts them: 那先不要了 看看洗漱包. */
const spaces =
  /(?:[^,，.。;；!！?？\n…~～/ ]|(?<=\d)\.(?=\d)|(?<!\p{Script=Han}) |(?<=\p{Script=Han}) (?!\p{Script=Han}))+[,，.。;；!！?？\n…~～/ ]*/gu

/** `isWish`: what is wished for stands there. */
type Placed = { place?: number; isWish?: boolean }

/** Where a command is spoken of: at the first of its values that the message holds, else where the reader sees it. */
export function placedBy(command: Read, text: string): Placed {
  const said = text.toLowerCase()
  const values = command.args.flatMap(([key, value]) => (toldInWords.has(key) && !/^[\d,]+$/.test(value) ? [value] : []))
  const at = values.map(value => said.indexOf(value.toLowerCase())).filter(found => found >= 0)
  return at.length === 0
    ? { ...(command.place === undefined ? {} : { place: command.place }) }
    : { place: (Math.min(...at) + 0.5) / text.length, isWish: command.command === 'find' }
}
const toldInWords: ReadonlySet<string> = new Set(['kind', 'item', 'q', 'use', 'feature', 'material', 'not', 'for'])

/**
 * The part of a message that each of its commands is said in, by where the reader sees it spoken of: the message cut at its marks, each piece with the command
 * nearest to it. Nothing where there are fewer pieces than commands, or one would be left without any.
 */
export function segmentsOf(text: string, commands: readonly Placed[]): string[] | undefined {
  if (commands.length < 2) return undefined
  const marked = [...text.matchAll(marks)]
  const isApart = marked.length < commands.length && commands.length === 2 && commands.some(({ isWish }) => isWish === true)
  const pieces = isApart ? [...text.matchAll(spaces)] : marked
  if (pieces.length < commands.length) return undefined
  const own = commands.map(() => [] as string[])
  for (const { 0: piece, index } of pieces) {
    const middle = (index + piece.length / 2) / text.length
    const away = commands.map(({ place = 0 }) => Math.abs(place - middle))
    own[away.indexOf(Math.min(...away))]!.push(piece)
  }
  return own.every(({ length }) => length > 0) ? own.map(parts => parts.join('').trim()) : undefined
}

/** What is read of a thing that is taken, where it is called by a name: "1个除氯的", "2 blue mugs". */
export function wordsTaken(command: Read, all: readonly Read[], language: Language): string | undefined {
  if (command.command !== 'add' || all.length < 2) return undefined
  const [item] = valuesOf(command, 'item')
  const names = new Set(all.flatMap(one => valuesOf(one, 'item').filter(name => !/^[\d,\s]+$/u.test(name))))
  if (item === undefined || names.size < all.length) return undefined
  const [quantity] = valuesOf(command, 'quantity')
  const options = [...valuesOf(command, 'colour'), ...valuesOf(command, 'size').map(size => (language === 'en' ? `size ${size}` : size))]
  const count = quantity === undefined ? '' : language === 'zh' ? `${quantity}个` : quantity
  return [count, ...options, item].filter(word => word !== '').join(language === 'zh' ? '' : ' ')
}
