import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundled } from '../models/bundled.ts'
import { createPinyinSpeller, readNgrams } from '../models/pinyin.ts'
import { goods } from './language/goods.ts'
import { spelling, usualWords } from './shop/spelling.ts'
import { createRespelt } from './understanding/respelt.ts'
import { createWritten } from './understanding/written.ts'

/** How a shopper's words are read: in simplified characters, also where they came in pinyin, and in usual words. */
export function openWritten() {
  const speller = createPinyinSpeller(readNgrams(bundled('pinyin/ngrams.json')))
  const lines = readFileSync(fileURLToPath(import.meta.resolve('#root/lexicon/spellings.txt')), 'utf8')
  return createWritten(
    speller,
    spelling.isWord,
    createRespelt(
      lines,
      [...usualWords, ...goods.flatMap(({ en }) => en.flatMap(name => name.split(/[ -]/)))],
      spelling.isWord,
      speller.isPinyin,
    ),
  )
}
