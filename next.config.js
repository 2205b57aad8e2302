/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The server in front compresses nothing and logs requests itself.
  logging: { serverFunctions: false, incomingRequests: false },
  // The image decoder has had security advisories, and no page has an image to optimise.
  images: { unoptimized: true },
  // `npm run check` does this, with the native compiler.
  typescript: { ignoreBuildErrors: true },
  // Renders app/global-not-found.tsx for unknown addresses only.
  experimental: { globalNotFound: true },
  serverExternalPackages: ['@electric-sql/pglite', '@prisma/client', 'pg', 'pino'],
}
