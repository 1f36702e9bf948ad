import { judgePostage } from '../support/postage-key.ts'

/** How well the fees of parcels are read off pages, beside a key that people read off them: `node dist/test/bench/postage.js`. */
for (const language of ['zh', 'en'] as const)
  for (const { part, told, right, said, wrong } of judgePostage(language))
    console.log(
      `${language}, ${part}: ${right} of ${told} told read rightly (${((100 * right) / told).toFixed(1)} %), ${wrong} of ${said} read are wrong (${((100 * wrong) / said).toFixed(1)} %)`,
    )
