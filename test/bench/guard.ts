import { percent } from '../privacy/lines.ts'
import { judgedLines, openGuard } from '../turn/licence-lines.ts'

/** How many false replies the guard of a remote engine lets through, and how many true ones it refuses. `--misses` prints those of the seen half. */
const isForMisses = process.argv.includes('--misses')
for (const alone of isForMisses ? [false] : [false, true]) {
  const guard = await openGuard(alone)
  for (const half of isForMisses ? (['seen'] as const) : (['seen', 'held-back'] as const)) {
    for (const language of ['zh', 'en', undefined] as const) {
      const lines = judgedLines(half).filter(line => language === undefined || line.language === language)
      const judged = []
      for (const line of lines) judged.push({ line, refusal: await guard.refusal(line), ruled: guard.rules(line) !== undefined })
      const [lies, truths] = [judged.filter(({ line }) => !line.holds), judged.filter(({ line }) => line.holds)]
      const [passed, refused] = [lies.filter(({ refusal }) => refusal === undefined), truths.filter(({ refusal }) => refusal !== undefined)]
      const name = `${half}${half === 'seen' ? ' (trained on)' : ''}, ${language ?? 'both'}${alone ? ', without the encoder' : ''}`
      const byRules = lies.filter(({ ruled }) => !ruled).length
      console.log(
        `${name}: false accepted ${percent(passed.length, lies.length)} (by the words alone ${byRules}); true refused ${percent(refused.length, truths.length)}`,
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
