import { join } from 'node:path'
import type { MailUser } from './mail-user.ts'
import type { TestCertificate } from './test-certificate.ts'

/** What one instance's configuration depends on. */
export interface DovecotSetting {
  readonly folder: string
  readonly ports: { readonly plain: number; readonly tls: number }
  readonly certificate: TestCertificate
  readonly owner: MailUser
  readonly lockSession: boolean
  /** Further `key = value` lines, last, so that they win. */
  readonly set: Readonly<Record<string, string>>
  readonly sections: string
}

export const usersFile = (folder: string): string => join(folder, 'users')
export const logFile = (folder: string): string => join(folder, 'dovecot.log')
export const maildir = (folder: string, user: string): string => join(folder, 'mail', user)

/** The configuration of a Dovecot 2.3 that lives in its folder alone and needs no right its user has not got. */
export function dovecotConfig({
  folder,
  ports,
  certificate,
  owner,
  lockSession,
  set,
  sections,
}: DovecotSetting): string {
  const more = Object.entries(set).map(([key, value]) => `${key} = ${value}\n`)
  return `base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
log_path = ${logFile(folder)}
protocols = pop3
listen = 127.0.0.1
default_internal_user = ${owner.name}
default_internal_group = ${owner.group}
default_login_user = ${owner.name}
first_valid_uid = 1
default_vsz_limit = 1G

ssl = yes
ssl_cert = <${certificate.certificateFile}
ssl_key = <${certificate.keyFile}
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0 secs
auth_username_chars =

mail_location = maildir:${maildir(folder, '%u')}
# Tests check what a client does with its mail; the server's own durability is not at stake.
mail_fsync = never
mail_max_userip_connections = 50
pop3_lock_session = ${lockSession ? 'yes' : 'no'}

passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${usersFile(folder)}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${maildir(folder, '%u')} allow_all_users=yes
}

# Leaving out chroot is what lets this run as an ordinary user.
service pop3-login {
  chroot =
  process_min_avail = 1
  inet_listener pop3 {
    port = ${ports.plain}
  }
  inet_listener pop3s {
    port = ${ports.tls}
    ssl = yes
  }
}
# No growing delay after a wrong password: all tests come from one address.
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
${sections}
${more.join('')}`
}
