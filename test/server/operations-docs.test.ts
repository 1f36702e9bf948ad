import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'
import { settingNames } from '../../server/config.ts'
import { createMetrics } from '../../server/metrics.ts'
import { noReadings } from '../support/readings.ts'

const page = readFileSync(fileURLToPath(import.meta.resolve('#root/docs/operators.md')), 'utf8')
const rows = page.split('\n').filter(line => line.startsWith('| `'))

describe('the operators’ tables', () => {
  it('have every metric with its type and labels, and none that is not there', async () => {
    const metrics = createMetrics(noReadings)
    const exposed = (await metrics.registry.getMetricsAsJSON())
      .filter(({ name }) => !/^(?:process|nodejs)_/.test(name))
      .map(({ name, type }) => `${name} ${String(type)}`)
    metrics.close()
    const described = rows
      .filter(row => row.startsWith('| `usher_'))
      .flatMap(row => {
        const [, names = '', type = ''] = row.split(/ ?\| ?/)
        return [...names.matchAll(/`(\w+)(?:\{[\w,]+\})?`/g)].map(([, name]) => `${name} ${type.trim()}`)
      })
    assert.deepEqual(described.sort(), exposed.sort())
    assert.match(page, /`process_\*`, `nodejs_\*`/)
  })

  it('have every setting, and none that is not read', () => {
    const described = rows
      .filter(row => row.startsWith('| `USHER_'))
      .flatMap(row => [...(row.split(/ ?\| ?/)[1] ?? '').matchAll(/`((?:USHER_)?[A-Z_]+)`/g)].map(([, name]) => name))
    assert.deepEqual(described.sort(), [...settingNames].sort())
  })
})
