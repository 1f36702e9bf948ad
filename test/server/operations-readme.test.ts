import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'
import { createMetrics } from '../../server/metrics.ts'
import { noReadings } from '../support/readings.ts'

const readme = readFileSync(fileURLToPath(import.meta.resolve('#root/README.md')), 'utf8')
const rows = readme.split('\n').filter(line => line.startsWith('| `usher_'))
describe('the README’s table of metrics', () => {
  it('has every metric with its type and labels, and none that is not there', async () => {
    const metrics = createMetrics(noReadings)
    const exposed = (await metrics.registry.getMetricsAsJSON())
      .filter(({ name }) => !/^(?:process|nodejs)_/.test(name))
      .map(({ name, type }) => `${name} ${String(type)}`)
    metrics.close()
    const described = rows.flatMap(row => {
      const [, names = '', type = ''] = row.split(/ ?\| ?/)
      return [...names.matchAll(/`(\w+)(?:\{[\w,]+\})?`/g)].map(([, name]) => `${name} ${type.trim()}`)
    })
    assert.deepEqual(described.sort(), exposed.sort())
    assert.match(readme, /`process_\*`, `nodejs_\*`/)
  })
})
