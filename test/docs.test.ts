import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'

const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')))
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
]
const read = (path: string) => readFileSync(join(root, path), 'utf8')
/** As GitHub names a heading's place. */
const anchors = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

describe('the pages for readers', () => {
  it('start with one of fewer than 150 lines', () => {
    const lines = read('README.md').split('\n').length
    assert.ok(lines < 150, `README.md has ${lines} lines`)
  })

  it('link and show only what is there', () => {
    const broken = pages.flatMap(page =>
      [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = '']) => target)
        .filter(target => !/^https?:/.test(target))
        .filter(target => {
          const [path = '', anchor] = target.split('#')
          const file = path === '' ? page : join(dirname(page), path)
          return !existsSync(join(root, file)) || (anchor !== undefined && file.endsWith('.md') && !anchors(file).includes(anchor))
        })
        .map(target => `${page}: ${target}`),
    )
    assert.deepEqual(broken, [])
  })

  it('are all reached from the first', () => {
    const linked = read('README.md')
    for (const page of pages.slice(1)) assert.ok(linked.includes(`](${page})`), page)
  })
})
