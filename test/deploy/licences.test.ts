import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'

const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')))
type Licence = { license?: { id?: string; name?: string }; expression?: string }
type Component = { name: string; version: string; licenses?: Licence[] }

/** Those that go with Apache-2.0; of several one may be chosen, or all hold. */
const compatible = /^(?:MIT|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|MPL-2\.0)$/
/** Say it in a file of theirs alone. */
const readByHand: Record<string, string> = {
  'sqlite-vec': 'MIT OR Apache-2.0',
  'sqlite-vec-linux-x64': 'MIT OR Apache-2.0',
  'sqlite-vec-linux-arm64': 'MIT OR Apache-2.0',
}

describe('what is delivered along', () => {
  it('is listed by `npm run sbom`, each part under a licence that goes with this one', function () {
    this.timeout(60_000)
    const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { scripts: Record<string, string> }
    const [command = '', ...parameters] = (scripts.sbom ?? '').split(' ')
    const told = spawnSync(command, parameters, { cwd: root, encoding: 'utf8', maxBuffer: 32 << 20 })
    assert.equal(told.status, 0, told.stderr)
    const { bomFormat, components } = JSON.parse(told.stdout) as { bomFormat: string; components: Component[] }
    assert.equal(bomFormat, 'CycloneDX')
    assert.ok(components.length > 50)
    const wrong = components.flatMap(({ name, version, licenses = [] }) => {
      const names = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '')
      const all = names.length > 0 ? names : [readByHand[name] ?? 'none']
      const mayChoose = all.some(each =>
        each
          .replace(/[()]/g, '')
          .split(' OR ')
          .some(one => one.split(' AND ').every(part => compatible.test(part.trim()))),
      )
      return mayChoose ? [] : [`${name}@${version}: ${all.join(', ')}`]
    })
    assert.deepEqual(wrong, [])
  })
})
