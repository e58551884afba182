import type { Schema } from 'hast-util-sanitize'

/** Attributes that any element may have. */
const COMMON = [
  'className',
  'id',
  'style',
  'title',
  'dir',
  'lang',
  'align',
  'role',
  'ariaHidden',
  'ariaLabel',
]
const CELL = [
  'width',
  'height',
  'vAlign',
  'noWrap',
  'bgColor',
  'colSpan',
  'rowSpan',
  'abbr',
  'scope',
  'headers',
]

/** Elements dropped with all they hold; other unknown elements leave their content. */
export const DROPPED = [
  'script',
  'template',
  'noscript',
  'noembed',
  'noframes',
  'object',
  'embed',
  'applet',
  'iframe',
  'frame',
  'frameset',
  'svg',
  'math',
  'title',
  'link',
  'meta',
  'base',
  'select',
  'textarea',
  'input',
  'xmp',
  'plaintext',
  'audio',
  'video',
]

/**
 * What may be in the frame, and nothing else: elements that lay out text, pictures that come with the message, links
 * that only http, https and mailto follow. No element that runs, loads, sends or changes the parser's mode.
 */
export const MESSAGE_SCHEMA: Schema = {
  tagNames:
    `a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd
    del dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark
    menu nav ol p pre q s samp section small span strike strong style sub summary details sup table tbody td tfoot th
    thead time tr tt u ul var wbr`.split(/\s+/),
  attributes: {
    '*': COMMON,
    a: ['href', 'name', 'rel'],
    img: ['src', 'alt', 'width', 'height', 'border', 'hSpace', 'vSpace'],
    font: ['color', 'face', 'size'],
    table: [
      'width',
      'height',
      'border',
      'cellPadding',
      'cellSpacing',
      'bgColor',
      'frame',
      'rules',
      'summary',
    ],
    tbody: ['vAlign', 'bgColor'],
    thead: ['vAlign', 'bgColor'],
    tfoot: ['vAlign', 'bgColor'],
    tr: ['vAlign', 'bgColor', 'height'],
    td: CELL,
    th: CELL,
    col: ['width', 'span', 'vAlign'],
    colgroup: ['width', 'span', 'vAlign'],
    hr: ['width', 'size', 'color', 'noShade'],
    ol: ['start', 'type', 'reversed'],
    ul: ['type'],
    li: ['value', 'type'],
    q: ['cite'],
    blockquote: ['type'],
    br: ['clear'],
    time: ['dateTime'],
    details: ['open'],
    style: ['media'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['data'], cite: [] },
  strip: DROPPED,
  ancestors: {},
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
}
