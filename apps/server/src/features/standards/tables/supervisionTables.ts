import type { dueRoute, reviewsRoute, supervisionRoute } from '@corridor/contract'
import type { CsvTable } from '../../../http/csv.ts'
import type { Answer } from '../../../http/mount.ts'
import { STANDING, standing, yesNo } from './standingColumns.ts'

export const supervisionTable = ({
  records,
}: Answer<typeof supervisionRoute.output>): CsvTable => ({
  columns: [
    'id',
    'kind',
    'state',
    'instrument',
    'articles',
    'date',
    'due',
    'closed',
    'status',
    'title',
    'link',
    ...STANDING,
  ],
  rows: records.map((record) => [
    record.id,
    record.kind,
    record.state,
    record.instrument,
    record.articles.join('; '),
    record.date,
    record.due,
    record.closed,
    record.status,
    record.title,
    record.link,
    ...standing(record),
  ]),
  fileName: 'corridor-supervision',
})

export const dueTable = ({
  state,
  from,
  until,
  items,
}: Answer<typeof dueRoute.output>): CsvTable => ({
  columns: ['state', 'kind', 'date', 'year', 'instrument', 'record', 'rule', 'text', ...STANDING],
  rows: items.map((item) => [
    state,
    item.kind,
    item.date,
    item.year,
    item.instrument,
    item.record,
    item.rule,
    item.text,
    ...standing(item),
  ]),
  fileName: `corridor-due-${state}-${from}-${until}`,
})

export const reviewsTable = ({ reviews }: Answer<typeof reviewsRoute.output>): CsvTable => ({
  columns: [
    'number',
    'subject',
    'from_level',
    'to_level',
    'reviewer',
    'organisation',
    'text_seen',
    'note',
    'reviewed',
    'stands',
  ],
  rows: reviews.map((review) => [
    review.number,
    review.subject,
    review.fromLevel,
    review.toLevel,
    review.reviewer,
    review.organisation,
    review.textSeen,
    review.note,
    review.reviewed,
    yesNo(review.stands),
  ]),
  fileName: 'corridor-reviews',
})
