import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { splitSentences } from './sentences.ts'

/** A code that the pages tell of: so many per cent off goods that are none of `except`; `reduced`: nor such as cost less now. */
export type PageCode = {
  topic: string
  language: Language
  sentence: string
  code: string
  percent: number
  except: string[]
  reduced: boolean
}

const code = /\b(?=[A-Z0-9]*[A-Z]{2})[A-Z0-9]{4,}\b/
const english = /(\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)/i
const chinese = /(?:打|享受?|可享)? ?(\d(?:\.\d)?|[1-9]\d) ?折/u
const exceptions =
  /\b(?:not (?:on|for|with|valid on)|excluding|except(?: for| on)?) ([^.;()]+)|(?:不含|不包括|不适用于|不能用于)([^，。；]+)|[，,]([^，。；]+?)(?:除外|不参加|不能用)/giu
const isReduced = /reduced|sale|discounted|clearance|特价|打折|促销|降价/i

/** Every code of the pages that takes a share off, a language's own before the other's. */
export function readPageCodes(passages: readonly Passage[], language: Language): PageCode[] {
  const all = passages.flatMap(({ topic, language: of, text }) =>
    splitSentences(text).flatMap((sentence): PageCode[] => {
      const plain = sentence.normalize('NFKC')
      const [found] = code.exec(plain) ?? []
      const percent = percentIn(plain)
      if (found === undefined || percent === undefined) return []
      const left = [...plain.matchAll(exceptions)].flatMap(([, ...groups]) =>
        (groups.find(Boolean) ?? '').split(/,|、|和|或|\bor\b|\band\b/u),
      )
      const except = left.map(part => part.trim()).filter(part => part !== '')
      return [
        {
          topic,
          language: of,
          sentence,
          code: found,
          percent,
          except: except.filter(part => !isReduced.test(part)),
          reduced: except.some(part => isReduced.test(part)),
        },
      ]
    }),
  )
  const own = all.filter(one => one.language === language)
  return own.length > 0 ? own : all
}

function percentIn(text: string): number | undefined {
  const [, share] = english.exec(text) ?? []
  if (share !== undefined) return Number(share)
  const [, folds] = chinese.exec(text) ?? []
  if (folds === undefined) return undefined
  const value = Number(folds)
  return Math.round((100 - (value > 10 ? value : value * 10)) * 10) / 10
}

/** Whether an exception names goods by a word of what they are called. */
export function isExcepted({ except }: PageCode, names: readonly string[]): boolean {
  const called = names.map(name => name.normalize('NFKC').toLowerCase())
  return except.some(words => {
    const plain = words.toLowerCase()
    if (/\p{Script=Han}/u.test(plain)) return called.some(name => name.includes(plain))
    const tokens = plain.match(/[a-z]{3,}/g)?.map(token => token.replace(/s$/, '')) ?? []
    return tokens.length > 0 && called.some(name => tokens.every(token => new RegExp(`\\b${token}s?\\b`).test(name)))
  })
}
