import { areaNames, areas, type AreaName } from '@/components/frame/areas'
import type { Person } from '@/lib/domain/principal'
import { reasonToRefuse } from '@/lib/session/actor'

/** Why a person cannot open an area; undefined if they can. */
export function areaRefusal(person: Person, area: AreaName): string | undefined {
  return reasonToRefuse(person, areas[area].permission)
}

/** The areas that a person can open. */
export function openAreas(person: Person): AreaName[] {
  return areaNames.filter((area) => areaRefusal(person, area) === undefined)
}
