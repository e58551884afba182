import {
  NodeTypes,
  type AttributeNode,
  type DirectiveNode,
  type RootNode,
  type TemplateChildNode,
} from '@vue/compiler-dom'
import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'

/** Names that are the same in every language. */
const NAMES = new Set([
  ...[
    'Restante',
    'Electron',
    'Chromium',
    'Node.js',
    'AGPL-3.0-only',
    'POP3',
    'TLS',
    'STLS',
    'HTTP',
    'CONNECT',
  ],
  ...['SOCKS5', 'OpenPGP', 'MailFailure'],
])
const VISIBLE_ATTRIBUTES = new Set([
  ...['title', 'alt', 'placeholder', 'label', 'text', 'hint', 'note', 'description', 'error'],
  ...['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription'],
])
/** Properties of objects and elements that end up on the screen. */
const VISIBLE_PROPERTIES = new Set([
  ...VISIBLE_ATTRIBUTES,
  'textContent',
  'innerText',
  'ariaLabel',
  'ariaDescription',
])

const words = (text: string): string[] => text.split(/[\s·:;,()–—]+/).filter((word) => /\p{L}/u.test(word))
const foreignWords = (text: string): string[] => words(text).filter((word) => !NAMES.has(word))
/** The name of a text, and not a text. */
const isKey = (text: string): boolean => /^[a-z]\w*(?:\.\w+)+$/i.test(text)

/** What people would read in this source (.vue or .ts) that does not come from the locales. */
export function foreignText(code: string, isVue = true): string[] {
  if (!isVue) return readScript(code)
  const { template, script, scriptSetup } = parse(code).descriptor
  return [
    ...(template?.ast ? readNode(template.ast) : []),
    ...[script, scriptSetup].flatMap((block) => (block ? readScript(block.content) : [])),
  ]
}

function readNode(node: RootNode | TemplateChildNode): string[] {
  if (node.type === NodeTypes.TEXT) return foreignWords(node.content)
  if (node.type === NodeTypes.INTERPOLATION) return shownBy(node.content.loc.source)
  if (node.type !== NodeTypes.ELEMENT && node.type !== NodeTypes.ROOT) return []
  const attributes = node.type === NodeTypes.ELEMENT ? node.props : []
  return [...attributes.flatMap(readAttribute), ...node.children.flatMap(readNode)]
}

function readAttribute(attribute: AttributeNode | DirectiveNode): string[] {
  if (attribute.type === NodeTypes.ATTRIBUTE) {
    return VISIBLE_ATTRIBUTES.has(attribute.name) ? foreignWords(attribute.value?.content ?? '') : []
  }
  const isVisible = attribute.name === 'text' || VISIBLE_ATTRIBUTES.has(attribute.arg?.loc.source ?? '')
  return isVisible ? shownBy(attribute.exp?.loc.source ?? '') : []
}

/** The strings that an expression may come to: not those it compares with, looks up by, or calls with. */
function shownBy(expression: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const text = stringOf(node)
    if (text !== null) {
      if (!isKey(text) && foreignWords(text).length > 0) found.push(text.trim())
    } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(visit)
    else if (!ts.isCallExpression(node) && !ts.isElementAccessExpression(node) && !isComparison(node)) {
      ts.forEachChild(node, visit)
    }
    if (ts.isTemplateExpression(node)) node.templateSpans.forEach((span) => visit(span.literal))
  }
  visit(ts.createSourceFile('expression.ts', `(${expression})`, ts.ScriptTarget.Latest, true))
  return found
}

/** Strings of a script that are sentences, or are put where people look. */
function readScript(code: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isForMachines(node)) return
    const text = stringOf(node)
    const isShown =
      text !== null && !isKey(text) && (isSentence(text) || (isPutOnScreen(node) && words(text).length > 0))
    if (isShown && foreignWords(text).length > 0) found.push(text.trim())
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('script.ts', code, ts.ScriptTarget.Latest, true))
  return found
}

const stringOf = (node: ts.Node): string | null =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node)
    ? node.text
    : null

/** Two words of letters, or one that begins with a capital. */
const isSentence = (text: string): boolean =>
  /\p{L}{2,}[,;:]?\s+\p{L}{2,}/u.test(text) || /^\p{Lu}\p{Ll}{2,}/u.test(text)

const isPutOnScreen = ({ parent }: ts.Node): boolean =>
  (ts.isPropertyAssignment(parent) &&
    VISIBLE_PROPERTIES.has(parent.name.getText().replaceAll(/['"]/g, ''))) ||
  (ts.isBinaryExpression(parent) &&
    ts.isPropertyAccessExpression(parent.left) &&
    VISIBLE_PROPERTIES.has(parent.left.name.text))

const isComparison = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) && /^[!=]==?$|^in$/.test(node.operatorToken.getText())

/**
 * What no reader of the page sees: the message of an error (failures have words of their own), a selector, an id, a key
 * of the keyboard, and the name of a text put together from parts.
 */
function isForMachines(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText())
  if (ts.isCallExpression(node))
    return /\b(?:matches|matchMedia|closest|querySelector\w*)$/.test(node.expression.getText())
  if (ts.isPropertyAssignment(node)) return node.name.getText() === 'id'
  if (ts.isTemplateExpression(node)) return /^[a-z]\w*\./.test(node.head.text)
  const text = stringOf(node)
  return text !== null && KEY.test(text)
}

/** As KeyboardEvent names keys, with or without those that are held down. */
const KEY =
  /^(?:Ctrl\+?)?(?:Shift\+)?(?:\S|Arrow\w+|Page(?:Up|Down)|Key[A-Z]|Home|End|Enter|Escape|Delete|Backspace|Space|Tab)?$/
