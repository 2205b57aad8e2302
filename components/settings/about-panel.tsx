import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'
import { GatewayNotice, type GatewayView } from './gateway-notice'
import { ProxyCheck } from './proxy-check'

/** The version and environment of this server. */
export interface AboutView {
  version: string
  database: 'embedded' | 'postgresql'
  node: string
  publicUrl: string
}

const databases = { embedded: 'Embedded (PGlite)', postgresql: 'PostgreSQL' }

interface AboutPanelProps {
  about: AboutView
  /** A gateway that is not a trusted proxy, if one sent a request. */
  untrustedGateway: GatewayView | null
  reading: { now: string; timeZone: string }
}

/** The information that support asks for, and whether the proxy in front is configured correctly. */
export function AboutPanel({ about, untrustedGateway, reading }: AboutPanelProps) {
  const { version, database, node, publicUrl } = about
  return (
    <section aria-labelledby="about" className="flex max-w-160 flex-col gap-4">
      <h2 id="about" className="font-semibold">
        About
      </h2>
      {untrustedGateway && <GatewayNotice gateway={untrustedGateway} reading={reading} />}
      <DescriptionList>
        <DescriptionRow term="Keyturn">{version}</DescriptionRow>
        <DescriptionRow term="Database">{databases[database]}</DescriptionRow>
        <DescriptionRow term="Node.js">{node}</DescriptionRow>
        <DescriptionRow term="Public URL">{publicUrl}</DescriptionRow>
      </DescriptionList>
      <ProxyCheck />
    </section>
  )
}
