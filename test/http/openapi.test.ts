import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { type Service, startService } from '../support/service.ts'

type Operation = { summary?: string; security?: object[]; parameters?: { name: string; in: string }[]; responses: object }
const folder = join(dirname(fileURLToPath(import.meta.resolve('#root/package.json'))), 'server/http')

describe('the description of the HTTP interface', () => {
  let service: Service
  let paths: Record<string, Record<string, Operation>>
  before(async () => {
    service = await startService({}, { reader: 'away' })
    paths = ((await (await fetch(`${service.url}/api/v1/openapi.json`)).json()) as { paths: typeof paths }).paths
  })
  after(() => service.stop())
  const operations = () =>
    Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, told]) => ({ path, method, told })))

  it('has every route that stands in the sources', () => {
    const sources = readdirSync(folder).filter(name => !name.startsWith('openapi'))
    const missing: string[] = []
    let found = 0
    for (const source of sources)
      for (const [, method, path = ''] of readFileSync(join(folder, source), 'utf8').matchAll(
        /(?:\b\w+\.(get|post|put|patch|delete)\(\s*)?'(\/api\/v1\/[^']*[^'/])'/g,
      )) {
        found++
        const described = paths[path.replaceAll(/:(\w+)/g, '{$1}')]
        if (described === undefined || (method !== undefined && described[method] === undefined))
          missing.push(`${source}: ${method ?? ''} ${path}`)
      }
    assert.ok(found > 50, `${found} routes`)
    assert.deepEqual(missing, [])
  })

  it('says of each what it does and names its path’s parameters', () => {
    for (const { path, method, told } of operations()) {
      assert.ok((told.summary ?? '').length > 0, `${method} ${path}`)
      const named = (told.parameters ?? []).filter(one => one.in === 'path').map(({ name }) => name)
      assert.deepEqual(
        named,
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
        path,
      )
    }
  })

  it('has none that is not there, and refuses each that wants a name or a signature without one', async () => {
    const wrong: string[] = []
    for (const { path, method } of operations().filter(({ told }) => told.security !== undefined)) {
      const { status } = await fetch(service.url + path.replaceAll(/\{\w+\}/g, 'x'), {
        method: method.toUpperCase(),
        ...(method === 'get' ? {} : { headers: { 'content-type': 'application/json' }, body: '{}' }),
      })
      if (status !== 401) wrong.push(`${method} ${path} answered ${status}`)
    }
    assert.deepEqual(wrong, [])
  })
})
