import {
  Calendar,
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  FileWarning,
  Mail,
} from '@lucide/vue'
import type { FunctionalComponent } from 'vue'
import type { Attachment } from '../../../src-main/contract/message.ts'

const byType: [RegExp, FunctionalComponent][] = [
  [/^image\//, FileImage],
  [/^audio\//, FileAudio],
  [/^video\//, FileVideo],
  [/^message\//, Mail],
  [/spreadsheet|excel|csv/, FileSpreadsheet],
  [/zip|compressed|x-(7z|rar|tar|gzip)/, FileArchive],
  [/calendar|\/ics$/, Calendar],
  [/^text\/|pdf|word|document|rtf/, FileText],
]

/** The picture for a kind of file; one that can run code is shown as a warning whatever it calls itself. */
export function fileIcon({ mimeType, isDangerous }: Attachment): FunctionalComponent {
  if (isDangerous) return FileWarning
  return byType.find(([pattern]) => pattern.test(mimeType))?.[1] ?? File
}
