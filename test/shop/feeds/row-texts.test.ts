import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { textOfRows } from '../../../server/shop/feeds/row-texts.ts'
import type { Language } from '../../../server/wire.ts'

const rows = (language: Language, ...given: [text: string, size: string, colour?: string][]) =>
  given.map(([text, size, colour]) => ({
    description: { [language]: text },
    options: [
      ...(colour === undefined ? [] : [['colour', { [language]: colour }] as const]),
      ...(size === '' ? [] : [['size', { [language]: size }] as const]),
    ],
  }))
const merged = (language: Language, ...given: [text: string, size: string, colour?: string][]) => {
  const all = rows(language, ...given)
  return textOfRows(all[0]!.description, all)[language]
}

describe('The texts of the rows of one product', () => {
  it('keep what each tells of its own size, and call the size where they do not', () => {
    assert.equal(
      merged(
        'en',
        ['Washable. Size S fits 16-20 in.', 'S', 'Red'],
        ['Washable. Size M fits 20-26 in.', 'M', 'Red'],
        ['Washable. Size M fits 20-26 in.', 'M', 'Blue'],
      ),
      'Washable. Size S fits 16-20 in. Size M fits 20-26 in.',
    )
    assert.equal(
      merged('en', ['For dogs to 45 lb. Washable.', 'Medium'], ['For dogs to 95 lb. Washable.', 'Large']),
      'Medium: For dogs to 45 lb. Large: For dogs to 95 lb. Washable.',
    )
    assert.equal(
      merged('zh', ['可机洗。适合5公斤以内。', 'S'], ['可机洗。适合10公斤以内。', 'M']),
      '可机洗。S：适合5公斤以内。M：适合10公斤以内。',
    )
  })

  it('are one text where they differ by the name of the option alone, or are no variants of one thing', () => {
    assert.equal(merged('en', ['A mug in red. 350 ml', '', 'Red'], ['A mug in blue. 350 ml', '', 'Blue']), 'A mug in red. 350 ml')
    assert.equal(merged('zh', ['红色的马克杯。350毫升。', '', '红色'], ['蓝色的马克杯。350毫升。', '', '蓝色']), '红色的马克杯。350毫升。')
    const story = Array.from({ length: 50 }, (_, at) => `Story ${at}.`).join(' ')
    assert.equal(merged('en', ['Short.', 'S'], [story, 'M']), 'Short.')
  })
})
