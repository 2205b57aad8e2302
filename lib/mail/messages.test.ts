import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import type { ExpiringCredential } from '@/lib/domain/notice'
import { alertMessage } from './alert-message'
import { digestMessage } from './digest-message'
import { retiringMessage } from './retiring-message'

const credential = (name: string, more: Partial<ExpiringCredential> = {}): ExpiringCredential => ({
  id: 'c1',
  kind: 'api_client',
  name,
  clientId: 'kt_0123456789abcdefghijABCD',
  ownerName: 'Ada Lovelace',
  serviceUserName: null,
  application: 'REST API',
  disabled: false,
  scope: ['alerts:read', 'cases:write'],
  lastUsedAt: new Date('2026-11-21T22:30:00Z'),
  lastUsedFrom: '203.0.113.9',
  expiresAt: new Date('2026-11-25T12:00:00Z'),
  ...more,
})
const reader = { timeZone: 'Europe/Berlin', publicUrl: 'https://keys.example.com' }
const digest = (...expiring: ExpiringCredential[]) =>
  digestMessage({ day: '2026-11-22', expired: [], expiring }, reader)

test('a digest names each credential, its owner, when it expires, what stops working, and a link', () => {
  const message = digest(credential('Billing export'))
  expect(message.subject).toBe('Billing export expires in 3 days')
  expect(message.text).toBe(`Billing export expires in 3 days

Programs lose access when their credential expires. Replace it in time.

Billing export: expires in 3 days
  When:        Wednesday 25 November 2026, 13:00 GMT+1 (Europe/Berlin)
  What:        API client kt_0123456789abcdefghijABCD
  Owner:       Ada Lovelace
  Used by:     REST API
  What stops:  alerts:read, cases:write
  Last used:   21 Nov 2026, 23:30 GMT+1 (Europe/Berlin), from 203.0.113.9
  Open:        https://keys.example.com/api-clients?client=c1

You receive this because one of your groups in Keyturn (https://keys.example.com) is subscribed to account alerts by e-mail.
`)
  for (const words of ['Billing export', 'Ada Lovelace', 'alerts:read, cases:write', 'Expires in 3 days'])
    expect(message.html).toContain(words)
})

test('a service API key is named with its service user, and its link opens the page of keys', () => {
  const key = credential('Nightly key', {
    kind: 'service_api_key',
    clientId: null,
    serviceUserName: 'warehouse',
    application: null,
    lastUsedAt: null,
  })
  const { text, html } = digest(key)
  expect(text).toContain('Service API key of warehouse')
  expect(text).toContain('Last used:   Never')
  expect(text).toContain('https://keys.example.com/service-keys?key=c1')
  expect(html).toContain('href="https://keys.example.com/service-keys?key=c1"')
})

test('a name is never interpreted as HTML', () => {
  const { html } = digest(credential('<img src=x onerror="alert(1)"> & \'Co\''))
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;Co&#39;')
})

test('a name never becomes a header or another recipient', async () => {
  const name = 'Export\r\nBcc: eve@example.com\r\n\r\nBody'
  const { subject, text, html } = digest(credential(name))
  const sent = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: 'keyturn@example.com',
    to: { name: '', address: 'ada@example.com' },
    subject,
    text,
    html,
  })
  const mail = await simpleParser(sent.message)
  expect(mail.headers.has('bcc')).toBe(false)
  expect(sent.envelope.to).toEqual(['ada@example.com'])
  expect(mail.subject).toMatch(/^Export +Bcc: eve@example.com +Body expires in 3 days$/)
})

test('an alert says what happened, from which address, and what to do', () => {
  const leak = { credentialId: 'c1', from: '198.51.100.7', at: new Date('2026-11-22T12:00:00Z') }
  const { subject, text } = alertMessage(leak, credential('Billing export'), reader)
  expect(subject).toBe('The secret of Billing export was used from a forbidden address')
  expect(text).toMatch(/used from 198\.51\.100\.7/)
  expect(text).toMatch(/When: +Sunday 22 November 2026, 13:00 GMT\+1/)
  expect(text).toMatch(/reset or replace it/)
})

test('R2: a notice of a retiring key says when it retires, when and from where the old key was last used, and what to do', () => {
  const secret = {
    id: 's1',
    supersededAt: new Date('2026-11-20T12:00:00Z'),
    retiresAt: new Date('2026-11-25T17:00:00Z'),
    extendedAt: null,
    lastUsedAt: new Date('2026-11-25T11:59:00Z'),
    lastUsedFrom: '198.51.100.7',
  }
  const key = credential('Nightly key', {
    kind: 'service_api_key',
    clientId: null,
    serviceUserName: 'warehouse',
    application: null,
  })
  const now = new Date('2026-11-25T12:00:00Z')
  const { subject, text, html } = retiringMessage(secret, key, { ...reader, now })
  expect(subject).toBe('The old key of Nightly key retires in 5 hours and is still in use')
  expect(text).toBe(`The old key of Nightly key retires in 5 hours and is still in use

It was last used on 25 Nov 2026, 12:59 GMT+1 from 198.51.100.7, and stops working on 25 Nov 2026, 18:00 GMT+1. Give its users the new key before then, or extend the old one, which is possible once.

Nightly key: old key retires in 5 hours
  When:        Wednesday 25 November 2026, 18:00 GMT+1 (Europe/Berlin)
  What:        Service API key of warehouse
  Owner:       Ada Lovelace
  May use:     alerts:read, cases:write
  Last used:   25 Nov 2026, 12:59 GMT+1 (Europe/Berlin), from 198.51.100.7
  Open:        https://keys.example.com/service-keys?key=c1

You receive this because you own this credential in Keyturn (https://keys.example.com), or one of your groups is subscribed to account alerts by e-mail.
`)
  expect(html).toContain('href="https://keys.example.com/service-keys?key=c1"')
})
