import type { Handlers } from '../../contract/calls.ts'
import type { CertificateFile, ChosenCertificates } from '../client-certificates.ts'

type CertificateCalls = Pick<Handlers, Extract<keyof Handlers, `certificates:${string}`>>

export interface CertificateHandlerParts {
  certificates: () => ChosenCertificates
  /** Asks for a file; null when the user closes the dialog. @throws when it cannot be read, or is far too large */
  chooseCertificate: () => Promise<CertificateFile | null>
}

export const certificateHandlers = ({
  certificates,
  chooseCertificate,
}: CertificateHandlerParts): CertificateCalls => ({
  'certificates:choose': async () => {
    const file = await chooseCertificate()
    return file && certificates().choose(file)
  },
  'certificates:open': ({ id, passphrase }) => certificates().open(id, passphrase),
})
