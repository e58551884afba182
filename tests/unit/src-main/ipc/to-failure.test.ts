import { describe, expect, it } from 'vitest'
import { toFailure } from '../../../../src-main/ipc/to-failure.ts'
import { Pop3CommandError, Pop3ProtocolError, Pop3TransportError } from '../../../../src-main/pop3/errors.ts'
import { StoreError } from '../../../../src-main/store/errors.ts'

describe('toFailure', () => {
  it.each([
    ['PASS', 'AUTH', 'auth-rejected', false],
    ['PASS', undefined, 'auth-rejected', false],
    ['PASS', 'IN-USE', 'mailbox-busy', true],
    ['PASS', 'LOGIN-DELAY', 'login-delay', true],
    ['PASS', 'SYS/TEMP', 'server-temporary', true],
    ['PASS', 'SYS/PERM', 'server-refused', false],
    ['STAT', undefined, 'server-refused', false],
    ['UIDL', undefined, 'capability-missing', false],
  ])('takes a refused %s with code %s for %s', (verb, responseCode, code, retryable) => {
    const failure = toFailure(new Pop3CommandError(verb, 'what the server said', responseCode))

    expect(failure).toMatchObject({ code, retryable, serverText: 'what the server said' })
  })

  it('tells a cut line from a wrong certificate', () => {
    expect(toFailure(new Pop3TransportError('read', 'lost')).code).toBe('connection-lost')
    expect(toFailure(new Pop3TransportError('tls', 'certificate'))).toMatchObject({
      code: 'certificate',
      retryable: false,
    })
  })

  it('tells a limit from a broken conversation', () => {
    expect(toFailure(new Pop3ProtocolError('limit', 'too long')).code).toBe('limit-exceeded')
    expect(toFailure(new Pop3ProtocolError('broken', 'neither +OK nor -ERR')).code).toBe('protocol-broken')
  })

  it('says that the disk is full, whether the store or a saved file met it', () => {
    const enospc = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' })

    expect(toFailure(new StoreError('disk-full', 'full')).code).toBe('disk-full')
    expect(toFailure(enospc).code).toBe('disk-full')
  })

  it('has an answer for what nobody foresaw', () => {
    expect(toFailure('odd')).toEqual({ code: 'unexpected', message: 'odd', retryable: false })
  })
})
