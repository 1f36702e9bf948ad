import { bundled } from '../models/bundled.ts'
import { createPinyinSpeller, readNgrams } from '../models/pinyin.ts'
import { spelling } from './shop/spelling.ts'
import { createWritten } from './understanding/written.ts'

/** How a shopper's words are read: in simplified characters, also where they came in pinyin. */
export const openWritten = () => createWritten(createPinyinSpeller(readNgrams(bundled('pinyin/ngrams.json'))), spelling.isWord)
