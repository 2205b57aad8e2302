import type { Measured, Measurement } from './measure'
import { peerName } from './peer'

const columns = [
  '',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'CPU µs/request',
  'of bare, rate',
  'of bare, CPU',
  'of peer, rate',
  'p50 ms at first',
]
const widths = [32, 11, 8, 8, 16, 15, 14, 15, 17]

export function heading(title: string): string {
  return line([title, ...columns.slice(1)])
}

/**
 * A line for each contestant: medians over the rounds, compared with those of the bare server, which comes first, and of
 * oidc-provider. The comparison by CPU time is valid even if the load, or other work on the machine, was the limit.
 */
export function rows(measured: Measured[]): string {
  const [bare] = measured
  const peer = measured.find(({ server }) => server.name === peerName)
  return measured
    .map(({ server, first, rounds }) => {
      const cpu = median(rounds, 'cpu')
      const bareCpu = bare && median(bare.rounds, 'cpu')
      return line([
        `  ${server.name}`,
        Math.round(median(rounds, 'rate') ?? 0).toLocaleString('en'),
        fixed(median(rounds, 'p50'), 2),
        fixed(median(rounds, 'p99'), 2),
        fixed(cpu, 1),
        fixed((median(rounds, 'rate') ?? 0) / ((bare && median(bare.rounds, 'rate')) ?? 0), 2),
        fixed(cpu && bareCpu ? bareCpu / cpu : null, 2),
        fixed(peer ? (median(rounds, 'rate') ?? 0) / (median(peer.rounds, 'rate') ?? 0) : null, 2),
        fixed(first.p50, 2),
      ])
    })
    .join('\n')
}

/** Null if a round has no value. */
function median(rounds: Measurement[], figure: keyof Measurement): number | null {
  const values = rounds.map((round) => round[figure]).filter((value) => value !== null)
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}

function fixed(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits)
}

function line(cells: string[]): string {
  const padded = cells.map((cell, index) =>
    index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
  )
  return padded.join('')
}
