import { autoconfig, type Preset } from './preset.ts'

/** Providers in Russian. */
export const RUSSIA: readonly Preset[] = [
  {
    provider: 'Mail.ru',
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru'],
    server: { host: 'pop.mail.ru' },
    notes: ['app-password'],
    help: 'https://help.mail.ru/mail/mailer/popsmtp',
    source: autoconfig('mail.ru.xml'),
  },
  {
    provider: 'Яндекс Почта',
    domains: [
      ...['ru', 'com', 'by', 'kz', 'ua', 'net'].map((ending) => `yandex.${ending}`),
      'ya.ru',
      'narod.ru',
    ],
    server: { host: 'pop.yandex.com' },
    notes: ['switch-on', 'app-password', 'web-decides'],
    help: 'https://yandex.com/support/mail/mail-clients/others.html',
    source: autoconfig('yandex.ru.xml'),
  },
  {
    provider: 'Рамблер/почта',
    domains: ['rambler.ru', 'lenta.ru', 'autorambler.ru', 'myrambler.ru', 'ro.ru'],
    server: { host: 'pop.rambler.ru' },
    notes: ['switch-on'],
    help: 'https://help.rambler.ru/mail/mail-nastrojki-pochtovogo-yashika/2129/',
    source: autoconfig('rambler.ru.xml'),
  },
]
