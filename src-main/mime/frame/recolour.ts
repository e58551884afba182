import { generate, parse, walk } from 'css-tree'
import type { CssNode, Declaration, List, ListItem } from 'css-tree'
import type { Element, Root, RootContent } from 'hast'
import { inTheDark } from './dark-colours.ts'
import type { ColourRole } from './dark-colours.ts'

const MAY_COLOUR = /color|background|border|outline|shadow|rule/i
const COLOUR_FUNCTION = /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)$/i

/** What HTML 3.2 had for colours: hexadecimal digits also without `#`. */
const ATTRIBUTES: Record<string, ColourRole> = { bgColor: 'ground', color: 'text', borderColor: 'line' }

/**
 * A safe tree in colours for a dark pane: those of text, grounds and lines are turned over (dark-colours.ts), in style
 * attributes, style sheets and the attributes of old. Pictures stay as they are. The tree given stays as it is.
 */
export function recolour(root: Root): Root {
  // Newsletters say the same style hundreds of times.
  const known = new Map<string, string>()
  const style = (css: string, context: 'declarationList' | 'stylesheet'): string => {
    if (!MAY_COLOUR.test(css)) return css
    const done = known.get(css) ?? recolourCss(css, context)
    known.set(css, done)
    return done
  }
  return { ...root, children: root.children.map((node) => recolourNode(node, style)) }
}

type Restyle = (css: string, context: 'declarationList' | 'stylesheet') => string

function recolourNode<T extends RootContent>(node: T, style: Restyle): T {
  if (node.type !== 'element') return node
  if (node.tagName === 'style')
    return { ...node, children: node.children.map((child) => sheet(child, style)) }
  const properties = { ...node.properties }
  if (typeof properties['style'] === 'string')
    properties['style'] = style(properties['style'], 'declarationList')
  for (const [name, role] of Object.entries(ATTRIBUTES)) {
    const value = properties[name]
    if (typeof value === 'string')
      properties[name] = inTheDark(legacy(value), node.tagName === 'hr' ? 'line' : role)
  }
  return { ...node, properties, children: node.children.map((child) => recolourNode(child, style)) }
}

const sheet = (child: Element['children'][number], style: Restyle): Element['children'][number] =>
  child.type === 'text' ? { ...child, value: style(child.value, 'stylesheet') } : child

const legacy = (colour: string): string =>
  /^[0-9a-f]{6}$/i.test(colour.trim()) ? `#${colour.trim()}` : colour.trim()

function recolourCss(css: string, context: 'declarationList' | 'stylesheet'): string {
  const tree = parse(css, { context })
  walk(tree, { visit: 'Declaration', enter: recolourDeclaration })
  return generate(tree)
}

function recolourDeclaration({ property, value }: Declaration): void {
  const role = roleOf(property.toLowerCase())
  if (!role) return
  walk(value, {
    enter(node: CssNode, item: ListItem<CssNode>, list: List<CssNode>) {
      // The value itself is in no list.
      if (!isColour(node) || !(list as List<CssNode> | null)) return
      const data = inTheDark(generate(node), role)
      list.replace(item, list.createItem({ type: 'Identifier', name: data }))
      return walk.skip
    },
  })
}

const isColour = (node: CssNode): boolean =>
  node.type === 'Hash' ||
  node.type === 'Identifier' ||
  (node.type === 'Function' && COLOUR_FUNCTION.test(node.name))

function roleOf(property: string): ColourRole | null {
  if (property === 'color' || property === 'text-decoration-color' || property === 'text-decoration')
    return 'text'
  if (property.startsWith('background') || property.endsWith('shadow')) return 'ground'
  return /^(?:border|outline|column-rule|text-emphasis)/.test(property) ? 'line' : null
}
