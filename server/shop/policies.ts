import { readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { createPolicyStore } from '../store/policies.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'
import { notTooDeep, type Read } from './faults.ts'
import { type PassageText, toPassages } from './passages.ts'
import { readPolicyLink, savePolicyLinks } from './policy-links.ts'
import { readTextFile } from './text-file.ts'

export type PoliciesImported = { topics: number; passages: number; languages: Language[] }

/** A page of rules that a person writes is far shorter. */
const longestPolicy = 512 * 1024

type PolicyFile = { path: string; topic: string; language: Language | undefined }

/**
 * Reads a folder of Markdown files, one topic a file, named after it: in the sub-folders `zh` and `en`, as `topic.zh.md`, or
 * all in one language. A file replaces its topic in its language; with one fault nothing is changed.
 */
export function importPoliciesDirectory(database: Database, path: string, options: { language?: Language } = {}): Read<PoliciesImported> {
  const files = filesOf(path)
  if (!files.ok) return files
  const faults: string[] = []
  const topics = new Map<string, { topic: string; language: Language; passages: PassageText[]; path: string; url: string | undefined }>()
  for (const file of files.value) {
    const text = readTextFile(file.path, longestPolicy)
    if (!text.ok) {
      faults.push(...text.faults)
      continue
    }
    const read = notTooDeep(file.path, () => ({ ok: true, value: toPassages(text.value) }))
    if (!read.ok) {
      faults.push(...read.faults)
      continue
    }
    const link = notTooDeep(file.path, () => readPolicyLink(text.value, file.path))
    if (!link.ok) {
      faults.push(...link.faults)
      continue
    }
    const passages = read.value
    const language = file.language ?? options.language ?? (/\p{Script=Han}/u.test(text.value) ? 'zh' : 'en')
    const key = `${language}/${file.topic}`
    const other = topics.get(key)
    if (passages.length === 0) faults.push(`${file.path}:1: expected at least one paragraph, got none`)
    else if (other !== undefined) faults.push(`${file.path}:1: expected one file a topic and language, got ${other.path} too`)
    else topics.set(key, { topic: file.topic, language, passages, path: file.path, url: link.value })
  }
  if (faults.length > 0) return { ok: false, faults }

  const found = [...topics.values()]
  database.transaction(() => {
    const store = createPolicyStore(database)
    for (const { topic, language, passages } of found) store.replaceTopic(topic, language, passages)
    const settings = createSettingsStore(database)
    savePolicyLinks(settings, found)
    settings.changed()
  })
  return {
    ok: true,
    value: {
      topics: new Set(found.map(({ topic }) => topic)).size,
      passages: found.reduce((sum, { passages }) => sum + passages.length, 0),
      languages: [...new Set(found.map(({ language }) => language))].sort(),
    },
  }
}

export type Written = { language: Language; heading: string; text: string }

/**
 * A page of one answer, written by hand where no text of the shop told it: a topic of its own under its heading. Markdown as in the files. With the
 * heading of a page that there is: `conflict`, unless it is to be replaced.
 */
export function writePage(
  database: Database,
  { language, heading, text }: Written,
  how: { replace: boolean },
): { ok: true; topic: string; passages: number } | { ok: false; code: 'bad_payload' | 'conflict'; message: string } {
  const topic = heading.replace(/\s+/g, ' ').trim()
  const passages = toPassages(`# ${topic}\n\n${text}`)
  if (topic === '' || passages.length === 0)
    return { ok: false, code: 'bad_payload', message: 'Expected a heading and at least one paragraph of text' }
  const store = createPolicyStore(database)
  if (!how.replace && store.passagesOf(topic, language).length > 0)
    return { ok: false, code: 'conflict', message: `There is a page "${topic}" already: expected "replace": true, or another heading` }
  database.transaction(() => {
    store.replaceTopic(topic, language, passages)
    createSettingsStore(database).changed()
  })
  return { ok: true, topic, passages: passages.length }
}

function filesOf(path: string): Read<PolicyFile[]> {
  let names: string[]
  try {
    names = readdirSync(path).sort()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error'
    return { ok: false, faults: [`${path}:1: expected a folder of Markdown files, got ${code}`] }
  }
  const files = names.flatMap(name => {
    const inner = join(path, name)
    const language = languageOf(name)
    if (language !== undefined && statSync(inner).isDirectory()) {
      return readdirSync(inner)
        .sort()
        .flatMap(file => toFile(join(inner, file), language))
    }
    return toFile(inner, undefined)
  })
  const outside = files.filter(file => leadsOut(path, file.path))
  if (outside.length > 0)
    return {
      ok: false,
      faults: outside.map(file => `${file.path}:1: expected a file of this folder, got a link to ${realpathSync(file.path)}`),
    }
  if (files.length === 0) return { ok: false, faults: [`${path}:1: expected Markdown files (*.md), got none`] }
  return { ok: true, value: files }
}

/** What a link leads to elsewhere is not the shop's page, and shoppers would be quoted from it. */
const leadsOut = (folder: string, path: string) => !realpathSync(path).startsWith(`${realpathSync(folder)}${sep}`)

function toFile(path: string, language: Language | undefined): PolicyFile[] {
  const [, stem] = /^(.+)\.(?:md|markdown)$/i.exec(basename(path)) ?? []
  if (stem === undefined || /^readme$/i.test(stem) || !statSync(path).isFile()) return []
  const [, topic = stem, suffix = ''] = /^(.+?)[._-]([a-z]{2}(?:[-_][a-z]{2,4})?)$/i.exec(stem) ?? []
  const named = languageOf(suffix)
  return named === undefined ? [{ path, topic: stem, language }] : [{ path, topic, language: language ?? named }]
}

function languageOf(tag: string): Language | undefined {
  const [, language] = /^(zh|en)(?:$|[-_])/i.exec(tag) ?? []
  return language?.toLowerCase() as Language | undefined
}
