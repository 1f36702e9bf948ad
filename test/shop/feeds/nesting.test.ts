import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { readJsonRecords, readYamlRecords } from '../../../server/shop/feeds/records.ts'
import { importPoliciesDirectory } from '../../../server/shop/policies.ts'
import { openStore } from '../../../server/store/open.ts'
import { newFolder } from '../../support/service.ts'

const faultsOf = (read: { ok: true } | { ok: false; faults: string[] }) => (read.ok ? [] : read.faults)

describe('what an owner imports', () => {
  it('may not nest without end, and is told so by file and line', () => {
    const deep = 50_000
    assert.match(faultsOf(readJsonRecords('['.repeat(deep) + ']'.repeat(deep), 'a.json'))[0] ?? '', /^a\.json:1: expected .+nesting/)
    assert.match(
      faultsOf(readJsonRecords(`${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`, 'a.json'))[0] ?? '',
      /^a\.json:1: expected .+nesting/,
    )
    assert.match(faultsOf(readYamlRecords('['.repeat(deep), 'a.yaml'))[0] ?? '', /^a\.yaml:1: expected /)
  })

  it('is a file of the folder that was named, not what a link leads to', () => {
    const [data, folder, elsewhere] = [newFolder(), newFolder(), newFolder()]
    const database = openStore({ data, database: 'usher.sqlite' })
    const page = (name: string) => join(folder, name)
    writeFileSync(page('deep.en.md'), `${'>'.repeat(60_000)} quoted`)
    assert.match(faultsOf(importPoliciesDirectory(database, folder))[0] ?? '', /deep\.en\.md:1: expected .+nesting/)
    writeFileSync(page('deep.en.md'), 'We send in two days.')
    mkdirSync(page('zh'))
    writeFileSync(join(elsewhere, 'secret.md'), 'root:x:0:0')
    symlinkSync(join(elsewhere, 'secret.md'), join(page('zh'), 'shipping.md'))
    assert.match(
      faultsOf(importPoliciesDirectory(database, folder))[0] ?? '',
      /shipping\.md:1: expected a file of this folder, got a link to .+secret\.md/,
    )
    database.close()
  })
})
