/**
 * What a reply may be made of, whatever the model would like. Outside brackets: words and punctuation of the reply's language, so no digit,
 * currency sign, link or mark-up, and in Chinese no Latin letter but `AI`. Inside brackets: a placeholder of the plan that was not used yet.
 * The end of text only when all of them were.
 */
export type ReplyGrammar = {
  /** Starts a reply: `placeholders` such as `[price2]`. */
  begin(language: ReplyLanguage, placeholders: readonly string[]): ReplyState
}

export type ReplyState = {
  /** The tokens that may come next. */
  readonly allowed: Int32Array
  accept(token: number): void
  /** Tokens that were written outside brackets. */
  readonly words: readonly number[]
}

export const replyLanguages = ['zh', 'en'] as const
export type ReplyLanguage = (typeof replyLanguages)[number]

const wordsOf: Record<ReplyLanguage, RegExp> = {
  zh: /^[\p{Script=Han} ，。！？、；：（）“”‘’「」…—]+$/u,
  // A letter right behind a full stop, colon or comma is how links and file names look.
  en: /^(?!.*[.:,]\p{L})[A-Za-z ,.!?;:()'’"“”–—…-]+$/u,
}
const placeholderPiece = /^[a-z_0-9]+$/

/** `pieces[id]` is the text of each token, undefined for those that have none (special and byte tokens). */
export function createReplyGrammar(pieces: readonly (string | undefined)[], endOfText: number): ReplyGrammar {
  const open = idsWhere(pieces, piece => piece.trim() === '[')
  const close = idsWhere(pieces, piece => piece.startsWith(']'))
  const spelling = new Map<string, number>()
  for (const [id, piece] of pieces.entries()) if (piece !== undefined && placeholderPiece.test(piece)) spelling.set(piece, id)
  // In Chinese `AI` is the one Latin word; it may be one token or two.
  const endOfAi = Int32Array.from(idsWhere(pieces, piece => piece === 'I'))
  const outside = {
    zh: outsideOf(idsWhere(pieces, piece => wordsOf.zh.test(piece) || piece.trim() === 'AI' || piece.trim() === 'A')),
    en: outsideOf(idsWhere(pieces, piece => wordsOf.en.test(piece))),
  }

  function outsideOf(words: readonly number[]) {
    return { first: Int32Array.from(words), open: Int32Array.from([...words, ...open]), last: Int32Array.from([...words, endOfText]) }
  }

  function begin(language: ReplyLanguage, placeholders: readonly string[]): ReplyState {
    const left = new Set(placeholders)
    const words: number[] = []
    /** What was written since the bracket, `[` included; undefined outside. */
    let inside: string | undefined
    let allowed = after('')

    function after(last: string): Int32Array {
      if (inside !== undefined) return spelt(inside)
      if (language === 'zh' && last.trim() === 'A') return endOfAi
      if (left.size > 0) return outside[language].open
      return words.length === 0 ? outside[language].first : outside[language].last
    }

    function spelt(written: string): Int32Array {
      const ids = new Set<number>()
      const rests = [...left].filter(placeholder => placeholder.startsWith(written)).map(placeholder => placeholder.slice(written.length))
      for (const rest of rests) {
        for (let length = 1; length <= rest.length; length++) {
          const id = spelling.get(rest.slice(0, length))
          if (id !== undefined) ids.add(id)
        }
      }
      if (rests.includes(']')) for (const id of close) if (isClosing(pieces[id]!, language)) ids.add(id)
      return Int32Array.from(ids)
    }

    return {
      get allowed() {
        return allowed
      },
      words,
      accept(token) {
        const piece = pieces[token] ?? ''
        if (inside !== undefined) {
          const end = piece.indexOf(']')
          inside += end === -1 ? piece : piece.slice(0, end + 1)
          if (end !== -1) {
            left.delete(inside)
            inside = undefined
          }
        } else if (piece.trim() === '[') inside = '['
        else words.push(token)
        allowed = after(piece)
      },
    }
  }

  function isClosing(piece: string, language: ReplyLanguage): boolean {
    return piece === ']' || wordsOf[language].test(piece.slice(1))
  }

  return { begin }
}

export function placeholdersOf(plan: string): string[] {
  return plan.match(/\[[a-z_0-9]+\]/g) ?? []
}

function idsWhere(pieces: readonly (string | undefined)[], test: (piece: string) => boolean): number[] {
  return pieces.flatMap((piece, id) => (piece !== undefined && test(piece) ? [id] : []))
}
