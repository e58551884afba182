import { autoconfig, type Preset } from './preset.ts'

/** Providers of other single countries. */
export const ELSEWHERE: readonly Preset[] = [
  {
    provider: 'Orange',
    domains: ['orange.fr', 'wanadoo.fr'],
    server: { host: 'pop.orange.fr' },
    help: 'https://assistance.orange.fr',
    source: autoconfig('orange.fr.xml'),
  },
  {
    provider: 'Free',
    domains: ['free.fr'],
    server: { host: 'pop.free.fr', user: 'local-part' },
    help: 'https://assistance.free.fr/articles/configurer-de-maniere-avancee-mon-logiciel-de-messagerie-609',
  },
  {
    provider: 'La Poste',
    domains: ['laposte.net'],
    server: { host: 'pop.laposte.net', user: 'local-part' },
    source: autoconfig('laposte.net.xml'),
  },
  {
    provider: 'SFR',
    domains: ['sfr.fr', 'neuf.fr', 'club-internet.fr'],
    server: { host: 'pop.sfr.fr' },
    source: autoconfig('sfr.fr.xml'),
  },
  {
    provider: 'Seznam',
    domains: ['seznam.cz', 'email.cz', 'post.cz'],
    server: { host: 'pop3.seznam.cz' },
    source: autoconfig('seznam.cz.xml'),
  },
  {
    provider: 'Onet Poczta',
    domains: ['onet.pl', 'onet.eu', 'op.pl', 'vp.pl', 'poczta.onet.pl'],
    server: { host: 'pop3.poczta.onet.pl' },
    help: 'https://pomoc.poczta.onet.pl/baza-wiedzy/konfiguracja-poczty-w-programie-mozilla-thunderbird/',
  },
  {
    provider: 'o2 Poczta',
    domains: ['o2.pl', 'go2.pl', 'tlen.pl'],
    server: { host: 'poczta.o2.pl', user: 'local-part' },
    notes: ['switch-on'],
    help: 'https://pomoc.o2.pl/aktywacja-dostepu-dla-programow-pocztowych',
  },
  {
    provider: 'WP Poczta',
    domains: ['wp.pl'],
    server: { host: 'pop3.wp.pl', user: 'local-part' },
    source: autoconfig('wp.pl.xml'),
  },
  {
    provider: 'BT Mail',
    domains: ['btinternet.com', 'btopenworld.com', 'talk21.com'],
    server: { host: 'mail.btinternet.com' },
    source: autoconfig('btinternet.com.xml'),
  },
  {
    provider: 'AT&T',
    domains: ['att.net', 'ameritech.net', 'bellsouth.net', 'flash.net', 'pacbell.net', 'sbcglobal.net'],
    server: { host: 'inbound.att.net' },
    source: autoconfig('att.net.xml'),
  },
  {
    provider: 'Virgin Media',
    domains: ['virginmedia.com'],
    server: { host: 'pop3.virginmedia.com' },
    source: autoconfig('virginmedia.com.xml'),
  },
  {
    provider: 'Spectrum',
    domains: ['charter.net', 'spectrum.net', 'bresnan.net'],
    server: { host: 'mobile.charter.net' },
    help: 'https://www.spectrum.net/support/internet/mobile-email-setup',
    source: autoconfig('charter.net.xml'),
  },
  {
    provider: 'Ziggo',
    domains: ['ziggo.nl', 'ziggomail.com', 'casema.nl', 'upcmail.nl', 'chello.nl', 'home.nl', 'quicknet.nl'],
    server: { host: 'pop.ziggo.nl' },
    help: 'https://www.ziggo.nl/klantenservice/e-mail/',
    source: autoconfig('ziggo.nl.xml'),
  },
  {
    provider: 'KPN',
    domains: ['kpnmail.nl', 'planet.nl', 'hetnet.nl', 'xs4all.nl', 'telfort.nl'],
    server: { host: 'pop.kpnmail.nl' },
    help: 'https://www.kpn.com/service/internet/e-mail/instellen-laptop-pc.htm',
  },
  {
    provider: 'Yahoo! JAPAN',
    domains: ['yahoo.co.jp'],
    server: { host: 'pop.mail.yahoo.co.jp', user: 'local-part' },
    source: autoconfig('yahoo.co.jp.xml'),
  },
  {
    provider: 'Naver',
    domains: ['naver.com'],
    server: { host: 'pop.naver.com' },
    help: 'https://help.naver.com/service/30029/contents/21342',
  },
  {
    provider: 'Telstra',
    domains: ['bigpond.com', 'bigpond.net.au', 'telstra.com'],
    server: { host: 'pop.telstra.com' },
    source: autoconfig('bigpond.com.xml'),
  },
]
