import type { Language } from '../../server/wire.ts'

/** The first tag that is Chinese or English decides; else English. */
export function toLanguage(...tags: (string | null | undefined)[]): Language {
  for (const tag of tags) {
    if (tag && /^(zh|yue|cmn)\b/i.test(tag)) return 'zh'
    if (tag && /^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}
