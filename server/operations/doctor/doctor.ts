import { readConfig } from '../../config.ts'
import { type Finding, fail, reasonOf } from './finding.ts'
import { examineDatabase, examineDisk, examineFolder } from './folder.ts'
import { examineEncoder, examineGenerator, examineWeights } from './models.ts'
import { examinePort } from './port.ts'
import { examineExposure, examineNames, examineNode } from './settings.ts'
import { examineShop } from './shop.ts'

/** Looks at everything the service stands on, changes nothing, and yields what it finds as it finds it. */
export async function* examine(
  env: Record<string, string | undefined>,
  options: { nodeVersion: string; now: Date; models: boolean },
): AsyncGenerator<Finding> {
  yield examineNode(options.nodeVersion)
  let config: ReturnType<typeof readConfig>
  try {
    config = readConfig(env)
  } catch (error) {
    yield fail('settings', reasonOf(error), 'docs/operators.md lists the settings.')
    return
  }
  yield examineNames(env)
  yield* examineExposure(config)
  yield* examineFolder(config)
  yield examineDisk(config)
  const { findings, database } = examineDatabase(config)
  yield* findings
  if (database !== undefined) {
    try {
      yield* examineShop(database, options.now)
    } finally {
      database.close()
    }
  }
  yield await examinePort(config.host, config.port)
  const weights = await examineWeights(config.models)
  yield weights
  if (!options.models || weights.level === 'fail') return
  yield await examineEncoder(config.models)
  yield await examineGenerator(config.models, config.turn.generatorDeadlineMs)
}
