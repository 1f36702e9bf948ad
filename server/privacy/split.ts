import { fold } from './fold.ts'
import { hidden, type Personal, personalIn } from './redact.ts'

/** A stretch that may stand between the halves of a number: "and the last four: 4444". */
const mostBetween = 12

/**
 * Hides what only several messages together tell: a number sent in pieces. `texts`: what one shopper sent, the latest last, each already
 * redacted by itself. Returns the texts, changed where a piece was in them.
 */
export function redactAcross(texts: readonly string[]): string[] {
  const last = texts.length - 1
  for (let first = 0; first < last; first += 1) {
    const pieces = texts.slice(first).map((text, at) => pieceOf(text, at === 0, at === last - first))
    if (pieces.some(piece => piece === undefined)) continue
    const found = acrossAll(pieces as Piece[])
    if (found === undefined) continue
    return texts.map((text, at) => {
      const inPiece = found[at - first]
      return at < first || inPiece === undefined ? text : hidden(text, [inPiece])
    })
  }
  return [...texts]
}

/** What is joined of a text, and where it stood. */
type Piece = { text: string; at: number }

function pieceOf(text: string, isFirst: boolean, isLast: boolean): Piece | undefined {
  const { digits, place } = fold(text)
  const isMail = text.trimStart().startsWith('@')
  const start = isFirst || isMail ? 0 : digits.search(/[(+]*[\da-z]*\d/i)
  const before = start < 0 ? 0 : digits.search(/\d/)
  if (start < 0 || (!isFirst && !isMail && before > mostBetween)) return undefined
  const trailing = /[^\d@a-z]*$/i.exec(digits)?.index ?? digits.length
  const end = isLast ? digits.length : trailing
  if (end <= start || digits.length - trailing > mostBetween) return undefined
  const from = start === 0 ? 0 : place(start, start + 1).start
  return { text: text.slice(from, isLast ? undefined : place(0, end).end), at: from }
}

/** The stretch of each piece of what reaches from the first into the last. */
function acrossAll(pieces: readonly Piece[]): Personal[] | undefined {
  const isMail = pieces.some(
    ({ text }, at) => (at > 0 && text.trimStart().startsWith('@')) || (at < pieces.length - 1 && text.endsWith('@')),
  )
  const joint = isMail ? '' : ' '
  const starts: number[] = []
  let joined = ''
  for (const { text } of pieces) {
    if (starts.length > 0) joined += joint
    starts.push(joined.length)
    joined += text
  }
  const lastStart = starts.at(-1) ?? 0
  const whole = personalIn(joined).find(
    ({ kind, start, end }) => kind !== 'address' && start < (pieces[0]?.text.length ?? 0) && end > lastStart,
  )
  return whole === undefined
    ? undefined
    : pieces.map(({ text, at }, place) => {
        const from = starts[place] ?? 0
        return {
          kind: whole.kind,
          start: at + Math.max(0, whole.start - from),
          end: at + Math.min(text.length, whole.end - from),
        }
      })
}
