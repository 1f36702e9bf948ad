import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { asking, pageAspects, aspects as productAspects, tellsAspect } from '../../../server/shop/aspects.ts'
import { splitSentences } from '../../../server/shop/sentences.ts'
import type { File } from './cases.ts'

/**
 * What each line of `lexicon/` links: `node dist/test/bench/answers/aspects.js [--write]` prints how many questions are linked with their right sentence, of the shops that are learnt from (all
 * but every fourth) and of those held back. It counts, over the former, how often a sentence that answers nothing tells an aspect that is asked: where none of fifty does a line that was learnt
 * from them is worth 0.6, less the more do. `--write` writes that behind these lines; those above the heading "Learnt" keep what they have.
 */
const shops = fileURLToPath(import.meta.resolve('#root/models/training/answers'))
/** What a line that was written on these very shops is worth beside one that was not. */
const learnt = 0.6
const files = readdirSync(shops).filter(file => /^(?:cn|gb)-\d+\.json$/.test(file))

for (const [name, all] of [
  ['goods', productAspects()],
  ['pages', pageAspects()],
] as const) {
  const counts = all.map(() => ({ others: 0, told: 0 }))
  const countOf = new Map(all.map((aspect, at) => [aspect, counts[at]!]))
  const find = asking(all)
  const linked = { learnt: { all: 0, linked: 0 }, heldBack: { all: 0, linked: 0 } }
  for (const file of files) {
    const shop = JSON.parse(readFileSync(`${shops}/${file}`, 'utf8')) as File
    const isHeldBack = Number(/\d+/.exec(file)?.[0]) % 4 === 0
    const ofPages = shop.pages.flatMap(({ text }) => splitSentences(text))
    for (const { ask, on, answers, after } of shop.questions) {
      if (after !== undefined || on === 'any' || (on === 'pages') !== (name === 'pages')) continue
      const sentences = on === 'pages' ? ofPages : splitSentences(shop.products[on]?.text ?? '')
      const others = sentences.filter(sentence => !answers.some(answer => answer.includes(sentence) || sentence.includes(answer)))
      const asked = find(ask).map(aspect => ({ aspect, count: countOf.get(aspect)! }))
      const group = linked[isHeldBack ? 'heldBack' : 'learnt']
      if (answers.length > 0) {
        group.all++
        if (asked.some(({ aspect }) => answers.some(answer => tellsAspect(aspect, answer)))) group.linked++
      }
      if (isHeldBack) continue
      for (const { aspect, count } of asked) {
        count.others += others.length
        count.told += others.filter(sentence => tellsAspect(aspect, sentence)).length
      }
    }
  }
  const path = fileURLToPath(import.meta.resolve(`#root/lexicon/${name}.txt`))
  let at = 0
  let isLearnt = false
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map(line => {
      if (line.startsWith('# Learnt')) isLearnt = true
      if (line.trim() === '' || line.startsWith('#')) return line
      const { others, told } = counts[at++]!
      // A line that is hardly asked is taken for one in twenty.
      const noise = (told + 2) / (others + 40)
      if (!isLearnt) return line
      const worth = learnt * Math.min(1, Math.log(noise) / Math.log(0.02))
      const [name = '', asked = '', both = '', answers = ''] = line.split(' : ')
      return [name, asked, both, answers, worth.toFixed(2)].join(' : ')
    })
  if (process.argv.includes('--write')) writeFileSync(path, lines.join('\n'))
  for (const [group, { all: questions, linked: known }] of Object.entries(linked))
    console.log(`${name}, ${group}: ${known} of ${questions} questions linked with their answer`)
}
