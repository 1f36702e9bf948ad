import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bloomOf } from '../../bloom.ts'
import { openMatmul } from '../../matmul.ts'
import { fitJudge } from './fit.ts'
import { keysOf, readTexts } from './lines.ts'
import { embedClauses } from './vectors.ts'

/** Fits what judges whether a reply is licensed by its plan (README.md): `node dist/models/training/guard/train.js OUT`. */
const [out = 'models/weights/licence'] = process.argv.slice(2)
const texts = readTexts()
const vectors = await embedClauses(texts, process.env.LICENCE_VECTORS)
const matmul = await openMatmul()
const [zh, en] = [await fitJudge('zh', texts, vectors, matmul), await fitJudge('en', texts, vectors, matmul)]
await matmul.close()
const tables = { zh: bloomOf(zh.known).bits, en: bloomOf(en.known).bits }
mkdirSync(out, { recursive: true })
writeFileSync(join(out, 'wording.bin'), Buffer.concat([tables.zh, tables.en]))
writeFileSync(join(out, 'network.bin'), Buffer.concat([zh, en].map(({ network: { weights } }) => Buffer.from(weights.buffer))))
const licence = {
  encoder: vectors.hash,
  dimensions: vectors.dimensions,
  counted: { zh: countedOf(zh), en: countedOf(en) },
  hidden: zh.network.hidden,
  acts: [...new Set(texts.authored.flatMap(({ plan }) => keysOf(plan).acts))].sort(),
  tables: { zh: tables.zh.length, en: tables.en.length },
  zh: zh.judge,
  en: en.judge,
}
writeFileSync(
  join(out, 'licence.json'),
  `${JSON.stringify(licence, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value))}\n`,
)

function countedOf({ network, judge }: Awaited<ReturnType<typeof fitJudge>>): number {
  return network.inputs - vectors.dimensions - judge.kinds.length
}
