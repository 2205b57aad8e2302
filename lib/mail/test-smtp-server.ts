import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A message that the server accepted, with its recipients. */
export interface ReceivedMail {
  recipients: string[]
  mail: ParsedMail
}

/** A real SMTP server on this machine that keeps the messages it accepts. */
export interface TestSmtpServer {
  port: number
  url: string
  received: ReceivedMail[]
  close(): Promise<void>
}

/** Greets at once. By default the library waits a tenth of a second for clients that talk too early. */
class PromptServer extends SMTPServer {
  override connect(...accepted: Parameters<SMTPServer['connect']>): void {
    super.connect(...accepted)
    const connection = [...this.connections].at(-1)
    if (!connection) return
    connection.connectionReady()
    connection.connectionReady = () => {}
  }
}

/** Starts one on a free port, or on the port of an earlier one. */
export async function startSmtpServer(
  options: SMTPServerOptions & { port?: number } = {},
): Promise<TestSmtpServer> {
  const { port = 0, ...rest } = options
  const received: ReceivedMail[] = []
  const server = new PromptServer({
    authOptional: true,
    // No reverse look-up of the client's name.
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      simpleParser(stream, (error: Error | null, mail) => {
        if (!error) received.push({ recipients, mail })
        done(error)
      })
    },
    ...rest,
  })
  // Ignores clients that disconnect.
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const { port: bound } = server.server.address() as AddressInfo
  return {
    port: bound,
    url: `smtp://127.0.0.1:${bound}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
