import { useReaderStore } from '../../stores/reader.ts'
import { useCommands } from '../commands/use-commands.ts'
import type { ReaderActions } from './use-reader-actions.ts'
import { useZoom } from './use-zoom.ts'

/** What keys do with the message that is read, as long as there is one and `isActive`. */
export function useReaderKeys(actions: ReaderActions, isActive: () => boolean = () => true): void {
  const reader = useReaderStore()
  const zoom = useZoom()
  useCommands(
    {
      find: actions.find,
      print: actions.print,
      larger: zoom.larger,
      smaller: zoom.smaller,
      'actual-size': zoom.reset,
    },
    () => isActive() && reader.detail !== null,
  )
  useCommands({ 'fixed-width': reader.toggleFont }, () => isActive() && reader.font !== null)
}
