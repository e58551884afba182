/** An API that only one file may touch, and how its use is recognised in source text. */
export interface Funnel {
  readonly api: string
  readonly pattern: RegExp
  /** The files that may use it; the first one is where new uses belong. */
  readonly files: readonly [string, ...string[]]
  readonly because: string
}

/** A value import; types alone reach nothing. */
const valueImport = (packageName: string): RegExp =>
  new RegExp(
    String.raw`^\s*(?:import|export)\s+(?!type\b)[^;]*?from\s+'${packageName}'|import\(\s*'${packageName}'|^\s*import\s+'${packageName}'`,
    'm',
  )

/** The listener is a server that plays the part of a distant one; it connects to nothing. */
const SAMPLE_SERVER = 'src-main/sample-mailbox/sample-server.ts'

export const FUNNELS: readonly Funnel[] = [
  {
    api: 'ipcMain',
    pattern: /\bipcMain\b/,
    files: ['src-main/ipc/register.ts'],
    because: 'every request from the page passes the sender check and its schema there',
  },
  {
    api: 'webContents.send',
    pattern: /\b(?:webContents|sender|senderFrame)\??\.(?:send|postMessage)\(/,
    files: ['src-main/ipc/broadcast.ts'],
    because: 'every event to the page is one the contract names',
  },
  {
    api: 'contextBridge',
    pattern: /\bcontextBridge\b/,
    files: ['src-main/preload/index.ts'],
    because: 'the page reaches two functions and nothing else',
  },
  {
    api: 'window.mail',
    pattern: /\bwindow\.mail\b/,
    files: ['src-renderer/api/mail-api.ts'],
    because: 'an outcome becomes a value or a failure there',
  },
  {
    api: 'node:net',
    pattern: valueImport('(?:node:)?net'),
    files: ['src-main/pop3/open-socket.ts', SAMPLE_SERVER],
    because: 'every connection has its deadline, its limits and its transcript there',
  },
  {
    api: 'node:tls',
    pattern: valueImport('(?:node:)?tls'),
    files: ['src-main/pop3/open-socket.ts', 'src-main/pop3/client-certificate.ts'],
    because: 'certificates are checked there, and nowhere else can the check be left out',
  },
  {
    api: 'node:http and node:https',
    pattern: valueImport('(?:node:)?https?'),
    files: ['src-main/app/fetch-picture.ts', 'src-main/app/post-form.ts'],
    because: 'the one makes no request that the user did not ask for, the other asks for access tokens alone',
  },
  {
    api: 'electron-updater',
    pattern: valueImport('electron-updater'),
    files: ['src-main/app/updates.ts'],
    because: 'it is asked for newer versions only when the user says so',
  },
  {
    api: 'the database driver',
    pattern: valueImport('@signalapp/sqlcipher'),
    files: ['src-main/store/open-database.ts'],
    because: 'the key comes first, and a database that does not open is left alone',
  },
  {
    api: 'safeStorage',
    pattern: /\bsafeStorage\b/,
    files: ['src-main/accounts/keyring.ts'],
    because: 'no secret is ever written in clear where the system has no keyring',
  },
  {
    api: 'shell.openExternal',
    pattern: /\bshell\??\.openExternal\b|\{[^}]*\bopenExternal\b[^}]*\}\s*=\s*shell\b/,
    files: ['src-main/app/open-external.ts'],
    because: 'only addresses of known kinds leave the program',
  },
]
