import { DescriptionRow } from '@/components/ui/description-list'

/** The network restriction of a credential, in its details. */
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
