import { createCatalogueStore } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { readSynonyms } from './synonyms.ts'
import { toVocabulary, type Vocabulary } from './vocabulary.ts'

/** The words of the shop for a command: made when they are first asked for, and not again. */
export function vocabularyOnce(database: Database): () => Vocabulary {
  let made: Vocabulary | undefined
  return () => {
    const settings = createSettingsStore(database)
    made ??= toVocabulary(createCatalogueStore(database).all(), settings.get('currency'), readSynonyms(settings))
    return made
  }
}
