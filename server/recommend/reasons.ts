import type { Language } from '../wire.ts'
import type { Because } from './suggest.ts'

const words: { [K in Because['kind']]: Record<Language, (because: Extract<Because, { kind: K }>, title: string) => string> } = {
  together: {
    zh: ({ visits }, title) => `${visits}次访问里，和${title}一起被看过`,
    en: ({ visits }, title) => `looked at together with ${title} in ${visits} visits`,
  },
  alike: {
    zh: (_because, title) => `和您看过的${title}相近`,
    en: (_because, title) => `much like the ${title} you looked at`,
  },
  lately: {
    zh: ({ visitors }) => `最近两周有${visitors}位访客看过`,
    en: ({ visitors }) => `looked at by ${visitors} visitors in the last two weeks`,
  },
}

/** Why it is shown, in the shopper's language, by what was counted and nothing else. */
export function reasonInWords(because: Because, language: Language, titleOf: (sku: string) => string | undefined): string | undefined {
  const short = (title: string) => (title.length > 30 ? `${title.slice(0, 29)}…` : title)
  switch (because.kind) {
    case 'lately':
      return words.lately[language](because, '')
    case 'together':
    case 'alike': {
      const title = titleOf(because.of)
      if (title === undefined) return undefined
      return because.kind === 'together' ? words.together[language](because, short(title)) : words.alike[language](because, short(title))
    }
    default:
      return because satisfies never
  }
}
