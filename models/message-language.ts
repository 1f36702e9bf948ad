/** No letter of a language that is told apart. */
export const undetermined = 'und'

/**
 * The language by which thresholds and figures are kept: the one a row or message came with, else what its script tells. Han beside words of
 * another script counts as Chinese ("这个有M码吗"), except a single name in a sentence of Latin words ("do you ship to 北京").
 */
export function languageOf({ text, language }: { readonly text: string; readonly language?: string }): string {
  if (language !== undefined) return language
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  if (han > 0) return words >= 3 && words > han ? 'en' : 'zh'
  return words > 0 ? 'en' : undetermined
}
