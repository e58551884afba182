import { useDropZone } from '@vueuse/core'
import type { Ref } from 'vue'

/** Takes the message files that are dropped anywhere on the window; true while some are held over it. */
export function useFileDrop(take: (files: readonly File[]) => unknown): Ref<boolean> {
  const { isOverDropZone } = useDropZone(document.body, {
    checkValidity: (items) => Array.from(items).some(({ kind }) => kind === 'file'),
    onDrop: (dropped) => take((dropped ?? []).filter(({ name }) => /\.eml$/i.test(name))),
  })
  return isOverDropZone
}
