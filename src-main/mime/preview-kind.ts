import type { AttachmentPreview } from '../contract/message.ts'

/** Pictures that are shown inside the window. SVG is left out: it is a document. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'])
/** Text that is shown as it is written; HTML, SVG and the like are shown as their source. */
const TEXTS =
  /^(?:text\/|message\/(?:rfc822-headers|delivery-status|feedback-report|disposition-notification)$|application\/(?:json|xml|x-sh|x-yaml|yaml|toml|sql|x-patch|javascript)$|.*\+(?:xml|json)$)/
const TEXT_NAMES = /\.(?:txt|md|log|csv|tsv|json|xml|ya?ml|ini|conf|toml|diff|patch|ics|vcf|eml)$/i

/** How an attachment can be looked at without another program. */
export function previewKind(fileName: string, mimeType: string): AttachmentPreview {
  if (PICTURES.has(mimeType)) return 'picture'
  if (TEXTS.test(mimeType)) return 'text'
  return mimeType === 'application/octet-stream' && TEXT_NAMES.test(fileName) ? 'text' : null
}
