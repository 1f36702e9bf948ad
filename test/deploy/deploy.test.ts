import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'
import { parse } from 'yaml'
import { settingNames } from '../../server/config.ts'
import { createMetrics } from '../../server/metrics.ts'
import { noReadings } from '../support/readings.ts'
import { newFolder } from '../support/service.ts'

const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')))
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const files = readdirSync(join(root, 'deploy'))

describe('the files of deploy/', function () {
  this.timeout(60_000)

  it('name only settings that there are', () => {
    for (const name of files) {
      for (const [variable] of read(`deploy/${name}`).matchAll(/USHER_[A-Z_]+/g))
        assert.ok(settingNames.includes(variable), `${name}: ${variable}`)
    }
  })

  it('start a program that the build makes', () => {
    for (const name of ['Dockerfile', 'usher.service']) {
      const programs = [...read(`deploy/${name}`).matchAll(/\b(?:dist|bin)\/[\w/.-]+\.js/g)].map(([path]) => path)
      assert.ok(programs.length > 0)
      for (const path of programs) assert.ok(existsSync(join(root, path)), `${name}: ${path}`)
    }
  })

  it('hold a unit that systemd takes', function () {
    const verified = spawnSync('systemd-analyze', ['verify', join(root, 'deploy/usher.service')], { encoding: 'utf8' })
    if (verified.error !== undefined) this.skip()
    // Where this machine keeps node is its own matter.
    const complaints = verified.stderr.split('\n').filter(line => line.includes('usher.service') && !line.includes('/usr/bin/node'))
    assert.deepEqual(complaints, [])
  })

  it('alert on metrics that there are, and say what to do', async () => {
    const metrics = createMetrics(noReadings)
    const known = new Set((await metrics.registry.getMetricsAsJSON()).map(({ name }) => name))
    metrics.close()
    type Rule = { alert: string; expr: string; annotations: { summary: string; todo: string } }
    const { groups } = parse(read('deploy/alerts.yml')) as { groups: { rules: Rule[] }[] }
    const rules = groups.flatMap(group => group.rules)
    assert.ok(rules.length >= 8)
    for (const { alert, expr, annotations } of rules) {
      for (const [name] of expr.matchAll(/\b(?:usher|process|nodejs)_\w+/g))
        assert.ok(known.has(name.replace(/_bucket$/, '')), `${alert}: ${name}`)
      assert.ok(annotations.summary.length > 10 && annotations.todo.length > 10, alert)
    }
  })

  it('copy into the image all that the service needs to run, answer its health check and stop', async () => {
    const dockerfile = read('deploy/Dockerfile')
    const image = newFolder()
    const data = newFolder()
    const copies = [...dockerfile.matchAll(/^COPY --from=build (.+) (\S+)$/gm)].map(([, from = '', to = '']) => ({
      from: from.split(' '),
      to,
    }))
    assert.ok(copies.length >= 5)
    for (const { from, to } of copies) {
      for (const path of from.map(name => name.replace(/^\/usher\//, ''))) {
        const target = join(image, to.endsWith('/') ? path : to)
        mkdirSync(dirname(target), { recursive: true })
        if (path === 'node_modules') symlinkSync(join(root, path), target)
        else cpSync(join(root, path), target, { recursive: true, filter: source => !source.includes('/dist/test') })
      }
    }
    const command = (instruction: string) =>
      JSON.parse(new RegExp(`^${instruction}.*?(\\[.*\\])$`, 'm').exec(dockerfile)?.[1] ?? '[]') as string[]
    const [, ...run] = command('CMD')
    const [, ...check] = command('HEALTHCHECK')
    const env = { USHER_HOST: '127.0.0.1', USHER_PORT: '0', USHER_DATA: data, USHER_DEMO: 'off' }
    const service = spawn(process.execPath, run, { cwd: image, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const url = await new Promise<string>((resolve, reject) => {
      for (const stream of [service.stdout, service.stderr]) {
        stream.on('data', chunk => {
          output += String(chunk)
          const found = /Usher is ready at (\S+)/.exec(output)?.[1]
          if (found !== undefined) resolve(found)
        })
      }
      service.once('exit', code => reject(new Error(`It ended with ${code}: ${output}`)))
    })
    const healthy = () => spawnSync(process.execPath, check, { env: { USHER_PORT: new URL(url).port } }).status
    assert.equal(healthy(), 0)
    assert.equal((await fetch(`${url}/usher.js`)).status, 200)
    assert.equal((await fetch(`${url}/console`)).status, 200)
    const stopped = new Promise(resolve => service.once('exit', resolve))
    service.kill('SIGTERM')
    assert.equal(await stopped, 0)
    assert.equal(healthy(), 1)
    for (const folder of [image, data]) rmSync(folder, { recursive: true, force: true })
  })

  it('leave out what only builds and tests', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    const removed = [...read('deploy/Dockerfile').matchAll(/node_modules\/([@\w/-]+)/g)].map(([, name = '']) => name)
    const sources = ['server', 'models', 'prompts'].flatMap(room =>
      readdirSync(join(root, 'dist', room), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.js') && !(room === 'models' && name.startsWith('training')))
        .map(name => join('dist', room, name)),
    )
    for (const file of sources) {
      for (const [, name = ''] of read(file).matchAll(/^(?:import|export) .*?from '([^'.#][^']*)'|import\('([^'.#][^']*)'\)/gm)) {
        if (name === '' || name.startsWith('node:') || builtinModules.includes(name)) continue
        const packageName = name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/')
        assert.ok(dependencies[packageName] !== undefined && !removed.includes(packageName), `${file} needs ${packageName} to run`)
      }
    }
  })
})
