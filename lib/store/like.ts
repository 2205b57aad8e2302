/** Escapes a text for LIKE. Prisma passes it on unescaped, although these three characters are special there. */
export const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)
