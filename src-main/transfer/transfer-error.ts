/** What import and export refuse on purpose; what the system says of files passes as it is. */
export class TransferError extends Error {
  override readonly name = 'TransferError'

  constructor(
    /**
     * - `nothing-there`: no mail in what was chosen. - `not-read`: what was chosen cannot be read.
     * - `name-taken`: no free name for the folder of an export. - `no-backup`: the file is something else.
     * - `backup-damaged`: it is one, but not whole. - `backup-too-new`: a later version made it.
     */
    readonly kind:
      'nothing-there' | 'not-read' | 'name-taken' | 'no-backup' | 'backup-damaged' | 'backup-too-new',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
