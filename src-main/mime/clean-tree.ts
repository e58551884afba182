import type { Element, ElementContent, Properties, Root, RootContent } from 'hast'
import { DROPPED } from './html-schema.ts'
import { MAX_LINK_TEXT, MAX_MISLEADING_LINKS, MAX_REMOTE_PICTURES } from './limits.ts'
import { isRemote, sanitizeDeclarations, sanitizeStylesheet } from './sanitize-css.ts'
import { misleadingHost } from './sender/misleading-link.ts'

/** What one pass over a tree is told, and what it finds. */
export interface Cleaning {
  pictureOf: (contentId: string) => string | undefined
  /** Takes the addresses of remote pictures, which are then shown by their place in it; null leaves them out. */
  remotePictures: string[] | null
  /** The style sheets found, made safe. */
  styles: string[]
  blockedRemote: number
  hasColours: boolean
  shownIds: Set<string>
  /** Links whose text names another host: the host by the address. */
  misleadingLinks: Map<string, string>
}

/** Attributes whose address a browser loads by itself. */
const LOADING = [
  'src',
  'srcSet',
  'background',
  'poster',
  'data',
  'lowSrc',
  'lowsrc',
  'dynSrc',
  'dynsrc',
  'xLinkHref',
]
const dropped = new Set(DROPPED)

/** Pictures inside the HTML itself; vector graphics are programs and stay out. */
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif)[;,]/i

/**
 * Prepares a parsed document for the allow-list: takes the style sheets out, makes styles, links and pictures safe,
 * counts what is remote. Edits `document`.
 * @returns what is to be shown, in order; the body's own colours and direction in an element around it.
 */
export function cleanTree(document: Root, cleaning: Cleaning): RootContent[] {
  const html = document.children.find((node) => node.type === 'element' && node.tagName === 'html')
  if (html?.type !== 'element') return []
  cleanChildren(html, cleaning)
  const body = html.children.find((node) => node.type === 'element' && node.tagName === 'body')
  if (body?.type !== 'element') return []
  const properties = bodyProperties(html, body, cleaning)
  if (Object.keys(properties).length === 0) return body.children
  return [{ type: 'element', tagName: 'div', properties, children: body.children }]
}

function cleanChildren(parent: Element, cleaning: Cleaning): void {
  const kept: ElementContent[] = []
  for (const node of parent.children) {
    if (node.type === 'text') kept.push(node)
    if (node.type !== 'element') continue
    countRemote(node, cleaning)
    if (node.tagName === 'style') addStyles(node, cleaning)
    else if (dropped.has(node.tagName)) cleanChildren(node, cleaning)
    else {
      cleanElement(node, cleaning)
      cleanChildren(node, cleaning)
      kept.push(node)
    }
  }
  parent.children = kept
}

function cleanElement(node: Element, cleaning: Cleaning): void {
  const { properties } = node
  cleanStyle(properties, cleaning)
  if ('bgColor' in properties || (node.tagName === 'font' && 'color' in properties))
    cleaning.hasColours = true
  if (node.tagName === 'a') cleanLink(node, cleaning)
  if (node.tagName === 'img') cleanPicture(properties, cleaning)
}

function cleanStyle(properties: Properties, cleaning: Cleaning): void {
  if (typeof properties['style'] !== 'string') return
  const safe = sanitizeDeclarations(properties['style'])
  cleaning.blockedRemote += safe.blockedRemote
  cleaning.hasColours ||= safe.hasColours
  if (safe.css) properties['style'] = safe.css
  else delete properties['style']
}

function addStyles(node: Element, cleaning: Cleaning): void {
  const text = node.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
  const safe = sanitizeStylesheet(text.replace(/<!--|-->/g, ''))
  cleaning.blockedRemote += safe.blockedRemote
  cleaning.hasColours ||= safe.hasColours
  cleaning.styles.push(safe.css)
}

/** Only absolute http, https and mailto links; what leads nowhere is text. */
function cleanLink({ properties, children }: Element, { misleadingLinks }: Cleaning): void {
  const href = (properties['href'] ?? '').trim()
  delete properties['href']
  delete properties['rel']
  if (!URL.canParse(href) || !/^(?:https?|mailto):$/.test(new URL(href).protocol)) return
  const address = new URL(href).href
  properties['href'] = address
  properties['rel'] = ['noreferrer', 'noopener']
  if (misleadingLinks.size === MAX_MISLEADING_LINKS) return
  const claimed = misleadingHost(textOf(children), address)
  if (claimed !== undefined) misleadingLinks.set(address, claimed)
}

/** The beginning of what is written in some elements. */
function textOf(nodes: ElementContent[]): string {
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text') text += node.value
    if (node.type === 'element') text += textOf(node.children)
    if (text.length > MAX_LINK_TEXT) break
  }
  return text
}

/** Leaves only pictures that came with the message, and remote ones where they are wanted: main gets those. */
function cleanPicture(properties: Properties, cleaning: Cleaning): void {
  const src = (properties['src'] ?? '').trim()
  delete properties['src']
  const contentId = /^cid:(.+)$/is.exec(src)?.[1]
  if (contentId !== undefined) {
    const picture = cleaning.pictureOf(contentId) ?? cleaning.pictureOf(percentDecoded(contentId))
    if (picture === undefined) return
    cleaning.shownIds.add(contentId).add(percentDecoded(contentId))
    properties['src'] = picture
  } else if (RASTER.test(src) || /^part\/\d+$/.test(src)) properties['src'] = src
  else if (cleaning.remotePictures) cleanRemotePicture(src, properties, cleaning.remotePictures)
}

function cleanRemotePicture(src: string, properties: Properties, remotePictures: string[]): void {
  if (/^remote\/\d+$/.test(src)) properties['src'] = src
  const address = src.startsWith('//') ? `https:${src}` : src
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return
  const { href } = new URL(address)
  const known = remotePictures.indexOf(href)
  if (known < 0 && remotePictures.length === MAX_REMOTE_PICTURES) return
  properties['src'] = `remote/${known < 0 ? remotePictures.push(href) - 1 : known}`
}

function countRemote({ tagName, properties }: Element, cleaning: Cleaning): void {
  const loading =
    tagName === 'link' || tagName === 'image' || tagName === 'use' ? [...LOADING, 'href'] : LOADING
  for (const name of loading) if (isRemote(String(properties[name] ?? ''))) cleaning.blockedRemote++
}

/** What `<html>` and `<body>` say about the whole: direction, language, colours, names for the style sheet. */
function bodyProperties(html: Element, body: Element, cleaning: Cleaning): Properties {
  const properties: Properties = {}
  for (const name of ['dir', 'lang', 'className', 'id', 'style']) {
    const value =
      body.properties[name] ?? (name === 'dir' || name === 'lang' ? html.properties[name] : undefined)
    if (value !== undefined && value !== '') properties[name] = value
  }
  const colours = [
    ['background-color', body.properties['bgColor']],
    ['color', body.properties['text']],
  ].filter((pair) => typeof pair[1] === 'string')
  if (colours.length > 0) {
    const legacy = colours.map(([name, value]) => `${String(name)}:${String(value)}`).join(';')
    properties['style'] = [legacy, properties['style']].filter(Boolean).join(';')
  }
  if (properties['style'] !== undefined) {
    // The frame has a margin of its own: with both, the text would stand beside its subject.
    properties['style'] = `${properties['style']};margin:0`
    cleanStyle(properties, cleaning)
  }
  return properties
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not percent-encoded after all.
    return text
  }
}
