import type en from '../en/certificate.ts'

const certificate: typeof en = {
  server: 'Server',
  reason: 'Rifiutato perché',
  subject: 'Rilasciato a',
  issuer: 'Rilasciato da',
  names: 'Valido per',
  valid: 'Validità',
  fromTo: 'dal {from} al {to}',
  fingerprint: 'Impronta SHA-256',
  selfSigned: 'solo il server stesso lo garantisce',
  unknownIssuer: 'chi lo ha rilasciato qui non è noto',
  expired: 'è scaduto',
  notYetValid: 'non è ancora valido',
  otherServer: 'appartiene a un server con un altro nome',
  trust: 'Fidati di questo certificato per questo server…',
  meaning:
    'D’ora in poi questo certificato, e nessun altro, si accetta da {server} senza altri controlli: fallo solo se il gestore del server ti ha dato proprio questa impronta.',
  confirm: 'Fidati del certificato',
}

export default certificate
