import { autoconfig, type Preset } from './preset.ts'

const TIM = 'https://www.tim.it/assistenza/assistenza-tecnica/mail/configurazione/protocolli-posta'

/** Providers of Italy. */
export const ITALY: readonly Preset[] = [
  {
    provider: 'Libero Mail',
    domains: ['libero.it', 'iol.it', 'blu.it', 'inwind.it', 'giallo.it'],
    server: { host: 'popmail.libero.it' },
    help: 'https://aiuto.libero.it/articolo/mail/parametri-di-configurazione-per-il-client-di-posta/',
    source: autoconfig('libero.it.xml'),
  },
  {
    provider: 'TIM Mail',
    domains: ['tim.it'],
    server: { host: 'pop.tim.it', port: 110, security: 'stls' },
    help: TIM,
    source: autoconfig('tim.it.xml'),
  },
  {
    provider: 'Alice Mail',
    domains: ['alice.it'],
    server: { host: 'in.alice.it', port: 110, security: 'stls' },
    help: TIM,
    source: autoconfig('alice.it.xml'),
  },
  {
    provider: 'Virgilio Mail',
    domains: ['virgilio.it'],
    server: { host: 'in.virgilio.it' },
    help: 'https://aiuto.virgilio.it/articolo/mail/configurare-virgilio-mail-con-client-di-posta-imap-e-smtp/',
    source: autoconfig('virgilio.it.xml'),
  },
  {
    provider: 'Tiscali Mail',
    domains: ['tiscali.it'],
    server: { host: 'pop.tiscali.it' },
    help: 'https://assistenza.tiscali.it/servizi/guida/posta-elettronica/',
    source: autoconfig('tiscali.it.xml'),
  },
  {
    provider: 'Aruba',
    domains: ['aruba.it'],
    server: { host: 'pop3s.aruba.it' },
    help: 'https://guide.hosting.aruba.it/email/configurazione-email-pc-dispositivi-mobili/configurazione-casella-dominio-pc-mac-pop.aspx',
  },
  {
    provider: 'Email.it',
    domains: ['email.it'],
    server: { host: 'pop.email.it' },
    help: 'https://www.email.it/faq',
    source: autoconfig('email.it.xml'),
  },
  {
    provider: 'Fastweb',
    domains: ['fastwebnet.it'],
    server: { host: 'pop.fastwebnet.it' },
    help: 'https://www.fastweb.it/fastmail/guida/mail_POPeIMAP/',
    source: autoconfig('fastwebnet.it.xml'),
  },
]
