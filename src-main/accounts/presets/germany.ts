import { autoconfig, type Preset } from './preset.ts'

const GMX_NET = ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'gmx.eu', 'gmx.org', 'gmx.info', 'gmx.biz']
const GMX_COM = ['gmx.com', 'gmx.us', 'gmx.co.uk', 'gmx.es', 'gmx.fr', 'gmx.it', 'gmx.pt', 'gmx.se']

/** Providers of German-speaking countries. */
export const GERMANY: readonly Preset[] = [
  {
    provider: 'GMX',
    domains: GMX_NET,
    server: { host: 'pop.gmx.net' },
    notes: ['switch-on'],
    help: 'https://www.gmx.net/mail/tipps/posts/pop3-imap/36/',
    source: autoconfig('gmx.net.xml'),
  },
  {
    provider: 'GMX',
    domains: GMX_COM,
    server: { host: 'pop.gmx.com' },
    notes: ['switch-on'],
    source: autoconfig('gmx.com.xml'),
  },
  {
    provider: 'WEB.DE',
    domains: ['web.de'],
    server: { host: 'pop3.web.de', user: 'local-part' },
    notes: ['switch-on'],
    help: 'https://hilfe.web.de/pop-imap/einschalten.html',
    source: autoconfig('web.de.xml'),
  },
  {
    provider: 'T-Online',
    domains: ['t-online.de', 'magenta.de'],
    server: { host: 'securepop.t-online.de' },
    notes: ['app-password'],
    help: 'https://www.telekom.de/hilfe/apps-dienste/e-mail/einstellungen/posteingang-postausgang-server',
    source: autoconfig('t-online.de.xml'),
  },
  {
    provider: 'Posteo',
    domains: ['posteo.de', 'posteo.net', 'posteo.org', 'posteo.eu', 'posteo.at', 'posteo.ch'],
    server: { host: 'posteo.de' },
    help: 'https://posteo.de/hilfe/wie-richte-ich-posteo-in-einem-mailprogramm-ein-pop3-imap-und-smtp',
  },
  {
    provider: '1&1',
    domains: ['online.de', 'onlinehome.de'],
    exchangers: ['kundenserver.de', 'schlund.de'],
    server: { host: 'pop.1und1.de' },
    help: 'https://hilfe-center.1und1.de/e-mail-einstellungen',
    source: autoconfig('1und1.de.xml'),
  },
  {
    provider: 'STRATO',
    domains: ['strato.de'],
    exchangers: ['rzone.de'],
    server: { host: 'pop3.strato.de' },
    help: 'https://www.strato.de/faq/mail/externes-e-mail-programm-mit-strato-e-mail-adresse-nutzen/',
    source: autoconfig('strato.de.xml'),
  },
  {
    provider: 'Swisscom',
    domains: ['bluewin.ch', 'bluemail.ch'],
    server: { host: 'pop3s.bluewin.ch' },
    source: autoconfig('bluewin.ch.xml'),
  },
]
