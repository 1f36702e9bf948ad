/**
 * A message as the reader sees it: the tokenizer's pieces, and units that values are made of, each with the place in the text it stands
 * for. A unit is a Han character or else a whole piece, so that a value may begin and end inside a piece such as 两个.
 */
export type Units = { text: string; pieces: number[]; units: Unit[] }
/** `piece`: which of the pieces it belongs to. `id`: the piece that would stand for it alone. `place`: how far into its piece, at most 3. */
export type Unit = { piece: number; id: number; place: number; start: number; end: number }

export type Pieces = { pieces(text: string): { id: number; piece: string }[] }

const longest = 96
const mostCharacters = 1000
const han = /\p{Script=Han}/u

/** Width and compatibility forms as the tokenizer's own normaliser has them, without what cannot be seen. */
export const normalise = (text: string): string =>
  text
    .slice(0, mostCharacters)
    .normalize('NFKC')
    .replace(/\p{Cs}/gu, '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()

export function toUnits(message: string, tokenizer: Pieces, idOfHan: (character: string) => number): Units {
  const text = normalise(message)
  const found = tokenizer.pieces(text).slice(0, longest)
  const units: Unit[] = []
  let at = 0
  for (const [index, { id, piece }] of found.entries()) {
    const letters = piece.replaceAll('▁', '')
    if (letters === '') continue
    const start = text.indexOf(letters, at)
    // What the normaliser wrote otherwise than the text has no place of its own: no value can hold it.
    if (start < 0 || start > at + 12) continue
    at = start + letters.length
    if (!han.test(letters)) {
      units.push({ piece: index, id, place: 0, start, end: at })
      continue
    }
    let from = start
    let place = 0
    for (const character of letters) {
      units.push({ piece: index, id: idOfHan(character), place: Math.min(place, 3), start: from, end: from + character.length })
      from += character.length
      place++
    }
  }
  return { text, pieces: found.map(({ id }) => id), units }
}
