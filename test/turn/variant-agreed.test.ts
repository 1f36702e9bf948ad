import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { readConfig } from '../../server/config.ts'
import { importCatalogueFile } from '../../server/shop/import.ts'
import { openStore } from '../../server/store/open.ts'
import { sound } from '../shop/support.ts'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'

/** A table in which each variant has a line of its own: its products are called by the SKU of their first one. */
const table = [
  'sku,title,description,price,category,size,colour,stock',
  'KT-S,Foxglove kettle,"A kettle for the hob with a whistle. It suits induction hobs too. The lid comes off for cleaning.",38,kettles,1 litre,,9',
  'KT-L,Foxglove kettle,"A kettle for the hob with a whistle. It suits induction hobs too. The lid comes off for cleaning.",46,kettles,2 litre,,9',
  'HK-BR,Teasel coat hook,"A hook for coats and bags. Two screws are in the box. It carries up to 8 kg.",7,hooks,,brass,30',
  'HK-BK,Teasel coat hook,"A hook for coats and bags. Two screws are in the box. It carries up to 8 kg.",6,hooks,,matt black,30',
  'BO-15,Gorse bolt,"A plain bolt for gates. Black iron. Four screws are in the bag.",7,bolts,150 mm,,9',
  'BO-20,Gorse bolt,"A plain bolt for gates. Black iron. Four screws are in the bag.",9,bolts,200 mm,,9',
  'WL-36-GN,Marram wellies,"Rubber boots with a cotton lining. They are made in one mould.",52,boots,36,green,4',
  'WL-36-NV,Marram wellies,"Rubber boots with a cotton lining. They are made in one mould.",52,boots,36,navy,0',
  'WL-36-PL,Marram wellies,"Rubber boots with a cotton lining. They are made in one mould.",52,boots,36,plum,3',
  'WL-40-GN,Marram wellies,"Rubber boots with a cotton lining. They are made in one mould.",52,boots,40,green,0',
  'WL-40-NV,Marram wellies,"Rubber boots with a cotton lining. They are made in one mould.",52,boots,40,navy,6',
  'WL-40-PL,Marram wellies,"Rubber boots with a cotton lining. They are made in one mould.",52,boots,40,plum,6',
].join('\n')

describe('a variant that is agreed', function () {
  this.timeout(120_000)
  let service: Service
  before(async () => {
    const folder = newFolder()
    const database = openStore(readConfig({ USHER_DATA: folder, USHER_DEMO: 'off' }))
    const file = join(folder, 'table.csv')
    writeFileSync(file, table)
    sound(importCatalogueFile(database, file, { language: 'en', currency: 'GBP' }))
    database.close()
    service = await startService({ USHER_DEMO: 'off', USHER_RATE_MESSAGES: '1000' }, {}, folder)
  })
  after(() => service.stop())

  /** What each reply says, and what its card and its buttons add. */
  async function talk(language: 'zh' | 'en', ...lines: string[]) {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    const replies: { text: string; adds: string[] }[] = []
    for (const line of lines) {
      const { text, cards = [], choices = [] } = await shopper.say(line)
      const ids = [...cards, { choices }].flatMap(one => (one.choices ?? []).map(({ id }) => id))
      replies.push({ text, adds: [...new Set(ids.filter(id => id.startsWith('add:')))] })
    }
    shopper.close()
    return replies
  }

  it('comes in sizes that are told as the shop writes them, where a measure is asked too', async () => {
    const [, long, sizes] = await talk('en', 'the gorse bolt', 'how long is it', 'what sizes does it come in')
    assert.match(long!.text, /150 mm, 200 mm/)
    assert.match(sizes!.text, /150 mm, 200 mm/)
  })

  it('is what the card adds in every later turn, whichever the table names first', async () => {
    const [taken, asked, other, again, first] = await talk(
      'en',
      'the teasel hook in matt black please',
      'how much weight does it carry',
      'make it brass instead',
      'how much weight does it carry',
      'what would it cost with postage?',
    )
    assert.deepEqual(taken!.adds, ['add:HK-BK'])
    assert.deepEqual(asked!.adds, ['add:HK-BK'])
    assert.deepEqual(other!.adds, ['add:HK-BR'])
    assert.deepEqual(again!.adds, ['add:HK-BR'])
    assert.match(first!.text, /brass[\s\S]*£7|brass[\s\S]*7\b/)
  })

  it('is what was added up, and what a question names', async () => {
    const [summed, after] = await talk('en', 'how much are two of the foxglove kettle in 2 litre?', 'does it work on induction?')
    assert.match(summed!.text, /92/)
    assert.deepEqual(after!.adds, ['add:KT-L'])
    const [named] = await talk('en', 'does the 1 litre foxglove kettle work on induction?')
    assert.deepEqual(named!.adds, ['add:KT-S'])
  })

  it('is none where none was named, or two were', async () => {
    const [open] = await talk('en', 'does the foxglove kettle work on induction?')
    assert.deepEqual(open!.adds, [])
    const [both] = await talk('en', 'foxglove kettle, 1 litre or 2 litre, which is dearer?')
    assert.deepEqual(both!.adds, [])
  })

  it('that is sold out leaves what there is with what was fixed', async () => {
    const [gone] = await talk('en', 'marram wellies in navy size 36 please')
    assert.match(gone!.text, /sold out[\s\S]*green, plum/)
    assert.doesNotMatch(gone!.text, /green, navy/)
  })

  it('is one of those that a list of the rest is asked of', async () => {
    const [colours, sizes] = await talk('en', 'which colours do the marram wellies come in in size 40?', 'which sizes are there in green?')
    assert.match(colours!.text, /navy, plum/)
    assert.doesNotMatch(colours!.text, /green/)
    assert.match(sizes!.text, /\b36\b/)
    assert.doesNotMatch(sizes!.text, /\b40\b/)
  })
})
