import { describe, expect, it } from 'vitest'
import { readConfig } from '@/lib/config'
import { publicConfigOf } from './public-config'

describe('what pages may know of the configuration', () => {
  it('contains no key, no password and no address of the database', () => {
    const secrets = {
      KEYTURN_ROOT_KEY: Buffer.alloc(32, 'secret').toString('base64'),
      DATABASE_URL: 'postgresql://keyturn:database-secret@db.example.com/keyturn',
      SMTP_URL: 'smtp://mailer:mail-secret@mail.example.com:587',
      ADMIN_EMAIL: 'ada@example.com',
      ADMIN_PASSWORD: 'administrator-secret',
      PUBLIC_URL: 'https://keyturn.example.com',
    }
    const known = JSON.stringify(publicConfigOf(readConfig(secrets), 'postgresql'))
    expect(known).toContain('mail.example.com:587')
    for (const secret of ['secret', secrets.KEYTURN_ROOT_KEY, 'db.example.com']) {
      expect(known).not.toContain(secret)
    }
  })
})
