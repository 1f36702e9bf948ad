import { Marked, type Token, type Tokens } from 'marked'

const markdown = new Marked()
/** Longer ones are no reply, and the guard refuses them as they are. */
const longest = 2000
/** Private-use characters stand for what the plan put in brackets: "[price]: [why]" is no link. */
const firstStandIn = 0xe000
/** What stands beside Chinese marks is no emphasis to the rules of Markdown: **“软”**的. */
const leftover = /\*\*|__|``|~~|^#{1,6} /gmu

/** What an engine that writes Markdown says, in the words alone. A link keeps where it leads, for the guard to see. */
export function toPlainText(reply: string): string {
  if (reply.length > longest) return reply
  const placeholders: string[] = []
  const bare = reply.replace(/[\ue000-\uf8ff]/gu, '').replace(/\[[a-z_]+\d*\]/gu, placeholder => {
    placeholders.push(placeholder)
    return String.fromCharCode(firstStandIn + placeholders.length - 1)
  })
  return blocks(markdown.lexer(bare))
    .replace(leftover, '')
    .replace(/[\ue000-\uf8ff]/gu, character => placeholders[character.charCodeAt(0) - firstStandIn]!)
    .trim()
}

const blocks = (tokens: readonly Token[]): string => tokens.map(block).filter(Boolean).join('\n')

function block(token: Token): string {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'def':
    case 'html':
      return ''
    case 'list':
      return (token as Tokens.List).items.map(({ tokens }) => blocks(tokens)).join('\n')
    case 'blockquote':
      return blocks((token as Tokens.Blockquote).tokens)
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return [header, ...rows].map(row => row.map(({ tokens }) => inline(tokens)).join(' ')).join('\n')
    }
    case 'code':
      return (token as Tokens.Code).text
    default:
      return inline('tokens' in token && token.tokens !== undefined ? token.tokens : [token])
  }
}

const inline = (tokens: readonly Token[]): string => tokens.map(span).join('')

function span(token: Token): string {
  switch (token.type) {
    case 'html':
    case 'checkbox':
      return ''
    case 'br':
      return '\n'
    case 'image':
    case 'link': {
      const { text, href, tokens } = token as Tokens.Link
      const said = tokens === undefined ? text : inline(tokens)
      return href.endsWith(said) ? said : `${said} (${href})`
    }
    default:
      if ('tokens' in token && token.tokens !== undefined) return inline(token.tokens)
      return 'text' in token ? String(token.text) : token.raw
  }
}
