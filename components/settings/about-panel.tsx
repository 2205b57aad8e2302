import { DescriptionList, DescriptionRow } from '@/components/ui/description-list'

/** What runs here. */
export interface AboutView {
  version: string
  database: 'embedded' | 'postgresql'
  node: string
  publicUrl: string
}

const databases = { embedded: 'Embedded (PGlite)', postgresql: 'PostgreSQL' }

/** What one is asked when something does not work. */
export function AboutPanel({ about: { version, database, node, publicUrl } }: { about: AboutView }) {
  return (
    <section aria-labelledby="about" className="flex max-w-160 flex-col gap-4">
      <h2 id="about" className="font-semibold">
        About
      </h2>
      <DescriptionList>
        <DescriptionRow term="Keyturn">{version}</DescriptionRow>
        <DescriptionRow term="Database">{databases[database]}</DescriptionRow>
        <DescriptionRow term="Node.js">{node}</DescriptionRow>
        <DescriptionRow term="Public URL">{publicUrl}</DescriptionRow>
      </DescriptionList>
    </section>
  )
}
