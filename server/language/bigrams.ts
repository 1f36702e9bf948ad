/**
 * Tokens for full-text search in Chinese and English: runs of Chinese characters become single characters and pairs of
 * neighbours, so that a two-character word such as 退货 is found inside a sentence; other words are lower-cased and lightly stemmed.
 */
export function toBigrams(text: string): string[] {
  return runsOf(text).flatMap(({ han, run }) => (han ? [...new Set([...run, ...pairsOf(run)])] : [stem(run)]))
}

/** Tokens to look for: pairs only, a single character where it stands alone; words that say nothing about the wish are left out. */
export function toQueryTokens(text: string): string[] {
  const bare = text.normalize('NFKC').toLowerCase().replace(fillersZh, ' ')
  const tokens = runsOf(bare).flatMap(({ han, run }) => (han ? pairsOf(run) : fillersEn.has(run) ? [] : [stem(run)]))
  return [...new Set(tokens)].slice(0, longestQuery)
}

/** A token of a text where it stands. */
export type TokenAt = { token: string; start: number; end: number }

/** Pairs of neighbouring characters and stemmed words of a text, and its characters alone, each at its place; without English words that say nothing. */
export function tokensAt(text: string): { words: TokenAt[]; characters: TokenAt[] } {
  const words: TokenAt[] = []
  const characters: TokenAt[] = []
  for (const { han, run, start } of runsOf(text)) {
    if (!han) {
      const short = stem(run)
      // "Til" is no tile.
      const token = short.length > 3 ? short : run.replace(/(?<=..)s$/, '')
      if (run.length > 1 && !fillersEn.has(run)) words.push({ token, start, end: start + run.length })
      continue
    }
    for (let at = 0; at < run.length; at++) {
      characters.push({ token: run[at]!, start: start + at, end: start + at + 1 })
      if (at + 1 < run.length) words.push({ token: run.slice(at, at + 2), start: start + at, end: start + at + 2 })
    }
  }
  return { words, characters }
}

/** An FTS5 expression that finds any of the tokens. Each is quoted, so that no operator of the query language gets through. */
export function toMatch(tokens: readonly string[]): string | undefined {
  const quoted = tokens.map(token => `"${token.replaceAll('"', '""')}"`)
  return quoted.length === 0 ? undefined : quoted.join(' OR ')
}

/** More tokens are not looked for. */
export const longestQuery = 64

function runsOf(text: string): { han: boolean; run: string; start: number }[] {
  const runs = text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu)
  return Array.from(runs, ({ 0: run, index }) => ({ han: /^\p{Script=Han}/u.test(run), run, start: index }))
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}

/** Plural, -ing, -ed and a silent e: enough that "shoes" finds "shoe" and "returning" finds "return". */
export function stem(word: string): string {
  if (!/^[a-z]+$/.test(word) || word.length < 4) return word
  let base = word
  if (/ies$/.test(base)) base = `${base.slice(0, -3)}y`
  else if (/(?:s|x|z|ch|sh)es$/.test(base)) base = base.slice(0, -2)
  else if (/[^su]s$/.test(base) && !/is$/.test(base)) base = base.slice(0, -1)
  const ended = /^(.{3,})(?:ing|ed)$/.exec(base)?.[1]
  if (ended !== undefined && /[aeiouy]/.test(ended)) base = ended.replace(/([bdfgmnprt])\1$/, '$1')
  return base.length > 3 ? base.replace(/e$/, '') : base
}

const fillersZh =
  /(?:有木有|有木|木有|有没有?|码|我想|我要|想要|想买|想找|要买|买个|有没有|有什么|有吗|推荐|介绍|给我|帮我|请问|麻烦|看看|一下|一个|一款|一双|一件|一条|哪些|哪个|哪款|什么|怎么样|怎么|可以|能不能|能否|是不是|多少|你们|您们|这个|那个|这款|那款|适合|比较|左右|以内|以下|[吗呢吧啊呀的了我你您])/gu

const fillersEn = new Set(
  (
    'a an the i im id me my mine you your we our us it its is are am be was were do does did can could would should will may might have has had got get ' +
    'and or but of for to in on at with from by as so if than then there this that these those what which who how when where why any some something anything ' +
    'want need like looking look show find please thanks hi hello buy purchase recommend suggest suitable good nice best about under over below less more much many one ones'
  ).split(' '),
)
