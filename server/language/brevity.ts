/** Something of it is written in Chinese characters. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

export const wordsIn = (text: string): number => text.split(/\s+/).length

/** So short: counted in characters where it has Chinese ones, else in words. */
export const isAtMost = (text: string, han: number, words: number): boolean =>
  hasHan(text) ? [...text].length <= han : wordsIn(text) <= words

/** So long, counted in Chinese characters or in words. */
export const isAtLeast = (text: string, han: number, words: number): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= han || wordsIn(text) >= words

/** A digit, or what stands for a number in any script. */
export const hasNumber = (text: string): boolean => /\p{N}/u.test(text)
