/**
 * What can be counted of a clause of a reply beside the acts of its plan: how much of its wording those acts' authored replies have, how much
 * only other acts' have, and how much none has. Shared by the training and by what judges replies.
 */
export type ReplyLanguage = 'zh' | 'en'

/** An act of a plan, `recommend`, and the same with its literals, `answer:topic=returns`. */
export type ActKeys = { acts: readonly string[]; keys: readonly string[] }

/** Whether a stretch of words is known: of any act (''), of an act, or of an act with its literals. */
export type Known = (key: string, words: string) => boolean

/** Words in a row that are looked up; characters in Chinese. */
export const longestGram: Record<ReplyLanguage, number> = { zh: 4, en: 3 }
const wordPattern: Record<ReplyLanguage, RegExp> = {
  zh: /\[[a-z_]+\d*\]|\p{L}|[^\s]/gu,
  en: /\[[a-z_]+\d*\]|[\p{L}\p{N}'-]+|[^\s]/gu,
}

/** Marks, faces and mark-up between clauses, what a quotation ends with, and words that join. */
const between =
  /[。！？；，、：,.!?;:—–…\n“”"()*~→•]+|\p{Extended_Pictographic}+|(?<=\[(?:quote|detail|text)\d?\])|\s-\s|\s(?=(?:and|but|so|because|while)\s)/iu

export function clausesOf(reply: string): string[] {
  return reply
    .normalize('NFKC')
    .split(between)
    .map(clause => clause.trim())
    .filter(clause => /[\p{L}\p{N}\]]/u.test(clause))
}

/** As the encoder reads a clause: words in the place of placeholders. */
export function plainClause(clause: string, language: ReplyLanguage): string {
  const words: Record<string, Record<ReplyLanguage, string>> = {
    product: { zh: '商品', en: 'the product' },
    price: { zh: '价格', en: 'the price' },
  }
  return clause.replace(/\[([a-z_]+)\d*\]/g, (_, slot: string) => words[slot]?.[language] ?? slot)
}

/** The stretches of one to `longestGram` words, with the clause's ends. */
export function gramsOf(clause: string, language: ReplyLanguage): { size: number; words: string }[] {
  const text = clause.toLowerCase().replace(/’/g, "'")
  const words = ['^', ...[...text.matchAll(wordPattern[language])].map(([word]) => word.replace(/^\[([a-z_]+)\d*\]$/, '[$1]')), '$']
  const grams: { size: number; words: string }[] = []
  for (let size = 1; size <= longestGram[language]; size += 1)
    for (let at = 0; at + size <= words.length; at += 1) {
      const isEnd = size === 1 && (at === 0 || at === words.length - 1)
      if (!isEnd) grams.push({ size, words: words.slice(at, at + size).join(' ') })
    }
  return grams
}

const most = 6
const mostRare = 3

/** `spread`: by how many acts a stretch is said. */
export function featuresOf(
  clause: string,
  language: ReplyLanguage,
  { acts, keys }: ActKeys,
  known: Known,
  spread: (words: string) => number,
): number[] {
  const longest = longestGram[language]
  const counts = Array.from({ length: longest }, () => ({ all: 0, nowhere: 0, elsewhere: 0, otherwise: 0 }))
  let [rare, rarest] = [0, 0]
  const telling = language === 'zh' ? 2 : 1
  for (const { size, words } of gramsOf(clause, language)) {
    const count = counts[size - 1]
    if (count === undefined) continue
    count.all += 1
    const ofActs = acts.some(act => known(act, words))
    if (!known('', words)) count.nowhere += 1
    else if (!ofActs) count.elsewhere += 1
    else if (!keys.some(key => known(key, words))) count.otherwise += 1
    if (size !== telling || ofActs) continue
    const rareness = 1 / (1 + spread(words))
    rare += rareness
    rarest = Math.max(rarest, rareness)
  }
  const parts = counts.flatMap(({ all, nowhere, elsewhere, otherwise }) =>
    [nowhere, elsewhere, otherwise].flatMap(count => [Math.min(most, count), all === 0 ? 0 : count / all]),
  )
  return [Math.min(mostRare, rare), rarest, ...parts, Math.log(1 + (counts[0]?.all ?? 0))]
}
