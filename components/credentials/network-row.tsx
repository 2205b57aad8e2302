import { DescriptionRow } from '@/components/ui/description-list'

/** From where a credential may be used, in its details. */
export function NetworkRow({ networks }: { networks: string[] }) {
  return (
    <DescriptionRow term="Networks">
      {networks.length === 0
        ? 'From anywhere'
        : networks.map((network) => (
            <code key={network} className="block">
              {network}
            </code>
          ))}
    </DescriptionRow>
  )
}
