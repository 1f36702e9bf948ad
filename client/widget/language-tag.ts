import { nothing } from 'lit'
import type { Language } from '../../server/wire.ts'
import { tagOf } from '../shared/language.ts'

/** For the `lang` of an element: the words in it may be of another language than those around. */
export function languageTag(language: Language | undefined): string | typeof nothing {
  return language === undefined ? nothing : tagOf(language)
}
