import { useEffect } from 'react'
import { regionToken } from '../../ui/palette.ts'
import type { Picture } from '../../ui/picture.ts'
import { useWidth } from '../../ui/useWidth.ts'
import { drawMap } from './drawMap.ts'
import type { World } from './useWorld.ts'
import { useWorldMap } from './useWorldMap.ts'
import { WorldMap } from './WorldMap.tsx'
import type { WorldView } from './worldView.ts'

interface WorldMapFigureProps {
  readonly world: World
  readonly view: WorldView
  readonly open: string | undefined
  readonly label: string
  /** Told how to draw the map for a file, once it can be drawn. */
  readonly onPicture: (picture: (() => Picture) | null) => void
}

/** The map of the world page; loaded with its outline when it is first asked for. */
export function WorldMapFigure({ world, view, open, label, onPicture }: WorldMapFigureProps) {
  const [room, width] = useWidth<HTMLDivElement>()
  const map = useWorldMap(world, view, open, width)
  const { geometry, net, drawn } = map
  const { areas } = world
  useEffect(() => {
    const ready = geometry !== null && net !== null && drawn !== null
    onPicture(ready ? () => drawMap(geometry, net, drawn, (code) => colour(areas, code)) : null)
    return () => onPicture(null)
  }, [geometry, net, drawn, areas, onPicture])
  return (
    <div ref={room}>
      <WorldMap
        map={map}
        name={areas.name}
        colourOf={(code) => colour(areas, code)}
        label={label}
        disclaimer={areas.disclaimer}
      />
    </div>
  )
}

/** The hue of the region an area belongs to. */
function colour(areas: World['areas'], code: string): string {
  const region = areas.areas.get(code)?.regions['science-2014']
  const place = areas.regionsOf('science-2014').findIndex((known) => known.code === region)
  return `$${regionToken(Math.max(place, 0))}`
}
