import { CopyButton } from '@/components/ui/copy-button'
import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'

/** The addresses that machines use, each with a button that copies it. */
export function Addresses({ publicUrl }: { publicUrl: string }) {
  const addresses = [
    { term: 'Issuer', path: '', use: 'Libraries find the other addresses by it.' },
    { term: 'Token', path: '/oauth/token', use: 'Programs get access tokens here.' },
    {
      term: 'Introspect',
      path: '/oauth/introspect',
      use: 'APIs ask here about a token or key (RFC 7662), as an API client with the permission introspection:read.',
    },
    {
      term: 'Revoke',
      path: '/oauth/revoke',
      use: 'Programs revoke their own tokens here (RFC 7009).',
    },
    { term: 'Verify', path: '/verify', use: 'Gateways ask here whether a request may pass.' },
    {
      term: 'Leaks',
      path: '/leaks',
      use: 'Whoever finds a leaked secret reports it here. The answer never says whether it exists.',
    },
    {
      term: 'JWKS',
      path: '/.well-known/jwks.json',
      use: 'The public keys for APIs that check tokens offline.',
    },
    {
      term: 'Metadata',
      path: '/.well-known/oauth-authorization-server',
      use: 'What libraries read first (RFC 8414).',
    },
  ]
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses" className="font-semibold">
        Addresses
      </h2>
      <DescriptionList>
        {addresses.map(({ term, path, use }) => (
          <DescriptionRow key={term} term={term}>
            <span className="flex items-start gap-2">
              <span className="min-w-0">
                <code className="wrap-anywhere">{publicUrl + path}</code>
                <span className="block text-small text-muted">{use}</span>
              </span>
              <CopyButton value={publicUrl + path} label={`Copy ${term} address`} />
            </span>
          </DescriptionRow>
        ))}
      </DescriptionList>
    </section>
  )
}
