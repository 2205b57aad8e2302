import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'
import { GatewayNotice, type GatewayView } from './gateway-notice'
import { ProxyCheck } from './proxy-check'

/** What runs here. */
export interface AboutView {
  version: string
  database: 'embedded' | 'postgresql'
  node: string
  publicUrl: string
}

const databases = { embedded: 'Embedded (PGlite)', postgresql: 'PostgreSQL' }

interface AboutPanelProps {
  about: AboutView
  /** A gateway that nobody named as a trusted proxy. */
  untrustedGateway: GatewayView | null
  reading: { now: string; timeZone: string }
}

/** What one is asked when something does not work, and whether what stands in front is set up right. */
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
