import { sql as visits } from './migration/0001-visits.ts'
import { sql as textMessages } from './migration/0002-text-messages.ts'
import { sql as clinicWork } from './migration/0003-clinic-work.ts'
import { sql as calendars } from './migration/0004-calendars.ts'
import { sql as reports } from './migration/0005-reports.ts'
import { sql as busyByStaff } from './migration/0006-busy-by-staff.ts'

/**
 * The SQL that leads from each version of the tables to the next; the file holds its version in `user_version`. Adding
 * one is a file in migration/ and a line at the end here. What has shipped is never edited.
 */
export const migrations: readonly string[] = [
  visits,
  textMessages,
  clinicWork,
  calendars,
  reports,
  busyByStaff,
]
