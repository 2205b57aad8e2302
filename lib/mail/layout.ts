import { Html, html } from './html'

/** The console's look for mail programs, which support few styles: light colours inline, dark ones by class. */
const dark = `
  @media (prefers-color-scheme: dark) {
    .page { background: #0f1115 !important; }
    .card { background: #16181d !important; border-color: #2b2e36 !important; }
    .row { border-color: #2b2e36 !important; }
    .ink { color: #eceef2 !important; }
    .soft { color: #a3a8b4 !important; }
    .link { color: #8fb4ff !important; }
    .red { color: #ff9d94 !important; }
    .amber { color: #f2bf5e !important; }
    .button { background: #8fb4ff !important; color: #0f1115 !important; }
  }
  @media (max-width: 480px) {
    .gutter { padding-left: 20px !important; padding-right: 20px !important; }
  }`

const font = "font-family:Geist,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** Text styles by purpose. */
export const styles = {
  ink: 'color:#16181d',
  soft: 'color:#5b6170',
  red: 'color:#b42318',
  amber: 'color:#8a5a00',
  link: 'color:#1d4fd7',
} as const

interface Page {
  title: string
  /** What mail programs show beside the subject. */
  preview: string
  /** Table rows. */
  rows: Html[]
  /** Why the recipient gets this message, and from which Keyturn. */
  footer: string
}

/** One column of tables, which every mail program lays out the same way. */
export function page({ title, preview, rows, footer }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${title}</title>
        <style>
          ${new Html(dark)}
        </style>
      </head>
      <body
        class="page"
        style="margin:0;padding:0;background:#f4f5f7;${font};font-size:14px;line-height:20px"
      >
        <div style="display:none;max-height:0;overflow:hidden">${preview}</div>
        <table
          role="presentation"
          class="page"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          style="background:#f4f5f7"
        >
          <tr>
            <td align="center" style="padding:32px 12px">
              <table
                role="presentation"
                class="card"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:600px;background:#ffffff;border:1px solid #dfe2e8;border-radius:10px;text-align:left"
              >
                <tr>
                  <td class="gutter" style="padding:28px 32px 4px">
                    <p class="soft" style="margin:0 0 12px;${styles.soft};font-weight:600">Keyturn</p>
                    <h1 class="ink" style="margin:0;font-size:20px;line-height:28px;${styles.ink}">
                      ${title}
                    </h1>
                  </td>
                </tr>
                ${rows}
                <tr>
                  <td
                    class="gutter soft"
                    style="padding:20px 32px 28px;font-size:12px;line-height:16px;${styles.soft}"
                  >
                    ${footer}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`.text
}

/** A row of text. */
export function paragraph(text: string): Html {
  return html`<tr>
    <td class="gutter soft" style="padding:8px 32px 4px;${styles.soft}">${text}</td>
  </tr>`
}

/** The main action. The cell has the background, because some mail programs give links none. */
export function button(label: string, address: string): Html {
  return html`<tr>
    <td class="gutter" style="padding:16px 32px 4px">
      <table role="presentation" cellpadding="0" cellspacing="0" border="0">
        <tr>
          <td class="button" style="background:#1d4fd7;border-radius:6px">
            <a
              class="button"
              href="${address}"
              style="display:inline-block;padding:8px 14px;color:#ffffff;font-weight:600;text-decoration:none;border-radius:6px"
              >${label}</a
            >
          </td>
        </tr>
      </table>
    </td>
  </tr>`
}
