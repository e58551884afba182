import type { Element, ElementContent, Root, RootContent } from 'hast'

/** How clean-tree.ts writes the address of a remote picture. */
const IS_REMOTE = /^remote\/\d+$/

/** The tree without the addresses of its remote pictures: what has none of them is shared with the tree given, not copied. */
export function withoutRemotePictures(tree: Root): Root {
  const children = stripped(tree.children)
  return children === tree.children ? tree : { ...tree, children }
}

function stripped<Node extends RootContent | ElementContent>(nodes: Node[]): Node[] {
  let changed: Node[] | undefined
  nodes.forEach((node, at) => {
    const without = node.type === 'element' ? strippedElement(node) : node
    if (without !== node) (changed ??= [...nodes])[at] = without as Node
  })
  return changed ?? nodes
}

function strippedElement(element: Element): Element {
  const children = stripped(element.children)
  const { src, ...others } = element.properties
  if (element.tagName === 'img' && IS_REMOTE.test(String(src)))
    return { ...element, properties: others, children }
  return children === element.children ? element : { ...element, children }
}
