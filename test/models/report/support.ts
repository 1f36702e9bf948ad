import type { HeldOutAnswer } from '../../../models/intents.ts'
import { seededRandom } from '../../../models/random.ts'
import type { Origin } from '../../../models/report/origin.ts'

/** `wanted predicted probability oosScore`, and `!` behind where the model abstains. */
export function answer(line: string): HeldOutAnswer {
  const [wanted, predicted, probability, score, mark] = line.split(' ')
  return {
    row: { text: line, intent: wanted!, language: 'en' },
    predicted: predicted!,
    probability: Number(probability),
    oosScore: Number(score),
    abstain: mark === '!',
  }
}

export function randomAnswers(count: number, seed: number, right = 0.7): HeldOutAnswer[] {
  const random = seededRandom(seed)
  const intents = ['pay', 'ship', 'size', 'swap', 'thank']
  const any = () => intents[Math.floor(random() * intents.length)]!
  return Array.from({ length: count }, (_, at) => {
    const intent = random() < 0.2 ? 'oos' : any()
    // Coarse scores, so that there are ties.
    const oosScore = Math.floor(20 * (intent === 'oos' ? 0.3 + 0.7 * random() : 0.7 * random())) / 20
    return {
      row: { text: `line ${at}`, intent, language: at % 3 === 0 ? 'zh' : 'en' },
      predicted: intent !== 'oos' && random() < right ? intent : any(),
      probability: random(),
      oosScore,
      abstain: oosScore > 0.6,
    }
  })
}

export const origin: Origin = {
  how: 'bundle',
  model: './shop-intents',
  data: ['shop.test.jsonl'],
  folds: null,
  card: {
    encoder: 'e'.repeat(64),
    date: '2026-01-02T03:04:05.000Z',
    seed: 1,
    data: { sha256: 'd'.repeat(64), rows: 100, outOfScopeRows: 10 },
  },
  keep: 0.95,
  latency: { p50: 3.21, p95: 6.54 },
  other: null,
  places: [],
  date: '2026-02-03T04:05:06.000Z',
}
