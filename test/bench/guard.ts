import { createHash } from 'node:crypto'
import { type Judged, licenceOf } from '../../models/licence.ts'
import { clausesOf } from '../../models/licence-features.ts'
import { openMatmul } from '../../models/matmul.ts'
import { fitJudge } from '../../models/training/guard/fit.ts'
import { keysOf, type Reply, readTexts } from '../../models/training/guard/lines.ts'
import { embedClauses } from '../../models/training/guard/vectors.ts'
import { percent } from '../privacy/lines.ts'
import { judgedLines, openGuard, ruled } from '../turn/licence-lines.ts'

/**
 * How many false replies the guard of a remote engine lets through, and how many true ones it refuses. `--misses` prints those of the seen half;
 * `--folds` fits it five times without a fifth of the lines and judges that fifth, by threshold: how thresholds are chosen.
 */
if (process.argv.includes('--folds')) await fold()
else await measure(process.argv.includes('--misses'))

async function measure(isForMisses: boolean): Promise<void> {
  for (const alone of isForMisses ? [false] : [false, true]) {
    const guard = await openGuard(alone)
    for (const half of isForMisses ? (['seen'] as const) : (['seen', 'held-back'] as const)) {
      for (const language of ['zh', 'en', undefined] as const) {
        const lines = judgedLines(half).filter(line => language === undefined || line.language === language)
        const judged = []
        for (const line of lines) judged.push({ line, refusal: await guard.refusal(line), isRuled: ruled(line) !== undefined })
        const [lies, truths] = [judged.filter(({ line }) => !line.holds), judged.filter(({ line }) => line.holds)]
        const [passed, refused] = [
          lies.filter(({ refusal }) => refusal === undefined),
          truths.filter(({ refusal }) => refusal !== undefined),
        ]
        const name = `${half}${half === 'seen' ? ' (trained on)' : ''}, ${language ?? 'both'}${alone ? ', without the encoder' : ''}`
        const byWords = lies.filter(({ isRuled }) => !isRuled).length
        console.log(
          `${name}: false accepted ${percent(passed.length, lies.length)} (by the words alone ${byWords}); true refused ${percent(refused.length, truths.length)}`,
        )
        if (isForMisses && language !== undefined)
          for (const { line, refusal } of [...passed, ...refused])
            console.log(
              `  ${line.holds ? '+' : '-'} ${line.plan} | ${line.reply}${refusal === undefined ? '' : `  →  ${refusal.reason}: ${refusal.detail}`}`,
            )
      }
    }
    await guard.close()
  }
}

async function fold(): Promise<void> {
  const folds = 5
  const texts = readTexts()
  const isSeen = new Set(judgedLines('seen').map(line => JSON.stringify(line)))
  const foldOf = (line: Reply) => createHash('sha256').update(JSON.stringify(line)).digest().readUInt32BE(0) % folds
  const acts = [...new Set(texts.authored.flatMap(({ plan }) => keysOf(plan).acts))]
  const vectors = await embedClauses(texts, process.env.LICENCE_VECTORS)
  const matmul = await openMatmul()
  const judged: { line: Reply; seen?: Judged; unseen?: Judged }[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const rest = { ...texts, own: texts.own.filter(line => foldOf(line) !== fold) }
    const fitted = { zh: await fitJudge('zh', rest, vectors, matmul), en: await fitJudge('en', rest, vectors, matmul) }
    // Whatever a clause's log-odds are, the worst is wanted.
    for (const { judge } of Object.values(fitted)) judge.threshold = judge.unseen.threshold = Number.NEGATIVE_INFINITY
    const licence = licenceOf(acts, fitted)
    for (const line of texts.own.filter(one => foldOf(one) === fold)) {
      const [clauses, keys] = [clausesOf(line.reply), keysOf(line.plan)]
      const by = (with_?: Float32Array[]) => licence.unlicensed(line.language, clauses, keys, with_)
      const [seen, unseen] = [by(clauses.map(clause => vectors.of(line.language, clause))), by()]
      judged.push({ line, ...(seen && { seen }), ...(unseen && { unseen }) })
    }
    process.stderr.write(`\rfold ${fold + 1} of ${folds}\n`)
  }
  await matmul.close()
  const rules = new Map(judged.map(({ line }) => [line, ruled(line) !== undefined]))
  for (const which of ['seen', 'unseen'] as const)
    for (const half of ['seen', 'written for training'] as const)
      for (const language of ['zh', 'en'] as const) {
        const own = judged.filter(({ line }) => line.language === language && isSeen.has(JSON.stringify(line)) === (half === 'seen'))
        console.log(`${which === 'seen' ? 'with' : 'without'} the encoder, ${half}, ${language}: threshold, false accepted, true refused`)
        for (const threshold of [-1.5, -1, -0.5, 0, 0.5, 1]) {
          const refuses = (one: (typeof judged)[number]) => rules.get(one.line) === true || (one[which]?.score ?? -99) > threshold
          const [lies, truths] = [own.filter(({ line }) => !line.holds), own.filter(({ line }) => line.holds)]
          const passed = lies.filter(one => !refuses(one)).length
          console.log(`  ${threshold}: ${percent(passed, lies.length)}; ${percent(truths.filter(refuses).length, truths.length)}`)
        }
      }
}
