/** A text made comparable: compatibility forms, case, accents and invisible characters gone, every code unit knowing where it came from. */
export type Folded = {
  text: string
  /** Start and end, in code units of the original, of what each code unit of `text` came from. */
  starts: number[]
  ends: number[]
}

export type Token = { text: string; start: number; end: number }

/** ２００ → 200, Ｍ → m, É → e, ’ → ', – → -; zero-width and direction marks disappear. */
export function fold(original: string): Folded {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const folded = foldCharacter(character)
    text += folded
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at)
      ends.push(end)
    }
    at = end
  }
  return { text, starts, ends }
}

/** The text alone, where nobody asks where it came from. */
export function foldText(original: string): string {
  return /^[ -~]*$/.test(original) ? original.toLowerCase() : fold(original).text
}

/** Latin words and digits of a folded text; "42eu" is one token, "mum's" too. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[a-z0-9]+(?:'[a-z]+)?/g)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

export function isHan(character: string | undefined): boolean {
  return character !== undefined && /\p{Script=Han}/u.test(character)
}

/** Traditional forms of the characters that numbers, sizes and goods are counted with. */
const simplified: Readonly<Record<string, string>> = { 兩: '两', 萬: '万', 個: '个', 這: '这', 雙: '双', 號: '号', 碼: '码', 塊: '块' }

function foldCharacter(character: string): string {
  if (character >= ' ' && character <= '~') return character.toLowerCase()
  // Without the space, 200，300 would read as two hundred thousand.
  if (character === '，') return ', '
  // Most of what is typed in Chinese: nothing else changes in it.
  if (character >= '一' && character <= '鿿') return simplified[character] ?? character
  return (simplified[character] ?? character)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[‘’`´]/g, "'")
    .replace(/[‐‑‒–−]/g, '-')
    .replace(/[^\S\n]/g, ' ')
}
