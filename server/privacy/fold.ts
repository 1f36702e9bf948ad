/**
 * A text as its reader takes it: full-width, circled, key-cap and zero-width characters are folded away, and each character left knows
 * where it stood.
 */
export type Folded = {
  text: string
  /** The same length; Chinese numerals and letters that stand for digits are digits. */
  digits: string
  /** Where a stretch of `text` stands in the original. */
  place(start: number, end: number): { start: number; end: number }
}

/** What is not seen: format characters, variation selectors and key caps. */
const unseen = /^[\p{Cf}\p{Mn}\p{Me}]$/u
/** Most characters are what they are. */
const plain = /^[ -~\u4e00-\u9fff]$/

const numerals = new Map(
  [...'〇零一二三四五六七八九']
    .map((numeral, at) => [numeral, String(Math.max(0, at - 1))] as const)
    .concat(
      [...'零壹贰叁肆伍陆柒捌玖'].map((numeral, at) => [numeral, String(at)] as const),
      [...'貳參陸'].map((numeral, at) => [numeral, String([2, 3, 6][at])] as const),
      [['幺', '1'] as const, ['○', '0'] as const],
    ),
)

export function fold(original: string): Folded {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const read = plain.test(character) ? character : unseen.test(character) ? '' : character.normalize('NFKC')
    for (let unit = 0; unit < read.length; unit += 1) {
      text += read[unit]
      starts.push(at)
      ends.push(end)
    }
    at = end
  }
  return {
    text,
    digits: asDigits(text),
    place: (start, end) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }),
  }
}

function asDigits(text: string): string {
  return text
    .replace(/[〇零○幺一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖]/g, numeral => numerals.get(numeral) ?? numeral)
    .replace(/(?<![A-Za-z])[lI](?=\d)|(?<=\d)[lI](?=\d)/g, '1')
    .replace(/(?<![A-Za-z])[oO](?=\d)|(?<=\d)[oO](?=\d)/g, '0')
}
