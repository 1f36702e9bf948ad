import type { Language } from '../../server/wire.ts'

/** The first tag that is Chinese or English decides; else English. */
export function toLanguage(...tags: (string | null | undefined)[]): Language {
  for (const tag of tags) {
    if (tag && /^(zh|yue|cmn)\b/i.test(tag)) return 'zh'
    if (tag && /^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

/** For a `lang` attribute. */
export const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en')

/** In which dates, times and money are written. */
export const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB')
