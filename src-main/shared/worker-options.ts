import type { WorkerOptions } from 'node:worker_threads'

/**
 * For the threads of the store and the parser: what they take in hand is soon done with. V8 would give the young objects of
 * each 48 MB, and fill them before it looks; a sync takes as long with less (npm run bench -- sync).
 */
export const WORKER_OPTIONS: WorkerOptions = { resourceLimits: { maxYoungGenerationSizeMb: 8 } }
