export const quotesIn = (text: string): string[] => [...text.matchAll(/“([^”]*)”/gu)].map(([, piece]) => piece!)

export const sentencesIn = (text: string, least = leastSentence): string[] =>
  text.split(/(?<=[!?。！？；;]|\.(?=\s))\s*/u).filter(one => one.length >= least)
/** What is shorter may be said of anything. */
const leastSentence = 6

/** Whether a sentence says what a short line says too: 面料含羊毛 15%，不扎人 what 含羊毛但不扎人 does, and not what has another number or denies something else. */
export function holds(sentence: string, line: string): boolean {
  const [told, said] = [sentence.toLowerCase(), line.toLowerCase()]
  if (said.length > longestLine || denies.test(told) !== denies.test(said)) return false
  const pieces = [...said.matchAll(/(\p{Script=Han})(?=(\p{Script=Han}))|[\p{Script=Latin}\d]+/gu)].map(([whole, one, next]) =>
    next === undefined ? whole : `${one}${next}`,
  )
  const isIn = (piece: string) => told.includes(piece)
  return pieces.length > 1 && pieces.filter(isIn).length >= mostOfIt * pieces.length && pieces.filter(one => /\d/u.test(one)).every(isIn)
}
const longestLine = 60
const mostOfIt = 0.6
const denies = /[不无未勿]|没有|\b(?:not|no|never|cannot|without)\b|n['’]t\b/iu

export const endsSentence = (text: string): boolean => /[.!?。！？；;]$/u.test(text)

/** "No", or that a number lies beyond what a text gives. */
export const saysNo = (text: string): boolean => /^(?:no\b|不(?!过))|\bis (?:more|less) than\b|超过了|不符合|不到/iu.test(text)
/** "Not for camping overnight", 不能过夜: what a text says of itself not to be so. */
export const tellsNot = (text: string): boolean =>
  /\b(?:not|never|cannot|unsuitable)\b|n[’']t\b|不(?:能|可|适|宜|建议|推荐|防|支持|够)|请勿|无法|没有/iu.test(text)
