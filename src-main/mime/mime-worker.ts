import { parentPort, workerData } from 'node:worker_threads'
import { handOver, serveWorker } from '../shared/serve-worker.ts'
import { readSignatureFields } from './authenticity/signature-fields.ts'
import { readHeaderFacts } from './header-facts.ts'
import { keepMessages } from './kept-messages.ts'
import type { MimeOperations, MimeWorkerData } from './mime-operations.ts'
import { takeApart } from './open-message.ts'
import { pdfText } from './pdf-text.ts'
import { previewTop } from './preview-top.ts'
import { summariseHeader } from './summarise-header.ts'
import { summariseBody } from './summarise-message.ts'
import { summariseMessages } from './summarise-messages.ts'

const kept = keepMessages()
const { cMapFolder } = (workerData ?? {}) as MimeWorkerData

const operations: { [K in keyof MimeOperations]: MimeOperations[K] } = {
  summariseHeaders: ({ blocks }) => blocks.map(summariseHeader),

  readHeaderFacts: ({ blocks, names }) => blocks.map((block) => readHeaderFacts(block, names)),

  summariseMessages: ({ messages, headersOnly = false }) => summariseMessages(messages, headersOnly),

  summariseWithPdfs: async ({ message }) => ({
    header: summariseHeader(message),
    body: await summariseBody(message, (pdfs) => pdfText(pdfs, { cMapFolder })),
  }),

  previewTop: ({ bytes }) => previewTop(bytes),

  async openMessage({ key, bytes, ownDomains }) {
    const message = await takeApart(bytes, ownDomains)
    kept.keep(key, message)
    return message.detail
  },

  keptMessage: ({ key }) => kept.get(key).detail,

  signatureKeyNames: ({ bytes }) => [...new Set(readSignatureFields(bytes).map(({ keyName }) => keyName))],

  async verifySignatures({ bytes, keys, now }) {
    // A megabyte that most messages do not need is read when one does.
    const { verifySignatures } = await import('./authenticity/verify-signatures.ts')
    return verifySignatures(bytes, keys, now)
  },

  renderBody: ({ key, ...ask }) => kept.get(key).render(ask),

  remotePicture: ({ key, index }) => kept.get(key).remotePicture(index),

  readPart({ key, index }) {
    const part = kept.get(key).part(index)
    return handOver(part, [part.bytes.buffer])
  },
}

if (!parentPort) throw new Error('this is the entry of a worker thread')
serveWorker(parentPort, operations)
