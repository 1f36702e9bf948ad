import { lexer, type Token, type Tokens } from 'marked'

export type PassageText = { heading: string; text: string }

/** What a chat reply can quote in one piece; longer paragraphs are cut between sentences. */
const longest = { zh: 160, other: 420 }

/**
 * Cuts a Markdown text into passages of plain sentences, each with the headings above it ("Returns › What cannot be returned").
 * Wording is kept exactly; only mark-up goes, and list items without an end get one.
 */
export function toPassages(markdown: string): PassageText[] {
  const headings: string[] = []
  const passages: PassageText[] = []
  let intro = ''
  const add = (text: string) => {
    const heading = headings.filter(Boolean).join(' › ')
    for (const piece of pieces(text)) passages.push({ heading, text: piece })
  }
  const visit = (token: Token) => {
    const text = intro
    if (token.type === 'space' || token.type === 'hr' || token.type === 'def' || token.type === 'html') return
    intro = ''
    switch (token.type) {
      case 'heading':
        if (text !== '') add(text)
        headings.splice(token.depth - 1)
        while (headings.length < token.depth - 1) headings.push('')
        headings.push(inline(token.tokens))
        return
      case 'paragraph':
      case 'text': {
        if (text !== '') add(text)
        const paragraph = inline(token.tokens ?? [token])
        // "Not covered:" belongs to the list that follows.
        if (/[:：]$/.test(paragraph)) intro = paragraph
        else if (paragraph !== '') add(paragraph)
        return
      }
      case 'list':
        add(join(text, (token as Tokens.List).items.map(itemText)))
        return
      case 'table':
        add(join(text, rowTexts(token as Tokens.Table)))
        return
      case 'blockquote':
        if (text !== '') add(text)
        for (const inner of token.tokens ?? []) visit(inner)
        return
      default:
        add([text, token.raw.trim()].filter(Boolean).join(' '))
    }
  }
  for (const token of lexer(markdown.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/, ''))) visit(token)
  if (intro !== '') add(intro)
  return passages
}

function itemText(item: Tokens.ListItem): string {
  return item.tokens
    .map(token =>
      token.type === 'list' ? join('', (token as Tokens.List).items.map(itemText)) : inline('tokens' in token ? token.tokens : [token]),
    )
    .filter(Boolean)
    .join(' ')
}

function rowTexts({ header, rows }: Tokens.Table): string[] {
  return rows.map(row => {
    const cells = row
      .map((cell, at) => ({ name: inline(header[at]?.tokens), value: inline(cell.tokens) }))
      .filter(({ value }) => value !== '')
    const chinese = cells.some(({ value, name }) => isChinese(value + name))
    return cells
      .map(({ name, value }) => (name === '' ? value : chinese ? `${name}：${value}` : `${name}: ${value}`))
      .join(chinese ? '，' : ', ')
  })
}

/** Items as sentences, after the words that introduced them. */
function join(intro: string, items: readonly string[]): string {
  const sentences = items
    .filter(Boolean)
    .map(item => (/[.!?。！？…；;]["”’』」)）]?$/.test(item) ? item : `${item}${isChinese(item) ? '。' : '.'}`))
  const all = intro === '' ? sentences : [intro, ...sentences]
  return all.reduce((text, next) => (text === '' ? next : `${text}${isChinese(text.slice(-2) + next.slice(0, 2)) ? '' : ' '}${next}`), '')
}

function inline(tokens: readonly Token[] | undefined): string {
  return plain(tokens ?? [])
    .replace(/[ \t]*\r?\n[ \t]*/g, '\n')
    .replace(/(?<=[\p{Script=Han}，。！？；：、）」])\n(?=[\p{Script=Han}（「《“])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function plain(tokens: readonly Token[]): string {
  return tokens
    .map(token => {
      if (token.type === 'br') return '\n'
      if (token.type === 'html' || token.type === 'checkbox') return ''
      if (token.type === 'image') return token.text as string
      if ('tokens' in token && token.tokens !== undefined) return plain(token.tokens)
      return decoded('text' in token ? String(token.text) : token.raw)
    })
    .join('')
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['nbsp', ' '],
  ['yen', '¥'],
])
const decoded = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities.get(name) ?? whole)

function pieces(text: string): string[] {
  const most = isChinese(text) ? longest.zh : longest.other
  if (text.length <= most) return text === '' ? [] : [text]
  const sentences = text.match(/.*?(?:[。！？]["”’』」）]?|[.!?]["”’)]?(?=\s|$)|$)\s*/gsu)?.filter(Boolean) ?? [text]
  const out: string[] = []
  for (const sentence of sentences) {
    const last = out.at(-1)
    if (last !== undefined && (last + sentence).trimEnd().length <= most) out[out.length - 1] = last + sentence
    else out.push(sentence)
  }
  return out.map(piece => piece.trim()).filter(Boolean)
}

const isChinese = (text: string) => /\p{Script=Han}|[，。！？；：]/u.test(text)
