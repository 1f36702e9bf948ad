import type { Clause } from '../dialogue/turn.ts'
import { goodsWanted } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import { type Command as Read, valuesOf } from './commands.ts'

/** Where something new may begin: after a mark; the point of 4.5升 is none. */
const marks = /(?:[^,，.。;；!！?？\n…~～/]|(?<=\d)\.(?=\d))+[,，.。;；!！?？\n…~～/]*/gu
/** Of a wish beside another command after a space between Han characters too, where no mark parts them: 那先不要了 看看洗漱包. */
const spaces =
  /(?:[^,，.。;；!！?？\n…~～/ ]|(?<=\d)\.(?=\d)|(?<!\p{Script=Han}) |(?<=\p{Script=Han}) (?!\p{Script=Han}))+[,，.。;；!！?？\n…~～/ ]*/gu

/** `isWish`: what is wished for stands there; `isAsked`: a question, in words of its own. */
type Placed = { place?: number; isWish?: boolean; isAsked?: true }

/** Where a command is spoken of: at the first of its values that the message holds, of several kinds at that nearest to where the reader sees it, else there. */
export function placedBy(command: Read, text: string): Placed {
  const said = text.toLowerCase()
  // 不是抓板，是睡觉的窝 wishes where it says what is wanted.
  const isWanted = command.args.some(([key]) => key !== 'not' && toldInWords.has(key))
  const values = command.args.flatMap(([key, value]) =>
    toldInWords.has(key) && !(isWanted && key === 'not') && !/^[\d,]+$/.test(value) ? [value] : [],
  )
  const at = values.map(value => said.indexOf(value.toLowerCase())).filter(found => found >= 0)
  const isAsked = command.command === 'ask' ? { isAsked: true as const } : {}
  if (at.length === 0) return { ...isAsked, ...(command.place === undefined ? {} : { place: command.place }) }
  const places = at.map(found => (found + 0.5) / text.length)
  const isWish = command.command === 'find'
  const { place: seen } = command
  const isOfSeveral = command.args.filter(([key]) => key === 'kind').length > 1
  // 晨雾马克杯灰绿的来一个 有没有保温杯, of which both cups are read as wished for.
  const nearest = seen === undefined || !isOfSeveral ? undefined : places.toSorted((a, b) => Math.abs(a - seen) - Math.abs(b - seen))[0]
  return { place: nearest ?? Math.min(...places), isWish, ...isAsked }
}
const toldInWords: ReadonlySet<string> = new Set(['kind', 'item', 'q', 'use', 'feature', 'material', 'not', 'for'])

/**
 * The part of a message that each of its commands is said in, by where the reader sees it spoken of: the message cut at its marks, each piece with the command
 * nearest to it. Nothing where there are fewer pieces than commands, or one would be left without any.
 */
export function segmentsOf(text: string, commands: readonly Placed[]): string[] | undefined {
  if (commands.length < 2) return undefined
  const marked = [...text.matchAll(marks)]
  // 要一件 另外有没有高腰的内裤，剖腹产能穿吗: what is taken and what is looked for, whatever is asked of it.
  const isOfTwo = commands.length === 2 || commands.filter(({ isAsked }) => isAsked !== true).length === 2
  const isApart = marked.length < commands.length && isOfTwo && commands.some(({ isWish }) => isWish === true)
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

/** 垫子来一个 骰盘不要: what is taken is said in no part that turns something down, where what is turned down stands in one that does not. */
export function takenWithin(parts: readonly string[] | undefined, commands: readonly Read[]): string[] | undefined {
  const at = (...names: readonly string[]) => commands.findIndex(({ command }) => names.includes(command))
  const [taken, refused] = [at('add'), at('reject', 'drop')]
  const isCrossed = parts !== undefined && taken >= 0 && refused >= 0 && refuses.test(parts[taken]!) && !refuses.test(parts[refused]!)
  return isCrossed
    ? parts.map((part, place) => (place === taken ? parts[refused]! : place === refused ? parts[taken]! : part))
    : parts?.slice()
}
/** The clause that something is taken in, where the one it was heard in turns something down. */
export const clauseTaken = (clause: Clause | undefined, { command }: Read, clauses: readonly Clause[]): Clause | undefined =>
  command === 'add' && clause !== undefined && refuses.test(clause.text)
    ? (clauses.find(({ text }) => !refuses.test(text)) ?? clause)
    : clause
const refuses = /(?:不|别|甭)(?:要|用|买|需要|加|拿|来)|算了|\b(?:no|not|don'?t|dont|without|forget|drop|skip|leave)\b/iu

/** 我家猫7斤多 想换个窝 猫毛多好不好洗: a wish beside questions is told by all that these do not ask, where that names goods; a kind that only they name is not its own. */
export function besideQuestions(command: Read, all: readonly Read[], text: string): { wish: Read; rest: string } | undefined {
  if (command.command !== 'find' || all.length < 2 || !all.every(one => one === command || one.command === 'ask')) return undefined
  const rest = all
    .flatMap(one => valuesOf(one, 'q'))
    .reduce((left, question) => left.replace(question, ' '), text)
    .trim()
  if (rest === text.trim() || !(goodsWanted(rest).length > 0 || wanting.test(rest))) return undefined
  return { wish: { ...command, args: command.args.filter(([key, value]) => key !== 'kind' || rest.includes(value)) }, rest }
}

const wanting = /想[要买换找给]|[要换找买]一?[个只条双件点些把张]|\b(?:need|want|looking for|after an?)\b/iu

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
